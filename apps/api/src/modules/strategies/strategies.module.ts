import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import type { RefreshSearch } from '../search/search-queue.ts'
import { createAdaptations } from './techniques/adaptations.service.ts'
import { createShelves } from './library-list.ts'
import { createStrands } from './techniques/strands.service.ts'
import { adaptationRoutes, strandRoutes, strategyRoutes } from './strategies.routes.ts'
import { createStrategies } from './strategies.service.ts'
import type { Neighbours } from './strategy-view.ts'
import { createTrialSums } from '../trials/trial-sums.service.ts'
import { trialRoutes } from '../trials/trials.routes.ts'
import { createTrials, type PartnersNow, trialCounts } from '../trials/trials.service.ts'

type Deps = {
  store: Store
  now: Clock
  partnersNow: PartnersNow
  citationsOf: Neighbours['citationsOf']
  refreshSearch: RefreshSearch
}

/** The library, put together. */
export function createLibrary({ store, now, partnersNow, citationsOf, refreshSearch }: Deps) {
  const neighbours = { trialCounts, citationsOf }
  const strategies = createStrategies({ store, now, shelves: createShelves(store), neighbours, refreshSearch })
  return {
    see: strategies.see,
    routes: (): FastifyPluginAsyncZod[] => [
      strategyRoutes(strategies),
      adaptationRoutes(createAdaptations({ store, now, strategies, refreshSearch })),
      strandRoutes(createStrands({ store, now })),
      trialRoutes(createTrials({ store, partnersNow }), createTrialSums({ store })),
    ],
  }
}
