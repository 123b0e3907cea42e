import { and, count, eq, inArray } from 'drizzle-orm'
import type { Lookup, Tx } from '../../store/store.ts'

export type ShowcaseRow = Tx['t']['showcase']['$inferSelect']

/** A hub in the year of that name, with its showcase if somebody has begun one. */
export async function findPlace(
  { db, t }: Lookup,
  { schoolId, year, slug }: { schoolId: string; year: string; slug: string },
) {
  const [found] = await db
    .select({ hub: t.hub, year: t.programme.name, schoolName: t.school.name, showcase: t.showcase })
    .from(t.programme)
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
    .innerJoin(t.hub, eq(t.hub.programmeId, t.programme.id))
    .leftJoin(t.showcase, eq(t.showcase.hubId, t.hub.id))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.name, year), eq(t.hub.slug, slug)))
  return found
}
export type ShowcasePlace = NonNullable<Awaited<ReturnType<typeof findPlace>>>

export async function listOut({ db, t }: Tx, programmeId: string) {
  return db
    .select({ slug: t.hub.slug, hubName: t.hub.name, publishedAt: t.showcase.publishedAt })
    .from(t.hub)
    .innerJoin(t.showcase, eq(t.showcase.hubId, t.hub.id))
    .where(eq(t.hub.programmeId, programmeId))
    .orderBy(t.hub.position)
}

export async function listGroupIds({ db, t }: Tx, hubId: string): Promise<string[]> {
  const rows = await db.select({ id: t.group.id }).from(t.group).where(eq(t.group.hubId, hubId))
  return rows.map(row => row.id)
}

export async function listOutcomes({ db, t }: Tx, hubId: string) {
  const rows = await db.select().from(t.outcome).where(eq(t.outcome.hubId, hubId)).orderBy(t.outcome.position)
  return rows
    .filter(row => row.retiredAt === null)
    .map(({ statement, audiences, howWeWillKnow }) => ({
      statement,
      audiences,
      howWeWillKnow,
    }))
}

export async function countHeld({ db, t }: Tx, groupIds: string[]): Promise<number> {
  if (groupIds.length === 0) return 0
  const [row] = await db
    .select({ n: count() })
    .from(t.meeting)
    .where(and(inArray(t.meeting.groupId, groupIds), eq(t.meeting.status, 'ended')))
  return row?.n ?? 0
}

/** Writes it if it is still at that version, 0 for the first time; says whether it was. */
export async function writeShowcase({ db, t }: Tx, { version, ...row }: ShowcaseRow): Promise<boolean> {
  const insert = db.insert(t.showcase).values({ ...row, version: version + 1 })
  if (version === 0) return (await insert.onConflictDoNothing().returning({ id: t.showcase.hubId })).length > 0
  const rows = await db
    .update(t.showcase)
    .set({ ...row, version: version + 1 })
    .where(and(eq(t.showcase.hubId, row.hubId), eq(t.showcase.version, version)))
    .returning({ id: t.showcase.hubId })
  return rows.length > 0
}
