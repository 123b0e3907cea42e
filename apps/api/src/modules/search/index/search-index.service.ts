import { indexWords, deletionKeys, stemOf } from '@hubs/rules/search/search-words'
import { type SearchKind, searchKinds } from '@hubs/schema/search'
import type { Store, Tx } from '../../../store/store.ts'
import { hubSource, referenceSource, strategySource } from './library-sources.repo.ts'
import { minutesSource, planSource, replySource } from './own-sources.repo.ts'
import { personSource } from './people-source.repo.ts'
import { keepLast, scopeOf, type SearchDoc, type SearchSource } from './search-doc.rules.ts'
import * as repo from './search-index.repo.ts'

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

/** Raised whenever the words of a text come out otherwise: every school is put in anew then. */
const VERSION = 4
/** So many records go in with one commit while a school is put in: a meeting that is on waits for no more than them. */
const TOGETHER = 8
/** So many words, likewise. */
const WORDS_TOGETHER = 200

/** Text words come after title words, and within each the latest first. */
const TEXT_FROM = 1e13
/** Of a word that is no more than somewhere in what it finds. */
export const RANK_IN_TEXT = TEXT_FROM
const rankOf = (inTitle: boolean, at: number) => (inTitle ? 0 : TEXT_FROM) - at
export const readRank = (rank: number) =>
  rank > TEXT_FROM / 2 ? { inTitle: false, at: TEXT_FROM - rank } : { inTitle: true, at: 0 - rank }

export const nameOf = (kind: SearchKind, id: string) => `${kind}:${id}`

/** A person's own words are few enough to be compared one by one. */
const partsOf = (scope: string, word: string) => (scope.startsWith('person:') ? [] : deletionKeys(word))

/** In the order of the alphabet. A long text goes in by many steps, and is read into words in the first of them. */
const wordsOf = keepLast((title: string, text: string) =>
  Array.from(indexWords(title, text), ([word, { inTitle }]) => ({ word, stem: stemOf(word), inTitle })).toSorted(
    (a, b) => (a.word < b.word ? -1 : 1),
  ),
)

function rowsOf(
  { payload: { kind }, title, text, keywords, at }: SearchDoc,
  doc: number,
  scope: number,
): repo.WordRow[] {
  return wordsOf(title, `${text}\n${keywords}`).map(({ word, stem, inTitle }) => ({
    doc,
    scope,
    kind,
    word,
    stem,
    rank: rankOf(inTitle, at),
  }))
}

const keyOf = ({ stem, word }: repo.WordRow) => `${stem} ${word}`

/** Which rows have to go, which to come, and which only stand elsewhere in the order, to make these of those. */
function difference(before: readonly repo.WordRow[], after: readonly repo.WordRow[]) {
  const old = new Map(before.map(row => [keyOf(row), row.rank]))
  const young = new Set(after.map(keyOf))
  return {
    gone: before.filter(row => !young.has(keyOf(row))),
    come: after.filter(row => !old.has(keyOf(row))),
    moved: after.filter(row => old.has(keyOf(row)) && old.get(keyOf(row)) !== row.rank),
  }
}

async function forgetTerms(tx: Tx, scope: { number: number; name: string }, words: readonly string[]) {
  for (const word of await repo.listIdleTerms(tx, scope.number, words))
    await repo.deleteTerm(tx, scope.number, word, partsOf(scope.name, word))
}

async function learnTerms(tx: Tx, scope: { number: number; name: string }, words: readonly string[]) {
  const known = new Set(await repo.listTerms(tx, scope.number, words))
  const unknown = words.filter(word => !known.has(word))
  const parts = unknown.flatMap(word => partsOf(scope.name, word).map(key => ({ key, word })))
  await repo.insertTerms(tx, scope.number, unknown, parts)
}

/** Takes some words of a record out, and says how many; the record itself once none is left. */
async function dropSome(tx: Tx, doc: repo.Doc, most: number): Promise<number> {
  const words = await repo.listWords(tx, doc.number, most + 1)
  const gone = words.slice(0, most)
  await repo.deleteWords(tx, gone)
  await forgetTerms(
    tx,
    await repo.findScope(tx, doc.scope),
    gone.map(row => row.word),
  )
  if (words.length <= most) await repo.deleteDoc(tx, doc.number)
  return words.length
}

/** Puts some words of a record in and takes some out, and says how many there were to do: all is done below `most`. */
async function putSome(tx: Tx, doc: SearchDoc, known: repo.Doc | undefined, most: number): Promise<number> {
  const scope = { name: doc.scope, number: await repo.scopeNumber(tx, doc.scope, doc.schoolId) }
  // It was somebody else's to find until now.
  if (known && known.scope !== scope.number) {
    const gone = await dropSome(tx, known, most)
    return gone >= most ? gone : gone + (await putSome(tx, doc, undefined, most - gone))
  }
  const { kind } = doc.payload
  const row = known ?? (await repo.insertDoc(tx, { name: nameOf(kind, doc.id), kind, scope: scope.number }))
  const { gone, come, moved } = difference(await repo.listWords(tx, row.number), rowsOf(doc, row.number, scope.number))
  const [out, into] = [gone.slice(0, most), come.slice(0, Math.max(0, most - gone.length))]
  await repo.deleteWords(tx, out)
  await repo.insertWords(tx, [...moved, ...into])
  const distinct = (rows: readonly repo.WordRow[]) => [...new Set(rows.map(each => each.word))]
  await learnTerms(tx, scope, distinct(into))
  await forgetTerms(tx, scope, distinct(out))
  return gone.length + come.length
}

/**
 * Brings these records in the index nearer to how they stand, or out of it where they can't be found any longer, by so
 * many words. Returns those that are not there yet.
 */
export async function indexSome(tx: Tx, kind: SearchKind, ids: readonly string[], most: number): Promise<string[]> {
  const docs = await sources[kind].read(tx, ids)
  const known = await repo.listDocs(
    tx,
    ids.map(id => nameOf(kind, id)),
  )
  const rest: string[] = []
  let left = most
  for (const id of ids) {
    const [doc, was] = [docs.find(each => each.id === id), known.find(each => each.name === nameOf(kind, id))]
    const words =
      left <= 0 ? Infinity : doc ? await putSome(tx, doc, was, left) : was ? await dropSome(tx, was, left) : 0
    if (words > left) rest.push(id)
    left -= words
  }
  return rest
}

/** Brings these records in the index to how they stand, in this one transaction: for what can't wait for the queue. */
export async function indexNow(tx: Tx, kind: SearchKind, ids: readonly string[]): Promise<void> {
  await indexSome(tx, kind, ids, Number.MAX_SAFE_INTEGER)
}

/** Puts in everything of each school that is not in yet, a few records at a time so that nobody waits for it. */
export async function fillSearch(store: Store, stopped: () => boolean = () => false): Promise<void> {
  for (const schoolId of await repo.listUnfilled(store.read, VERSION)) {
    await store.write(tx => repo.deleteOutdated(tx, schoolId, VERSION))
    for (const kind of searchKinds) {
      for (let after: string | undefined = ''; after !== undefined;) {
        if (stopped()) return
        const ids: string[] = await sources[kind].list(store.read, schoolId, after, TOGETHER)
        for (let rest = ids; rest.length > 0;)
          rest = await store.write(tx => indexSome(tx, kind, rest, WORDS_TOGETHER), 'or redone')
        after = ids.at(-1)
      }
    }
    await store.write(async tx =>
      repo.markFilled(tx, await repo.scopeNumber(tx, scopeOf.school(schoolId), schoolId), VERSION),
    )
  }
}
