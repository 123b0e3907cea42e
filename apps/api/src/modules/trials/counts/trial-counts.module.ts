import { asSystem } from '../../../authorize.ts'
import type { Context, Module } from '../../../module.ts'
import { poolTrials, trialCounts } from './trial-counts.service.ts'

/** Releases reports into the figures of the year. What brings one in asks it, so it comes before the plans. */
export function createTrialCountsModule({ store, now }: Context) {
  return {
    services: { trialCounts },
    routes: [],
    jobs: [async () => () => poolTrials(asSystem(store, 'what has waited is counted with its hub'), now())],
  } satisfies Module
}
