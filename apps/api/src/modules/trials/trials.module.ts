import type { Context, Module } from '../../module.ts'
import type { Plans } from '../plans/plans.service.ts'
import { createTrialSums } from './trial-sums.service.ts'
import { trialRoutes } from './trials.routes.ts'
import { createTrials } from './trials.service.ts'

/** What colleagues have tried, and what came of it. */
export function createTrialsModule({ store }: Context, { plans }: { plans: Plans }) {
  const trials = createTrials({ store, plans })
  const trialSums = createTrialSums({ store })
  return { services: { trials, trialSums }, routes: [trialRoutes(trials, trialSums)] } satisfies Module
}
