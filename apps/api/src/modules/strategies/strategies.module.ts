import { asSystem } from '../../authorize.ts'
import type { Context, Module } from '../../module.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { Citations } from '../references/citations/citations.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import type { Trials } from '../trials/trials.service.ts'
import { createLibraryLists } from './library-list.service.ts'
import { strategyRoutes } from './strategies.routes.ts'
import { createStrategies } from './strategies.service.ts'
import { adaptationRoutes } from './techniques/adaptations.routes.ts'
import { createAdaptations } from './techniques/adaptations.service.ts'
import { strandRoutes } from './techniques/strands.routes.ts'
import { createStrands } from './techniques/strands.service.ts'
import { techniqueRoutes } from './techniques/techniques.routes.ts'
import { createTechniques } from './techniques/techniques.service.ts'

type Needs = { hubs: Hubs; citations: Citations; trials: Trials; searchIndex: SearchIndex }

export function createStrategiesModule({ store, now }: Context, { searchIndex, ...neighbours }: Needs) {
  const lists = createLibraryLists(asSystem(store, 'what the filters of a school’s library ask about'))
  const strategies = createStrategies({ store, now, lists, neighbours, searchIndex })
  return {
    services: {
      strategies,
    },
    routes: [
      strategyRoutes(strategies),
      adaptationRoutes(createAdaptations({ store, now, strategies, searchIndex })),
      strandRoutes(createStrands({ store, now })),
      techniqueRoutes(createTechniques({ store })),
    ],
  } satisfies Module
}
