import { foldSubject } from '@hubs/rules/trials'
import type { StrategyQuery } from '@hubs/schema/library/strategies'
import { z } from 'zod'
import { createCursor, cursorText } from '../../cursor.ts'
import { createCache } from '../../store/cache.ts'
import type { Store } from '../../store/store.ts'
import { findWords, indexWordsOf, type WordIndex } from './library-words.rules.ts'
import { listForLibrary } from './strategies.repo.ts'
import { listSubjects } from './techniques/adaptations.repo.ts'

/** The topic of the signal that a school's strategies or adaptations have changed. */
export const LIBRARY_TOPIC = 'strategies'

/** The hubs come one after the other: `hub` counts them. */
type LibraryCursor = { hub: number; position: number; id: string }
type Filter = Pick<StrategyQuery, 'hub' | 'subject' | 'audience' | 'stage' | 'strength'>
type Library = {
  /** By place. `subjects` as `fold` has them, one for each adaptation. */
  strategies: (Omit<
    Awaited<ReturnType<typeof listForLibrary>>[number],
    'name' | 'what' | 'looksLike' | 'techniques'
  > & {
    hub: number
    subjects: readonly string[]
  })[]
  /** What each is found by, at its place. */
  words: WordIndex
  /** How many strategies that are not retired have an adaptation in each subject. */
  subjects: { subject: string; count: number }[]
}
type ListedStrategy = Library['strategies'][number]

/** `subject` is folded. */
const fits = ({ hub, subject, audience, stage, strength }: Filter, each: ListedStrategy) =>
  (stage === undefined ? each.stage !== 'retired' : each.stage === stage) &&
  (hub === undefined || each.hubSlug === hub) &&
  (strength === undefined || each.strength === strength) &&
  (audience === undefined || each.audiences.includes(audience)) &&
  (subject === undefined || each.subjects.includes(subject))

const byPlace = (a: LibraryCursor, b: LibraryCursor) =>
  a.hub - b.hub || a.position - b.position || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1)

function subjectsOf(strategies: readonly ListedStrategy[], written: Map<string, string>) {
  const counts = new Map<string, number>()
  for (const { stage, subjects } of strategies)
    if (stage !== 'retired') for (const key of new Set(subjects)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
    .map(([key, count]) => ({ subject: written.get(key) ?? key, count }))
    .toSorted((a, b) => a.subject.localeCompare(b.subject, 'en'))
}

/** A page of the library ends after this strategy. */
const libraryCursor = createCursor(z.object({ hub: z.int(), position: z.int(), id: cursorText }))

type Needs = ReturnType<typeof needsOf>

function needsOf(store: Store) {
  return { store, lists: createCache<Library>(store, [LIBRARY_TOPIC], 500) }
}

async function libraryOf({ store, lists }: Needs, schoolId: string): Promise<Library> {
  const known = lists.get(schoolId)
  if (known) return known
  return lists.getOrLoad(schoolId, async () => {
    const rows = (await listSubjects(store.read, schoolId)).map(row => ({ ...row, key: foldSubject(row.subject) }))
    const of = Map.groupBy(rows, row => row.strategyId)
    const listed = await listForLibrary(store.read, schoolId)
    const hubs = [...new Set(listed.map(({ hubSlug }) => hubSlug))]
    const placed = listed
      .map(({ name, what, looksLike, techniques, ...row }) => ({
        strategy: {
          ...row,
          hub: hubs.indexOf(row.hubSlug),
          subjects: (of.get(row.id) ?? []).map(({ key }) => key),
        },
        text: [row.code, row.hubSlug.replaceAll('-', ' '), name, what, looksLike, ...techniques].join('\n'),
      }))
      .toSorted((a, b) => byPlace(a.strategy, b.strategy))
    const strategies = placed.map(({ strategy }) => strategy)
    return {
      strategies,
      words: indexWordsOf(placed.map(({ text }) => text)),
      subjects: subjectsOf(strategies, new Map(rows.map(row => [row.key, row.subject]))),
    }
  })
}

async function page(needs: Needs, schoolId: string, { cursor, limit, q = '', ...filter }: StrategyQuery) {
  const { after, limit: most } = libraryCursor.ask({ cursor, limit })
  const asked = { ...filter, subject: filter.subject && foldSubject(filter.subject) }
  const { strategies, words } = await libraryOf(needs, schoolId)
  const having = findWords(words, q)
  const found: ListedStrategy[] = []
  for (const [place, each] of strategies.entries()) {
    const isAsked = having.every(places => places.has(place)) && fits(asked, each)
    if (isAsked && (!after || byPlace(each, after) > 0)) found.push(each)
    if (found.length === most) break
  }
  return libraryCursor.page(found, { limit }, ({ hub, position, id }) => ({ hub, position, id }))
}

/**
 * What the filters ask about, of each strategy of a school, kept in memory: any filters together find their page in the
 * same time, however many strategies there are and however few of them fit.
 */
export function createLibraryLists(given: Store) {
  const needs = needsOf(given)
  return {
    page: page.bind(null, needs),
    subjects: async (schoolId: string) => (await libraryOf(needs, schoolId)).subjects,
  }
}

export type LibraryLists = ReturnType<typeof createLibraryLists>
