import type { SearchHit } from '@hubs/schema/search'
import type { Tx } from '../../../store/store.ts'

/** What a hit shows of its record, but for its marked words. */
type HitPayload<H = SearchHit> = H extends SearchHit ? Omit<H, 'id' | 'title' | 'snippet'> : never

/** A record as it can be found. */
export type SearchDoc = {
  id: string
  schoolId: string
  /** Who may find it: "school:<id>", "group:<id>" or "person:<id>". */
  scope: string
  title: string
  text: string
  /** What it is found by beside that, and does not show. */
  keywords: string
  /** Later ones come first among equals; ms. */
  at: number
  payload: HitPayload
}

/** The records of one kind. */
export type SearchSource = {
  /** Those of these that can be found, as they stand now. */
  read(tx: Tx, ids: readonly string[]): Promise<SearchDoc[]>
  /** A page of a school's record ids in order, starting after `after`. */
  list(tx: Tx, schoolId: string, after: string, limit: number): Promise<string[]>
}

export const scopeOf = {
  school: (id: string) => `school:${id}`,
  group: (id: string) => `group:${id}`,
  person: (id: string) => `person:${id}`,
}

/** The same function, which remembers its last answer: for what is asked of one text again and again. */
export function keepLast<Given extends readonly string[], Answer>(work: (...given: Given) => Answer) {
  let last: { given: Given; answer: Answer } | undefined
  return (...given: Given): Answer => {
    if (!last || given.some((text, at) => text !== last?.given[at])) last = { given, answer: work(...given) }
    return last.answer
  }
}
