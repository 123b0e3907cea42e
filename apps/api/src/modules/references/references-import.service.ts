import type { Actor } from '@hubs/rules/can'
import { quoted } from '@hubs/rules/text/quoted'
import type { Csl } from '@hubs/schema/library/csl'
import {
  type ExportedReferences,
  type ExportQuery,
  type ImportEntry,
  type importReferences,
  type ImportResult,
  mostImported,
} from '@hubs/schema/library/references'
import type { z } from 'zod'
import { authorize, guarded } from '../../authorize.ts'
import type { Clock } from '../../clock.ts'
import { notFound, Refusal } from '../../errors.ts'
import { answerOnce } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import type { SearchIndex } from '../search/search-queue.service.ts'
import type { CitationWorker } from './citations/citations-worker.client.ts'
import type { ReadEntry } from './citations/csl-read.format.ts'
import { columnsOf } from './citations/plain-citation.format.ts'
import { listReading } from './reading.repo.ts'
import { freeKeys } from './reference-keys.service.ts'
import * as repo from './references.repo.ts'

type Needs = {
  store: GuardedStore
  now: Clock
  worker: CitationWorker
  /** Another one, for what strangers wrote. */
  reader: CitationWorker
  searchIndex: SearchIndex
}
type Import = z.output<typeof importReferences>
type KnownReference = Pick<repo.ReferenceRow, 'id' | 'title' | 'authors' | 'year' | 'doi'>

