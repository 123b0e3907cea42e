import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export async function findYear({ db, t }: Tx, schoolId: string) {
  const [row] = await db
    .select({ programme: t.programme, timeZone: t.school.timeZone })
    .from(t.programme)
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
  return row
}

export async function listHalfTerms({ db, t }: Tx, programmeId: string) {
  return db.select().from(t.halfTerm).where(eq(t.halfTerm.programmeId, programmeId)).orderBy(asc(t.halfTerm.position))
}

export async function listDaysOff({ db, t }: Tx, programmeId: string) {
  return db.select().from(t.dayOff).where(eq(t.dayOff.programmeId, programmeId)).orderBy(asc(t.dayOff.day))
}

/** The groups of a year, in the order of their hubs. */
export async function listGroups({ db, t }: Tx, programmeId: string) {
  return db
    .select({ group: t.group, hub: { slug: t.hub.slug, name: t.hub.name } })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(and(eq(t.hub.programmeId, programmeId), isNull(t.group.mergedAt)))
    .orderBy(asc(t.hub.position), asc(t.group.position))
}

/** On which days the people of each group work, by name. */
export async function listWorkingDays({ db, t }: Tx, programmeId: string) {
  return db
    .select({
      groupId: t.membership.groupId,
      id: t.person.id,
      name: t.person.name,
      workingDays: t.person.workingDays,
    })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(and(eq(t.membership.programmeId, programmeId), isNull(t.person.leftAt)))
    .orderBy(asc(t.person.sortName), asc(t.person.id))
}

export async function listMeetings({ db, t }: Tx, programmeId: string) {
  const { id, groupId, halfTermId, number, date, startsAt, minutes, place, status, version } = t.meeting
  return db
    .select({ id, groupId, halfTermId, number, date, startsAt, minutes, place, status, version })
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .where(eq(t.halfTerm.programmeId, programmeId))
    .orderBy(asc(t.halfTerm.position), asc(t.meeting.groupId), asc(t.meeting.number))
}

/** Notes that the dates of the year have been accepted: a step of setting it up. */
export async function checkStep(tx: Tx, schoolId: string) {
  const { programme } = (await findYear(tx, schoolId)) ?? {}
  if (!programme || programme.stepsChecked.includes('meeting-dates')) return
  await tx.db
    .update(tx.t.programme)
    .set({ stepsChecked: [...programme.stepsChecked, 'meeting-dates'] })
    .where(eq(tx.t.programme.id, programme.id))
}
