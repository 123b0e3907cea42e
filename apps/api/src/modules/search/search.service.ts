import { can } from '@hubs/rules/can'
import { markWords, snippetOf } from '@hubs/rules/search/search-marks'
import { normalWord, tokensOf } from '@hubs/rules/search/search-words'
import { type SearchAnswer, type SearchHit, type SearchKind, searchKinds, type SearchQuery } from '@hubs/schema/search'
import { setImmediate as turn } from 'node:timers/promises'
import { authorize, guarded } from '../../authorize.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import type { HistoricalActors } from '../meetings/historical-actor.service.ts'
import { peopleOfHubs } from './hub-people.service.ts'
import { type SearchDoc, scopeOf } from './index/search-doc.rules.ts'
import { sources } from './index/search-index.service.ts'
import type { SearchQueue } from './index/search-queue.service.ts'
import { type QueryTerm, compareKeys, fitOf, type Ranked, rankAll, searchCursor } from './search-rank.rules.ts'
import { type Counted, MOST_LOOKED, readSearch } from './search-reading.service.ts'
import * as repo from './search.repo.ts'

type Needs = {
  store: GuardedStore
  historicalActors: Pick<HistoricalActors, 'groupsOf'>
  queue: Pick<SearchQueue, 'settled'>
}

const nothing: SearchAnswer = { groups: [], corrected: [], someWords: false }
/** How many of a kind are shown at once, and out of how many they are the best: beside other kinds, and by itself. */
const beside = { shown: 4, of: 20 }
const byItself = { shown: 20, of: 100 }

/** Where each kind stands: a search looks nowhere else. */
function placesOf(scopes: readonly repo.Scope[], kind: SearchKind | undefined): repo.ScopedKind[] {
  const of = (start: string) => scopes.filter(scope => scope.name.startsWith(start))
  const [school, person, group] = [of('school:'), of('person:'), of('group:')]
  const all: repo.ScopedKind[] = [
    { kind: 'person', scopes: school },
    { kind: 'hub', scopes: school },
    { kind: 'strategy', scopes: school },
    { kind: 'reference', scopes: school },
    { kind: 'reply', scopes: school },
    { kind: 'reply', scopes: group },
    { kind: 'plan', scopes: person },
    { kind: 'minutes', scopes: group },
  ]
  return all.filter(place => place.scopes.length > 0 && (kind === undefined || place.kind === kind))
}

const schoolIn = (places: readonly repo.ScopedKind[]) => places.find(({ kind }) => kind === 'person')?.scopes ?? []

/** Those with all the words; only if there are none, those with some of them. The best first. */
async function find(
  tx: Tx,
  asked: readonly Counted[],
  places: readonly repo.ScopedKind[],
  kept: number,
  byHub: boolean,
) {
  const [rarest, ...others] = asked.toSorted((a, b) => a.count - b.count)
  if (!rarest) return []
  const stemsOf = (each: QueryTerm) => [...each.stems.keys()]
  let found: repo.Match[] = []
  if (rarest.count > 0)
    found = await repo.listBest(tx, places, {
      stems: stemsOf(rarest),
      others: others.map(stemsOf),
      looked: MOST_LOOKED,
      kept,
    })
  if (byHub && places.some(({ kind }) => kind === 'person'))
    found.push(...(await peopleOfHubs(tx, asked, schoolIn(places))))
  if (found.length === 0 && others.length > 0)
    for (const each of asked)
      found.push(...(await repo.listBest(tx, places, { stems: stemsOf(each), others: [], looked: kept, kept })))
  const docs = [...new Set(found.map(match => match.doc))]
  if (docs.length === 0) return []
  // What a hub says of its people stands in no record of theirs.
  const matches = others.length > 0 ? [...found, ...(await repo.listMatches(tx, docs, asked.flatMap(stemsOf)))] : found
  return rankAll(asked, matches)
}

function toHit({ id, title, text, payload }: SearchDoc, words: ReadonlySet<string>): SearchHit {
  return { ...payload, id, title: markWords(title, words), snippet: snippetOf(text, words) }
}

/** A word as it stands in the names of people and authors that were found; as it is where it is none. */
function asName(hits: readonly SearchHit[], word: string): string {
  for (const { kind, title, snippet } of hits) {
    // A source says who it is by up to its year.
    const by = kind === 'reference' ? /^([^…]+), \d{4}/.exec(snippet.text)?.[1] : undefined
    const names = kind === 'person' ? title.text : (by ?? '')
    const name = names.split(/[\s,-]+/u).find(part => normalWord(part) === word)
    if (name) return name.replace(/\P{L}+$/u, '')
  }
  return word
}