function refuseText(sentence: string): never {
  throw new Refusal('invalid', sentence, { fields: { text: sentence } })
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const nameOf = { bibtex: 'BibTeX', ris: 'RIS', 'csl-json': 'CSL-JSON' }
const endingOf = { bibtex: 'bib', ris: 'ris', 'csl-json': 'json' }

/** Finds the same work: with one DOI, or, where not both have one, with title, year and names in common. */
function createKnown(rows: readonly KnownReference[]) {
  const byDoi = new Map<string, KnownReference>()
  const byWords = new Map<string, KnownReference[]>()
  const wordsOf = ({ title, authors, year }: Omit<KnownReference, 'id'>) => `${year} ${authors} ${fold(title)}`
  const add = (row: KnownReference) => {
    if (row.doi && !byDoi.has(row.doi)) byDoi.set(row.doi, row)
    byWords.set(wordsOf(row), [...(byWords.get(wordsOf(row)) ?? []), row])
  }
  rows.forEach(add)
  return {
    add,
    find(one: Omit<KnownReference, 'id'>): KnownReference | undefined {
      const alike = byWords.get(wordsOf(one))?.find(each => !(each.doi && one.doi))
      return (one.doi ? byDoi.get(one.doi) : undefined) ?? alike
    },
  }
}

async function read({ reader }: Needs, { format, text }: Import): Promise<ReadEntry[]> {
  const plain = text.replace(/\r\n?/g, '\n')
  const entries = await reader.do('read', { format, text: plain }).catch(() => undefined)
  if (!entries) refuseText('That’s too much to import in one go. Paste it in smaller parts.')
  if (entries.length === 0)
    refuseText(`No sources found. Check that it’s ${nameOf[format]} and that you pasted all of it.`)
  if (entries.length > mostImported)
    refuseText(`There are ${entries.length} sources here. Paste up to ${mostImported} at a time.`)
  return entries
}

/** Puts in what is new, where `save`; says of each what came of it. */
async function take(
  { now, searchIndex }: Needs,
  tx: Tx,
  actor: Actor,
  entries: readonly ReadEntry[],
  save: boolean,
): Promise<ImportResult> {
  const { id: addedById, schoolId } = actor
  const sources = entries.flatMap(entry => ('csl' in entry ? [columnsOf(entry.csl)] : []))
  const dois = sources.flatMap(({ doi }) => doi ?? [])
  const authors = [...new Set(sources.map(source => source.authors))]
  const known = createKnown([
    ...(await repo.listByDois(tx, schoolId, dois)),
    ...(await repo.listByAuthors(tx, schoolId, authors)),
  ])
  const fresh: { id: string; key: string; csl: Csl }[] = []
  const added = new Set<string>()
  const told = entries.map((entry): ImportEntry => {
    const { line, what } = entry
    if ('reason' in entry) return { line, what, outcome: 'refused', reason: entry.reason, id: null }
    const columns = columnsOf(entry.csl)
    const same = known.find(columns)
    if (same) {
      const again = added.has(same.id)
      const reason = again ? 'This source appears twice.' : `Already in your list: ${quoted(same.title)}.`
      return { line, what, outcome: 'known', reason, id: again && !save ? null : same.id }
    }
    const id = newId()
    fresh.push({ id, key: entry.key, csl: entry.csl })
    added.add(id)
    known.add({ ...columns, id })
    return { line, what, outcome: 'added', reason: entry.note, id: save ? id : null }
  })
  if (save) {
    const keys = await freeKeys(tx, schoolId, fresh)
    const rows = fresh.map(({ id, csl }, index) => ({
      ...columnsOf(csl),
      id,
      schoolId,
      key: keys[index] ?? id,
      note: '',
      addedById,
      createdAt: now(),
    }))
    await repo.insertReferences(tx, rows)
    await searchIndex.refresh(
      tx,
      'reference',
      rows.map(row => row.id),
    )
  }
  const count = (outcome: ImportEntry['outcome']) => told.filter(each => each.outcome === outcome).length
  return { entries: told, added: count('added'), known: count('known'), refused: count('refused'), saved: save }
}

async function chosen(tx: Tx, schoolId: string, { strategy, hub, reference }: ExportQuery) {
  if (reference !== undefined) {
    const found = await repo.findReference(tx, schoolId, reference)
    if (!found) throw notFound('source')
    return { name: found.reference.key, sources: [found.reference] }
  }
  if (strategy !== undefined) return { name: strategy, sources: await repo.listOfStrategy(tx, schoolId, strategy) }
  if (hub !== undefined) {
    const reading = await listReading(tx, schoolId, hub)
    return { name: hub, sources: reading.map(row => row.reference) }
  }
  return { name: 'references', sources: await repo.listForExport(tx, schoolId) }
}

/** All that can be kept goes in together; what can't is told with its line. A dry run changes nothing. */
const importFile = (needs: Needs) =>
  guarded('reference:add', async (actor, body: Import, key: string | undefined): Promise<ImportResult> => {
    const { store, now } = needs
    authorize(store, actor, { schoolId: actor.schoolId })
    const entries = await read(needs, body)
    if (body.dryRun) return take(needs, store.read, actor, entries, false)
    const asked = ['POST /references/import', body]
    return store.write(tx =>
      answerOnce(tx, { personId: actor.id, key, asked, at: now() }, () => take(needs, tx, actor, entries, true)),
    )
  })

/** What is published of each and nothing else: no note, no mark, no name of a colleague. */
const exportFile = ({ store, worker }: Needs) =>
  guarded('reference:browse', async (actor, query: ExportQuery): Promise<ExportedReferences> => {
    authorize(store, actor, { schoolId: actor.schoolId })
    const { name, sources } = await chosen(store.read, actor.schoolId, query)
    const { format } = query
    const plain = sources.map(({ key, csl }) => ({ key, csl }))
    const text = await worker.do('write', { format, sources: plain })
    const fileName = `${name.replace(/[^\w-]+/g, '-')}.${endingOf[format]}`
    return { fileName, text, count: plain.length }
  })

/** References out of other programs, and back into them. */
export function createReferenceExchange(needs: Needs) {
  return {
    import: importFile(needs),
    export: exportFile(needs),
  }
}

export type ReferenceExchange = ReturnType<typeof createReferenceExchange>
