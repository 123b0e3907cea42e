import { and, asc, count, desc, eq, isNull, sum } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** How many people of each kind work here, are in a hub, and have said "not this year". */
export async function countStaff({ db, t }: Tx, schoolId: string, programmeId: string) {
  return db
    .select({
      staffKind: t.person.staffKind,
      all: count(),
      inAHub: count(t.membership.id),
      notThisYear: count(t.programmeOptOut.id),
    })
    .from(t.person)
    .leftJoin(t.membership, and(eq(t.membership.personId, t.person.id), eq(t.membership.programmeId, programmeId)))
    .leftJoin(
      t.programmeOptOut,
      and(eq(t.programmeOptOut.personId, t.person.id), eq(t.programmeOptOut.programmeId, programmeId)),
    )
    .where(and(eq(t.person.schoolId, schoolId), isNull(t.person.leftAt)))
    .groupBy(t.person.staffKind)
}

/** The hubs in their order, with their groups and places. */
export async function countPlaces({ db, t }: Tx, programmeId: string) {
  const rows = await db
    .select({
      id: t.hub.id,
      slug: t.hub.slug,
      name: t.hub.name,
      groups: count(t.group.id),
      places: sum(t.group.places),
    })
    .from(t.hub)
    .leftJoin(t.group, and(eq(t.group.hubId, t.hub.id), isNull(t.group.mergedAt)))
    .where(and(eq(t.hub.programmeId, programmeId), eq(t.hub.closed, false)))
    .groupBy(t.hub.id, t.hub.slug, t.hub.name, t.hub.position)
    .orderBy(asc(t.hub.position))
  return rows.map(row => ({ ...row, places: Number(row.places ?? 0) }))
}

/** How many people who work here are in each hub, by its id. */
export async function countTaken({ db, t }: Tx, programmeId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ hubId: t.membership.hubId, n: count() })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(and(eq(t.membership.programmeId, programmeId), isNull(t.person.leftAt)))
    .groupBy(t.membership.hubId)
  return new Map(rows.map(row => [row.hubId, row.n]))
}

export async function listHalfTermIds({ db, t: { halfTerm } }: Tx, programmeId: string): Promise<string[]> {
  const rows = await db.select({ id: halfTerm.id }).from(halfTerm).where(eq(halfTerm.programmeId, programmeId))
  return rows.map(({ id }) => id)
}

/** The register of every meeting of a half term in sums: a row a meeting and what somebody was. */
export async function countAttendance({ db, t }: Tx, halfTermId: string) {
  return db
    .select({
      meetingId: t.meeting.id,
      groupId: t.meeting.groupId,
      halfTermId: t.halfTerm.id,
      meetingStatus: t.meeting.status,
      position: t.halfTerm.position,
      halfTerm: t.halfTerm.name,
      status: t.attendance.status,
      n: count(t.attendance.id),
    })
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .leftJoin(t.attendance, eq(t.attendance.meetingId, t.meeting.id))
    .where(eq(t.halfTerm.id, halfTermId))
    .groupBy(
      t.meeting.id,
      t.meeting.groupId,
      t.meeting.status,
      t.halfTerm.id,
      t.halfTerm.position,
      t.halfTerm.name,
      t.attendance.status,
    )
}

type Cells = (number | null)[]

/** What was shown of these counts so far, the latest first. */
export async function listDisclosed({ db, t: { disclosedCounts } }: Tx, programmeId: string, subject: string) {
  return db
    .select({ at: disclosedCounts.disclosedAt, cells: disclosedCounts.cells, shown: disclosedCounts.disclosed })
    .from(disclosedCounts)
    .where(and(eq(disclosedCounts.programmeId, programmeId), eq(disclosedCounts.subject, subject)))
    .orderBy(desc(disclosedCounts.disclosedAt))
}

export async function insertDisclosed(
  { db, t }: Tx,
  row: { id: string; programmeId: string; subject: string; disclosedAt: number; cells: Cells; disclosed: unknown },
) {
  await db.insert(t.disclosedCounts).values(row)
}
