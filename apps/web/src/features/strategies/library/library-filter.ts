import { SLUG_MOST } from '@hubs/schema/common'
import { audience, type Audience } from '@hubs/schema/hubs'
import { stage, strength, type Stage, type Strength, SUBJECT_MOST } from '@hubs/schema/library/strategies'

/** What the library is narrowed to; '' where a filter is not set. It lives in the address, so that it can be sent. */
export type LibraryFilter = {
  /** Words that it is looked for by. */
  q: string
  hub: string
  subject: string
  audience: Audience | ''
  stage: Stage | ''
  strength: Strength | ''
}

const names = ['q', 'hub', 'subject', 'audience', 'stage', 'strength'] as const
/** Nothing set: all that is not retired. */
export const noFilter: LibraryFilter = { q: '', hub: '', subject: '', audience: '', stage: '', strength: '' }

/** Characters. */
export const LONGEST_QUERY = 80

/** The filter of an address; what no filter knows is left out, not refused. */
export function filterOf(search: URLSearchParams): LibraryFilter {
  return {
    q: (search.get('q') ?? '').slice(0, LONGEST_QUERY),
    hub: (search.get('hub') ?? '').slice(0, SLUG_MOST),
    subject: (search.get('subject') ?? '').slice(0, SUBJECT_MOST),
    audience: audience.safeParse(search.get('audience')).data ?? '',
    stage: stage.safeParse(search.get('stage')).data ?? '',
    strength: strength.safeParse(search.get('strength')).data ?? '',
  }
}

/** "hub=questioning&stage=trialling"; empty where nothing is set. */
export function searchOf(filter: Partial<LibraryFilter>): string {
  const set = names.flatMap(name => (filter[name] ? [[name, filter[name]]] : []))
  return new URLSearchParams(set).toString()
}

/** How many filters are set, the words apart. */
export function howManySet(filter: LibraryFilter): number {
  return names.filter(name => name !== 'q' && filter[name] !== '').length
}
