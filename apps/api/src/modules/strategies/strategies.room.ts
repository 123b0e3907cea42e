import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import type { RefreshSearch } from '../search/search-index.ts'
import { createAdaptations } from './adaptations.service.ts'
import { createShelves } from './shelf.ts'
import { createStrands } from './strands.service.ts'
import { listSources } from './strategies.repo.ts'
import { adaptationRoutes, strandRoutes, strategyRoutes } from './strategies.routes.ts'
import { createStrategies } from './strategies.service.ts'
import type { Neighbours } from './strategy-view.ts'
import { createTrialSums } from './trial-sums.service.ts'
import { trialRoutes } from './trials.routes.ts'
import { createTrials, type PartnersNow, trialCounts } from './trials.service.ts'

const neighbours: Neighbours = {
  trialCounts,
  async citationsOf(tx, schoolId, ids) {
    const found = new Map((await listSources(tx, schoolId, ids)).map(source => [source.id, source]))
    return ids.flatMap(id => {
      const source = found.get(id)
      if (!source) return []
      const { key, title, authors, year, doi, checkedHow, note } = source
      const words = { text: `${authors} (${year ?? 'no date'}). ${title}.`, italic: false }
      const checked = checkedHow === null ? null : { by: null, at: null, how: checkedHow }
      return [{ id, key, text: [words], doi, url: doi === null ? null : `https://doi.org/${doi}`, checked, note }]
    })
  },
}

type Deps = { store: Store; now: Clock; partnersNow: PartnersNow; refreshSearch: RefreshSearch }

/** The library, put together. */
export function createLibrary({ store, now, partnersNow, refreshSearch }: Deps) {
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
