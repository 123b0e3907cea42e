import type { Actor } from '@hubs/rules/can'
import {
  type ExportedReferences,
  type ExportQuery,
  type ImportEntry,
  type importReferences,
  type ImportResult,
  MOST_IMPORTED,
} from '@hubs/schema/library/references'
import type { z } from 'zod'
import { authorize, guarded } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import { answerOnce, findAnswer } from '../../idempotency.ts'
import { inShortWrites } from '../../store/short-writes.ts'
import type { GuardedStore, Store, Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { createTurns } from '../../work/long-work.ts'
import type { SearchIndex } from '../search/index/search-queue.service.ts'
import type { CitationWorker } from './citations/citations-worker.client.ts'
import type { ReadEntry } from './citations/csl-read.format.ts'
import { alreadyListed, type ImportPlan, type NewSource, planImport } from './import-plan.service.ts'
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

function refuseText(sentence: string): never {
  throw new Refusal('invalid', sentence, { fields: { text: sentence } })
}

const nameOf = { bibtex: 'BibTeX', ris: 'RIS', 'csl-json': 'CSL-JSON' }
const endingOf = { bibtex: 'bib', ris: 'ris', 'csl-json': 'json' }

async function read({ reader }: Needs, { format, text }: Import): Promise<ReadEntry[]> {
  const plain = text.replace(/\r\n?/g, '\n')
  const entries = await reader.do('read', { format, text: plain }).catch(() => undefined)
  if (!entries) refuseText('That’s too much to import in one go. Paste it in smaller parts.')
  if (entries.length === 0)
    refuseText(`No sources found. Check that it’s ${nameOf[format]} and that you pasted all of it.`)
  if (entries.length > MOST_IMPORTED)
    refuseText(`There are ${entries.length} sources here. Paste up to ${MOST_IMPORTED} at a time.`)
  return entries
}

const answerOf = (entries: ImportEntry[], saved: boolean): ImportResult => {
  const count = (outcome: ImportEntry['outcome']) => entries.filter(each => each.outcome === outcome).length
  return { entries, added: count('added'), known: count('known'), refused: count('refused'), saved }
}

/** What an import would do: what it would add has no page yet. */
function answerToTry({ told, fresh }: ImportPlan): ImportResult {
  const made = new Set(fresh.map(({ id }) => id))
  const entries = told.map(each => ({ ...each, id: each.id !== null && made.has(each.id) ? null : each.id }))
  return answerOf(entries, false)
}

type Kept = { source: NewSource; same: repo.KnownReference | undefined }

/** Puts some of them in; says of each whether somebody else has put it in since it was looked for. */
async function keepSome({ now, searchIndex }: Needs, tx: Tx, actor: Actor, part: NewSource[]): Promise<Kept[]> {
  const { id: addedById, schoolId } = actor
  const dois = part.flatMap(({ columns }) => columns.doi ?? [])
  const there = new Map((await repo.listByDois(tx, schoolId, dois)).map(row => [row.doi, row]))
  const kept = part.map(source => ({ source, same: source.columns.doi ? there.get(source.columns.doi) : undefined }))
  const fresh = kept.flatMap(({ source, same }) => (same ? [] : [source]))
  const keys = await freeKeys(
    tx,
    schoolId,
    fresh.map(({ key, columns: { csl } }) => ({ key, csl })),
  )
  const at = { schoolId, note: '', addedById, createdAt: now() }
  await repo.insertReferences(
    tx,
    fresh.map(({ id, columns }, index) => ({ ...columns, ...at, id, key: keys[index] ?? id })),
  )
  await searchIndex.refresh(
    tx,
    'reference',
    fresh.map(({ id }) => id),
  )
  return kept
}

/** Puts in what is new, a few with each write: whoever taps in a meeting meanwhile waits for no more than them. */
async function keep(needs: Needs, store: Store, actor: Actor, { told, fresh }: ImportPlan): Promise<ImportResult> {
  const others = new Map<string, string>()
  const entries = [...told]
  await inShortWrites(
    store,
    fresh,
    (tx, part) => keepSome(needs, tx, actor, part),
    kept => {
      for (const { source, same } of kept) {
        const entry = entries[source.at]
        if (!same || !entry) continue
        others.set(source.id, same.id)
        entries[source.at] = { ...entry, outcome: 'known', reason: alreadyListed(same.title) }
      }
    },
  )
  const idOf = (id: string | null) => (id === null ? null : (others.get(id) ?? id))
  return answerOf(
    entries.map(each => ({ ...each, id: idOf(each.id) })),
    true,
  )
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

/**
 * All that can be kept goes in; what can't is told with its line. A dry run changes nothing. A school's pastes go in one
 * after another, so that two that have a source in common bring it in once. Where a server stops within one, what went
 * in stays, and the same paste brings in the rest.
 */
const importFile = (needs: Needs) => {
  const inTurn = createTurns()
  return guarded('reference:add', async (actor, body: Import, key: string | undefined): Promise<ImportResult> => {
    const { store, now } = needs
    const { id: personId, schoolId } = actor
    authorize(store, actor, { schoolId })
    const entries = await read(needs, body)
    if (body.dryRun) return answerToTry(await planImport(store.read, schoolId, entries))
    return inTurn(schoolId, async () => {
      const asking = { personId, key, asked: ['POST /references/import', body], at: now() }
      const known = await findAnswer<ImportResult>(store.read, asking)
      if (known) return known
      const answer = await keep(needs, store, actor, await planImport(store.read, schoolId, entries))
      return key === undefined ? answer : store.write(tx => answerOnce(tx, asking, async () => answer))
    })
  })
}

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
