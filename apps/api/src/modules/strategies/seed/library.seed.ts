import { audience } from '@hubs/schema/hubs'
import { cslItem } from '@hubs/schema/library/csl'
import { strandCosts, strandSecurities, strength } from '@hubs/schema/library/strategies'
import { eq, notExists } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { columnsOf } from '../../references/citations/plain-citation.format.ts'
import { convertReading } from './reading.seed.ts'

const firstStrategies = z.array(
  z.object({
    code: z.string(),
    hubSlug: z.string(),
    name: z.string(),
    what: z.string(),
    looksLike: z.string(),
    commonFailing: z.string(),
    techniques: z.array(z.string()),
    audiences: z.array(audience),
    strength,
    strengthWhy: z.string(),
    strandCode: z.string().nullable(),
    strandNote: z.string(),
    references: z.array(z.string()),
  }),
)
const firstReferences = z.array(
  z.object({
    key: z.string(),
    checkedHow: z.string().nullable(),
    note: z.string(),
    csl: cslItem,
  }),
)
const firstStrands = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    months: z.int().nullable(),
    cost: z.enum(strandCosts),
    evidence: z.enum(strandSecurities),
    asOf: z.string(),
    url: z.string(),
    note: z.string(),
  }),
)

/** Some 150 kB that only a new school needs. */
async function readFirst() {
  const [strategies, references, strands] = await Promise.all([
    import('./strategies.json', { with: { type: 'json' } }),
    import('./references.json', { with: { type: 'json' } }),
    import('./strands.json', { with: { type: 'json' } }),
  ])
  return {
    strategies: firstStrategies.parse(strategies.default),
    references: firstReferences.parse(references.default),
    strands: firstStrands.parse(strands.default),
  }
}

/** The strategies of the five hubs with their sources and the EEF's strands (domain facts, section 6), for one school. */
export async function insertLibrary(tx: Tx, schoolId: string, now: number, makeId = newId): Promise<void> {
  const { db, t } = tx
  const first = await readFirst()
  const references = first.references.map(({ csl, ...reference }) => ({
    id: makeId(),
    schoolId,
    ...columnsOf(csl),
    createdAt: now,
    ...reference,
  }))
  const idOf = new Map(references.map(reference => [reference.key, reference.id]))
  const strategies = first.strategies.map(({ references: keys, ...strategy }, position) => ({
    row: { id: makeId(), schoolId, position, stage: 'proposed' as const, createdAt: now, ...strategy },
    keys,
  }))
  await db.insert(t.reference).values(references)
  await db.insert(t.strategy).values(strategies.map(({ row }) => row))
  await db.insert(t.strategyReference).values(
    strategies.flatMap(({ row, keys }) =>
      keys.map((key, position) => {
        const referenceId = idOf.get(key)
        if (!referenceId) throw new Error(`the library names a source that it does not have: ${key}`)
        return { strategyId: row.id, referenceId, position }
      }),
    ),
  )
  await db
    .insert(t.strandFigure)
    .values(first.strands.map(strand => ({ id: makeId(), schoolId, number: 1, setAt: now, ...strand })))
  await convertReading(tx, now, schoolId, makeId)
}

/** Gives the library to every school that has none yet: one that began before there was one. */
export async function fillLibraries(tx: Tx, now: number): Promise<void> {
  const { db, t } = tx
  const without = await db
    .select({ id: t.school.id })
    .from(t.school)
    .where(notExists(db.select({ id: t.strategy.id }).from(t.strategy).where(eq(t.strategy.schoolId, t.school.id))))
  for (const school of without) await insertLibrary(tx, school.id, now)
  await convertReading(tx, now)
}
