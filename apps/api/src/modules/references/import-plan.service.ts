import { quoted } from '@hubs/rules/text/quoted'
import type { ImportEntry } from '@hubs/schema/library/references'
import { newId } from '../../ids.ts'
import { mapInTurns, readInTurns } from '../../store/short-writes.ts'
import type { Tx } from '../../store/store.ts'
import type { ReadEntry } from './citations/csl-read.format.ts'
import { columnsOf } from './citations/plain-citation.format.ts'
import * as repo from './references.repo.ts'

/** One that the school has not: what its row will hold, and which of the entries it is. */
export type NewSource = { at: number; id: string; key: string; columns: ReturnType<typeof columnsOf> }
export type ImportPlan = { told: ImportEntry[]; fresh: NewSource[] }

export const alreadyListed = (title: string) => `Already in your list: ${quoted(title)}.`

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Finds the same work: with one DOI, or, where not both have one, with title, year and names in common. */
function createKnown() {
  const byDoi = new Map<string, repo.KnownReference>()
  const byWords = new Map<string, repo.KnownReference[]>()
  const wordsOf = ({ title, authors, year }: Omit<repo.KnownReference, 'id'>) => `${year} ${authors} ${fold(title)}`
  return {
    add(row: repo.KnownReference) {
      if (row.doi && !byDoi.has(row.doi)) byDoi.set(row.doi, row)
      const words = wordsOf(row)
      byWords.set(words, [...(byWords.get(words) ?? []), row])
    },
    find(one: Omit<repo.KnownReference, 'id'>): repo.KnownReference | undefined {
      const alike = byWords.get(wordsOf(one))?.find(each => !(each.doi && one.doi))
      return (one.doi ? byDoi.get(one.doi) : undefined) ?? alike
    },
  }
}

/** What the school has that may be one of these, read a few at a time. */
async function readKnown(tx: Tx, schoolId: string, sources: readonly NewSource['columns'][]) {
  const known = createKnown()
  const dois = sources.flatMap(({ doi }) => doi ?? [])
  for (const row of await repo.listByDois(tx, schoolId, dois)) known.add(row)
  const authors = [...new Set(sources.map(source => source.authors))]
  const pages = readInTurns<repo.KnownReference>((last, limit) =>
    repo.listByAuthors(tx, { schoolId, authors, after: last && { by: last.authors, id: last.id }, limit }),
  )
  for await (const page of pages) page.forEach(row => known.add(row))
  return known
}

/** What would come of each entry. It changes nothing and holds nobody up, however much is there. */
export async function planImport(tx: Tx, schoolId: string, entries: readonly ReadEntry[]): Promise<ImportPlan> {
  const read = await mapInTurns(entries, entry =>
    'csl' in entry ? { ...entry, columns: columnsOf(entry.csl) } : entry,
  )
  const sources = read.flatMap(entry => ('columns' in entry ? [entry.columns] : []))
  const known = await readKnown(tx, schoolId, sources)
  const fresh = new Map<string, NewSource>()
  const told = await mapInTurns([...read.entries()], ([at, entry]): ImportEntry => {
    const { line, what } = entry
    if ('reason' in entry) return { line, what, outcome: 'refused', reason: entry.reason, id: null }
    const { key, columns } = entry
    const same = known.find(columns)
    if (same) {
      const reason = fresh.has(same.id) ? 'This source appears twice.' : alreadyListed(same.title)
      return { line, what, outcome: 'known', reason, id: same.id }
    }
    const id = newId()
    fresh.set(id, { at, id, key, columns })
    known.add({ ...columns, id })
    return { line, what, outcome: 'added', reason: entry.note, id }
  })
  return { told, fresh: [...fresh.values()] }
}
