import type { SearchKind } from '@hubs/schema/search'
import { hubSource, referenceSource, strategySource } from './library-sources.repo.ts'
import { minutesSource, planSource, replySource } from './own-sources.repo.ts'
import { personSource } from './people-source.repo.ts'
import type { SearchSource } from './search-doc.rules.ts'

/** Where the records of each kind come from. */
export const sources: Record<SearchKind, SearchSource> = {
  person: personSource,
  hub: hubSource,
  strategy: strategySource,
  reference: referenceSource,
  reply: replySource,
  plan: planSource,
  minutes: minutesSource,
}
