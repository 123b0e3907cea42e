import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import type { RefreshSearch } from '../search/search-queue.ts'
import { createCitationStyle } from './citations/citation-style.service.ts'
import { createCitations } from './citations/citations.service.ts'
import { type CitationWorker, createCitationWorker } from './citations/citations.worker-client.ts'
import { createReading } from './reading.service.ts'
import { createReferenceExchange } from './references-import.service.ts'
import { citationStyleRoutes, readingRoutes, referenceExchangeRoutes, referenceRoutes } from './references.routes.ts'
import { createReferences } from './references.service.ts'

type Deps = { store: Store; now: Clock; refreshSearch: RefreshSearch; citationWorkers?: CitationWorkers }

/** What somebody pastes to hurt, in `reader`, keeps nobody else from seeing citations, by `worker`. */
export type CitationWorkers = { worker: CitationWorker; reader: CitationWorker }

export const createCitationWorkers = (): CitationWorkers => ({
  worker: createCitationWorker(),
  reader: createCitationWorker(),
})

/** References, put together. `stop` ends what works on them beside the server. */
export function createReferenceRoom({ store, now, refreshSearch, citationWorkers = createCitationWorkers() }: Deps) {
  const { worker, reader } = citationWorkers
  const citations = createCitations({ store, worker })
  return {
    citationsOf: citations.citationsOf,
    routes: (): FastifyPluginAsyncZod[] => [
      referenceRoutes(createReferences({ store, now, citations, refreshSearch })),
      referenceExchangeRoutes(createReferenceExchange({ store, now, worker, reader, refreshSearch })),
      citationStyleRoutes(createCitationStyle({ store, citations, worker })),
      readingRoutes(createReading({ store, citations })),
    ],
    stop() {
      worker.stop()
      reader.stop()
    },
  }
}
