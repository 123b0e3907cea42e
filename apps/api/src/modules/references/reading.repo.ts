import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Lookup, Tx } from '../../store/store.ts'

/** The hub, or the whole programme where there is no slug; of the school's current year. */
export async function findPlace({ db, t }: Lookup, schoolId: string, hubSlug?: string) {
  if (hubSlug === undefined) {
    const [row] = await db
      .select({ programmeId: t.programme.id })
      .from(t.programme)
      .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
    return row && { programmeId: row.programmeId, hubId: null }
  }
  const [row] = await db
    .select({ programmeId: t.programme.id, hubId: t.hub.id })
    .from(t.programme)
    .innerJoin(t.hub, and(eq(t.hub.programmeId, t.programme.id), eq(t.hub.slug, hubSlug)))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
  return row
}

export type ReadingOwner = NonNullable<Awaited<ReturnType<typeof findPlace>>>

function reading({ db, t }: Tx) {
  return db
    .select({ reference: t.reference, checkedBy: t.person.name })
    .from(t.readingItem)
    .innerJoin(t.reference, eq(t.reference.id, t.readingItem.referenceId))
    .leftJoin(t.person, eq(t.person.id, t.reference.checkedById))
}

export async function listAt(tx: Tx, { programmeId, hubId }: ReadingOwner) {
  const { readingItem } = tx.t
  return reading(tx)
    .where(
      and(
        eq(readingItem.programmeId, programmeId),
        hubId === null ? isNull(readingItem.hubId) : eq(readingItem.hubId, hubId),
      ),
    )
    .orderBy(asc(readingItem.position))
}

/** Of a hub of this year, or of the programme; empty where there is no such hub. */
export async function listReading(tx: Tx, schoolId: string, hubSlug?: string) {
  const place = await findPlace(tx, schoolId, hubSlug)
  return place ? listAt(tx, place) : []
}

/** Everything that the programme and its hubs give to read. */
export async function listReadingOf({ db, t }: Tx, programmeId: string) {
  return db
    .select({ hubSlug: t.hub.slug, csl: t.reference.csl })
    .from(t.readingItem)
    .innerJoin(t.reference, eq(t.reference.id, t.readingItem.referenceId))
    .leftJoin(t.hub, eq(t.hub.id, t.readingItem.hubId))
    .where(eq(t.readingItem.programmeId, programmeId))
    .orderBy(asc(t.readingItem.position))
}

/** Puts these in the place of those that stand. */
export async function replaceReading(
  { db, t }: Tx,
  { programmeId, hubId }: ReadingOwner,
  rows: readonly { id: string; referenceId: string }[],
) {
  const { readingItem } = t
  await db
    .delete(readingItem)
    .where(
      and(
        eq(readingItem.programmeId, programmeId),
        hubId === null ? isNull(readingItem.hubId) : eq(readingItem.hubId, hubId),
      ),
    )
  if (rows.length > 0)
    await db.insert(readingItem).values(rows.map((row, position) => ({ ...row, programmeId, hubId, position })))
}
