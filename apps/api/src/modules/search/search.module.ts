import type { Context, Module } from '../../module.ts'
import type { HistoricalActors } from '../meetings/historical-actor.service.ts'
import type { SearchQueue } from './index/search-queue.service.ts'
import { searchRoutes } from './search.routes.ts'
import { createSearch } from './search.service.ts'

type Needs = { searchQueue: SearchQueue; historicalActors: HistoricalActors }

/** How anything is found. */
export function createSearchModule({ store }: Context, { searchQueue, historicalActors }: Needs) {
  const search = createSearch({ store, historicalActors, queue: searchQueue })
  return { services: { search }, routes: [searchRoutes(search)] } satisfies Module
}