/** What was typed otherwise than anything that is shown has it. "qestions" was meant for "questions", found or not. */
function correctedIn(
  q: string,
  asked: readonly QueryTerm[],
  shown: readonly Ranked[],
  hits: readonly SearchHit[],
): SearchAnswer['corrected'] {
  return asked.flatMap(({ typed, stems, meant }) => {
    // Best first, so that of two words as near the one that stands in what is shown first is named.
    const fits = shown
      .toSorted((a, b) => compareKeys(a.key, b.key))
      .flatMap(({ matches }) => matches.filter(({ stem }) => stems.has(stem)))
    const distanceOf = ({ stem }: repo.Match) => stems.get(stem) ?? 0
    const [best] = fits.toSorted((a, b) => distanceOf(a) - distanceOf(b))
    const token = tokensOf(q).find(({ words }) => words.includes(typed))
    const asTyped = token ? q.slice(token.start, token.end) : typed
    return best && distanceOf(best) > 0
      ? [{ typed: asTyped, found: asName(hits, meant.get(best.stem) ?? best.word) }]
      : []
  })
}

/** These as they stand now. What this person may not find any longer is left out, whatever the index says. */
async function read(tx: Tx, ranked: readonly Ranked[], mayFind: ReadonlySet<string>): Promise<Map<number, SearchHit>> {
  const names =
    ranked.length > 0
      ? await repo.listNames(
          tx,
          ranked.map(each => each.doc),
        )
      : new Map<number, string>()
  const hits = new Map<number, SearchHit>()
  for (const kind of searchKinds) {
    const own = ranked.filter(each => each.kind === kind)
    if (own.length > 0) await turn()
    const idOf = (doc: number) => names.get(doc)?.slice(kind.length + 1) ?? ''
    const docs =
      own.length > 0
        ? await sources[kind].read(
            tx,
            own.map(each => idOf(each.doc)),
          )
        : []
    for (const { doc, words } of own) {
      const found = docs.find(each => each.id === idOf(doc))
      if (found && mayFind.has(found.scope)) hits.set(doc, toHit(found, words))
    }
  }
  return hits
}

const search = ({ store, queue, historicalActors }: Needs) =>
  guarded('search:use', async (actor, { q, kind, cursor }: SearchQuery): Promise<SearchAnswer> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const after = cursor === undefined ? undefined : searchCursor.read(cursor)
    await queue.settled()
    const tx = store.read
    const groups = await historicalActors.groupsOf(tx, actor)
    const mayFind = new Set([
      scopeOf.school(actor.schoolId),
      scopeOf.person(actor.id),
      ...groups.map(id => scopeOf.group(id)),
    ])
    const scopes = await repo.listScopes(tx, [...mayFind])
    const asked = await readSearch(tx, scopes, q)
    if (asked.length === 0 || scopes.length === 0) return nothing
    // SQLite answers on this thread: between the parts of a search, others have theirs.
    await turn()
    const { shown: limit, of: most } = kind ? byItself : beside
    const byHub = can(actor, 'hub:people', { schoolId: actor.schoolId })
    const all = await find(tx, asked, placesOf(scopes, kind), most, byHub)
    await turn()
    const pages = searchKinds.map(each => {
      const left = all
        .filter(found => found.kind === each)
        .slice(0, most)
        .filter(found => !after || compareKeys(found.key, after) > 0)
      return { kind: each, shown: left.slice(0, limit), more: left.length > limit }
    })
    const shown = pages.flatMap(page => page.shown)
    const bestFirst = pages
      .filter(page => page.shown.length > 0)
      .toSorted((a, b) => compareKeys(fitOf(a.shown), fitOf(b.shown)))
    const hits = await read(tx, shown, mayFind)
    if (!byHub) for (const hit of hits.values()) if (hit.kind === 'person') hit.hub = null
    return {
      groups: bestFirst.flatMap(page => {
        const items = page.shown.flatMap(({ doc }) => hits.get(doc) ?? [])
        const last = page.shown.at(-1)
        if (items.length === 0) return []
        return [{ kind: page.kind, items, next: page.more && last ? searchCursor.write(last.key) : null }]
      }),
      corrected: correctedIn(q, asked, shown, [...hits.values()]),
      someWords: (all[0]?.key[0] ?? 0) > 0,
    }
  })

/** One box over everything that a person may see. */
export function createSearch(needs: Needs) {
  return {
    search: search(needs),
  }
}

export type Search = ReturnType<typeof createSearch>
