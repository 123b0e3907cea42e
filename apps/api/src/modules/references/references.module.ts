import type { Context, Module } from '../../module.ts'
import type { Hubs } from '../hubs/hubs.service.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import { createCitationStyle } from './citations/citation-style.service.ts'
import { type CitationWorker, createCitationWorker } from './citations/citations-worker.client.ts'
import { createCitations } from './citations/citations.service.ts'
import { createReading } from './reading.service.ts'
import { createReferenceExchange } from './references-import.service.ts'
import { citationStyleRoutes, readingRoutes, referenceExchangeRoutes, referenceRoutes } from './references.routes.ts'
import { createReferences } from './references.service.ts'

/** What somebody pastes to hurt, in `reader`, keeps nobody else from seeing citations, by `worker`. */
export type CitationWorkers = { worker: CitationWorker; reader: CitationWorker }

type Needs = { hubs: Hubs; searchIndex: SearchIndex; citationWorkers?: CitationWorkers | undefined }

export const createCitationWorkers = (): CitationWorkers => ({
  worker: createCitationWorker(),
  reader: createCitationWorker(),
})

/** Published sources, how they are cited, and what is read further. */
export function createReferencesModule({ store, now }: Context, { hubs, searchIndex, ...needs }: Needs) {
  const { worker, reader } = needs.citationWorkers ?? createCitationWorkers()
  const citations = createCitations({ store, worker })
  const reading = createReading({ store, citations, hubs })
  return {
    services: {
      citations,
      reading,
    },
    routes: [
      referenceRoutes(createReferences({ store, now, citations, searchIndex })),
      referenceExchangeRoutes(createReferenceExchange({ store, now, worker, reader, searchIndex })),
      citationStyleRoutes(createCitationStyle({ store, citations, worker })),
      readingRoutes(reading),
    ],
    stop() {
      worker.stop()
      reader.stop()
    },
  } satisfies Module
}
