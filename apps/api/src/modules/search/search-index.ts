import { indexWords, nearParts, stemOf } from '@hubs/rules/search-words'
import { type SearchKind, searchKinds } from '@hubs/schema/search'
import type { Store, Tx } from '../../store/store.ts'
import { scopeOf, type SearchDoc } from './search-doc.ts'
import * as repo from './search-index.repo.ts'
import { sources } from './search-sources.ts'

/** Raised whenever the words of a text come out otherwise: every school is put in anew then. */
const version = 2
/** So many records go in with one commit while a school is put in: a meeting that is on waits for no more than them. */
const together = 8

/** Text words come after title words, and within each the latest first. */
const textFrom = 1e13
/** Of a word that is no more than somewhere in what it finds. */
export const rankInText = textFrom
const rankOf = (inTitle: boolean, at: number) => (inTitle ? 0 : textFrom) - at
export const readRank = (rank: number) =>
  rank > textFrom / 2 ? { inTitle: false, at: textFrom - rank } : { inTitle: true, at: 0 - rank }

const nameOf = (kind: SearchKind, id: string) => `${kind}:${id}`

/** A person's own words are few enough to be compared one by one. */
const partsOf = (scope: string, word: string) => (scope.startsWith('person:') ? [] : nearParts(word))

function rowsOf({ shown: { kind }, title, text, besides, at }: SearchDoc, doc: number, scope: number): repo.WordRow[] {
  return Array.from(indexWords(title, `${text}\n${besides}`), ([word, { inTitle }]) => ({
    doc,
    scope,
    kind,
    word,
    stem: stemOf(word),
    rank: rankOf(inTitle, at),
  })).toSorted((a, b) => (a.word < b.word ? -1 : 1))
}

const keyOf = ({ doc, word, rank }: repo.WordRow) => `${doc} ${word} ${rank}`

/** Which rows have to go and which to come, to make these of those. */
function difference(before: readonly repo.WordRow[], after: readonly repo.WordRow[]) {
  const [old, young] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
  return { gone: before.filter(row => !young.has(keyOf(row))), come: after.filter(row => !old.has(keyOf(row))) }
}

async function forgetTerms(tx: Tx, scope: { number: number; name: string }, words: readonly string[]) {
  for (const word of await repo.listIdleTerms(tx, scope.number, words))
    await repo.deleteTerm(tx, scope.number, word, partsOf(scope.name, word))
}

async function learnTerms(tx: Tx, scope: { number: number; name: string }, words: readonly string[]) {
  const known = new Set(await repo.listTerms(tx, scope.number, words))
  const unknown = words.filter(word => !known.has(word))
  const parts = unknown.flatMap(word => partsOf(scope.name, word).map(part => ({ part, word })))
  await repo.insertTerms(tx, scope.number, unknown, parts)
}

/** The record's row: the one it has, or a new one where it has none or was somebody else's to find until now. */
async function placesOf(tx: Tx, docs: readonly SearchDoc[], scopes: ReadonlyMap<string, number>): Promise<repo.Doc[]> {
  const wanted = docs.map(({ shown: { kind }, id, scope }) => ({
    name: nameOf(kind, id),
    kind,
    scope: scopes.get(scope) ?? 0,
  }))
  const found = await repo.listDocs(
    tx,
    wanted.map(each => each.name),
  )
  const stays = found.filter(each => wanted.some(one => one.name === each.name && one.scope === each.scope))
  for (const each of found) if (!stays.includes(each)) await drop(tx, each.name)
  const made = await repo.insertDocs(
    tx,
    wanted.filter(each => !stays.some(one => one.name === each.name)),
  )
  const byName = new Map([...stays, ...made].map(each => [each.name, each]))
  return wanted.flatMap(each => byName.get(each.name) ?? [])
}

async function putAll(tx: Tx, docs: readonly SearchDoc[]) {
  const scopes = new Map<string, number>()
  for (const { scope, schoolId } of docs)
    if (!scopes.has(scope)) scopes.set(scope, await repo.scopeNumber(tx, scope, schoolId))
  const places = await placesOf(tx, docs, scopes)
  const after = docs.flatMap((doc, at) => rowsOf(doc, places[at]?.number ?? 0, scopes.get(doc.scope) ?? 0))
  const before = await repo.listWords(
    tx,
    places.map(each => each.number),
  )
  const { gone, come } = difference(before, after)
  await repo.deleteWords(tx, gone)
  await repo.insertWords(tx, come)
  for (const [name, number] of scopes) {
    const wordsOf = (rows: readonly repo.WordRow[]) => [
      ...new Set(rows.filter(row => row.scope === number).map(row => row.word)),
    ]
    await learnTerms(tx, { name, number }, wordsOf(come))
    await forgetTerms(tx, { name, number }, wordsOf(gone))
  }
}

async function drop(tx: Tx, name: string) {
  const [doc] = await repo.listDocs(tx, [name])
  if (!doc) return
  const words = await repo.listWords(tx, [doc.number])
  const scope = await repo.findScope(tx, doc.scope)
  await repo.deleteDoc(tx, doc.number)
  await forgetTerms(
    tx,
    scope,
    words.map(row => row.word),
  )
}

/**
 * To be called in the transaction of each change: puts these records into the index as they stand now, or takes them out
 * where they can't be found any longer.
 */
export async function refreshSearch(tx: Tx, kind: SearchKind, ids: readonly string[]): Promise<void> {
  const docs = await sources[kind].read(tx, ids)
  await putAll(tx, docs)
  for (const id of ids) if (!docs.some(each => each.id === id)) await drop(tx, nameOf(kind, id))
}

export type RefreshSearch = typeof refreshSearch

/** Puts in everything of each school that is not in yet, a few records at a time so that nobody waits for it. */
export async function fillSearch(store: Store, stopped: () => boolean = () => false): Promise<void> {
  for (const schoolId of await repo.listUnfilled(store.read, version)) {
    await store.write(tx => repo.deleteOutdated(tx, schoolId, version))
    for (const kind of searchKinds) {
      for (let after: string | undefined = ''; after !== undefined;) {
        if (stopped()) return
        const ids: string[] = await sources[kind].list(store.read, schoolId, after, together)
        if (ids.length > 0) await store.write(tx => refreshSearch(tx, kind, ids))
        after = ids.at(-1)
      }
    }
    await store.write(async tx =>
      repo.markFilled(tx, await repo.scopeNumber(tx, scopeOf.school(schoolId), schoolId), version),
    )
  }
}
