import type { Context, Module } from '../../module.ts'
import { evaluationRoutes } from './evaluation.routes.ts'
import { createEvaluation } from './evaluation.service.ts'
import { createOutcomesReports } from './outcomes-report.service.ts'
import { createProgress } from './progress.service.ts'

/** How far hubs have come with their outcomes. */
export function createEvaluationModule({ store, now }: Context) {
  const evaluation = createEvaluation({ store, now })
  const outcomesReports = createOutcomesReports({ store, evaluation })
  return {
    services: { outcomesReports },
    routes: [evaluationRoutes({ evaluation, progresses: createProgress({ store, now }), outcomesReports })],
  } satisfies Module
}
