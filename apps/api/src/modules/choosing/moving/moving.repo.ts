import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'
import { MOST_CHANGES } from '../allocations/allocations.repo.ts'

type MembershipRow = Tx['t']['membership']['$inferSelect']
export type PlacementChangeRow = Tx['t']['placementChange']['$inferSelect']
export type ReallocationRow = Tx['t']['reallocation']['$inferSelect']

/** Everybody’s place in a programme. */
export async function listPlaces({ db, t }: Tx, programmeId: string): Promise<MembershipRow[]> {
  return db.select().from(t.membership).where(eq(t.membership.programmeId, programmeId))
}

export async function deletePlaces({ db, t }: Tx, programmeId: string, personIds: string[]) {
  await db
    .delete(t.membership)
    .where(and(eq(t.membership.programmeId, programmeId), inArray(t.membership.personId, personIds)))
}

export async function insertPlace({ db, t }: Tx, row: MembershipRow) {
  await db.insert(t.membership).values(row)
}

export async function insertPlacementChange({ db, t }: Tx, row: PlacementChangeRow) {
  await db.insert(t.placementChange).values(row)
}

export async function findName({ db, t }: Tx, personId: string): Promise<string | undefined> {
  const [row] = await db.select({ name: t.person.name }).from(t.person).where(eq(t.person.id, personId))
  return row?.name
}

export async function findPlacementChange({ db, t }: Tx, programmeId: string, id: string) {
  const { placementChange: change } = t
  const [row] = await db
    .select({ id: change.id })
    .from(change)
    .where(and(eq(change.id, id), eq(change.programmeId, programmeId)))
  return row
}

/** Undefined where somebody has taken it back already. */
export async function undoPlacementChange({ db, t }: Tx, programmeId: string, id: string, at: number) {
  const { placementChange: change } = t
  const [row] = await db
    .update(change)
    .set({ undoneAt: at })
    .where(and(eq(change.id, id), eq(change.programmeId, programmeId), isNull(change.undoneAt)))
    .returning()
  return row
}

/** In place of what was proposed before and not accepted. */
export async function replaceReallocation({ db, t }: Tx, row: ReallocationRow) {
  const { reallocation } = t
  await db
    .delete(reallocation)
    .where(and(eq(reallocation.programmeId, row.programmeId), isNull(reallocation.acceptedAt)))
  await db.insert(reallocation).values(row)
}

/** The one that waits to be accepted, or else the last that was. */
export async function findReallocation({ db, t }: Tx, programmeId: string) {
  const rows = await db
    .select()
    .from(t.reallocation)
    .where(eq(t.reallocation.programmeId, programmeId))
    .orderBy(desc(t.reallocation.createdAt))
    .limit(MOST_CHANGES)
  return rows.find(({ acceptedAt }) => acceptedAt === null) ?? rows[0]
}

/** Undefined where it has been accepted already. */
export async function acceptReallocation({ db, t }: Tx, id: string, at: number) {
  const [row] = await db
    .update(t.reallocation)
    .set({ acceptedAt: at })
    .where(and(eq(t.reallocation.id, id), isNull(t.reallocation.acceptedAt)))
    .returning()
  return row
}

/** Current programmes whose hubs were allocated and published. */
export async function listPublishedProgrammes({ db, t }: Tx) {
  return db
    .selectDistinct({ id: t.programme.id, schoolId: t.programme.schoolId })
    .from(t.programme)
    .innerJoin(t.allocation, eq(t.allocation.programmeId, t.programme.id))
    .where(and(eq(t.programme.current, true), eq(t.programme.choosing, 'ranked'), isNotNull(t.allocation.publishedAt)))
    .orderBy(asc(t.programme.id))
}
