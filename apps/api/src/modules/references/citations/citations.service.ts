import { type Citation, type CitationStyle, citationStyles, type ItalicRuns } from '@hubs/schema/library/references'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { isoOrNull } from '../../../time/clock.ts'
import * as repo from '../references.repo.ts'
import type { CitationWorker } from './citations-worker.client.ts'
import { plainCitation } from './plain-citation.format.ts'

const MOST_KEPT = 20_000

/** What a citation is made of: the row, and who checked it. */
type CitedRow = { reference: repo.ReferenceRow; checkedBy: string | null }

type Deps = { store: GuardedStore; worker: CitationWorker }

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, kept: new Map<string, ItalicRuns>() }
}

const keyOf = (style: CitationStyle, { id, version }: repo.ReferenceRow) => `${style} ${id} ${version}`

async function write({ worker, kept }: Needs, style: CitationStyle, rows: readonly repo.ReferenceRow[]) {
  const items = rows.map(({ csl }) => csl)
  const written = await worker.do('format', { style, items }).catch(() => [])
  if (kept.size + rows.length > MOST_KEPT) kept.clear()
  for (const [index, row] of rows.entries()) {
    const text = written[index]
    if (text) kept.set(keyOf(style, row), text)
  }
}

/** A page is better with plain citations than not there; and a transaction waits for nothing but its store. */
async function textsOf(
  needs: Needs,
  tx: Tx,
  style: CitationStyle,
  rows: readonly repo.ReferenceRow[],
): Promise<ItalicRuns[]> {
  const missing = rows.filter(row => !needs.kept.has(keyOf(style, row)))
  const writing = missing.length > 0 ? write(needs, style, missing) : undefined
  if (tx === needs.store.read) await writing
  return rows.map(row => needs.kept.get(keyOf(style, row)) ?? plainCitation(row.csl))
}

async function styleOf(tx: Tx, schoolId: string): Promise<CitationStyle> {
  const set = await repo.findStyle(tx, schoolId)
  return citationStyles.find(each => each === set?.citationStyle) ?? 'apa'
}

async function describe(needs: Needs, tx: Tx, schoolId: string, rows: readonly CitedRow[]): Promise<Citation[]> {
  const texts = await textsOf(
    needs,
    tx,
    await styleOf(tx, schoolId),
    rows.map(({ reference }) => reference),
  )
  return rows.map(({ reference, checkedBy }, index) => {
    const { id, key, csl, note, checkedHow, checkedById, checkedAt } = reference
    const { DOI, URL } = csl
    const by = checkedById ? { id: checkedById, name: checkedBy ?? '' } : null
    const at = isoOrNull(checkedAt)
    const checked = checkedHow === null ? null : { by, at, how: checkedHow }
    return { id, key, title: csl.title, text: texts[index] ?? [], doi: DOI ?? null, url: URL ?? null, checked, note }
  })
}

/** The references of these ids as citations, in their order; one that is not the school's is left out. */
async function citationsOf(needs: Needs, tx: Tx, schoolId: string, ids: readonly string[]): Promise<Citation[]> {
  const rows = new Map((await repo.listCited(tx, schoolId, ids)).map(row => [row.reference.id, row]))
  return describe(
    needs,
    tx,
    schoolId,
    ids.flatMap(id => rows.get(id) ?? []),
  )
}

/** Writes references as a school does. What was written is kept, for each style and version. */
export function createCitations(given: Deps) {
  const needs = needsOf(given)
  return {
    textsOf: textsOf.bind(null, needs),
    styleOf,
    describe: describe.bind(null, needs),
    citationsOf: citationsOf.bind(null, needs),
  }
}

export type Citations = ReturnType<typeof createCitations>
