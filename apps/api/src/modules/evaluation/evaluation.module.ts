import type { Context, Module } from '../../module.ts'
import { evaluationRoutes } from './evaluation.routes.ts'
import { createEvaluation } from './evaluation.service.ts'
import { createProgress } from './progress.service.ts'

/** How far hubs have come with their outcomes. */
export function createEvaluationModule({ store, now }: Context) {
  return {
    services: {},
    routes: [evaluationRoutes(createEvaluation({ store, now }), createProgress({ store, now }))],
  } satisfies Module
}
