import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { hangingOn, madeWithMeeting } from '../../store/hanging.ts'
import type { Tx } from '../../store/store.ts'

/** The meetings of half terms, with what is told of them. */
export async function listMeetingsIn({ db, t }: Tx, halfTermIds: readonly string[]) {
  return db
    .select({ meeting: t.meeting, hubName: t.hub.name, timeZone: t.school.timeZone })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.school, eq(t.school.id, t.meeting.schoolId))
    .where(inArray(t.meeting.halfTermId, [...halfTermIds]))
}

/** The first of these half terms in which a hub's progress has been reviewed. */
export async function findReviewed({ db, t }: Tx, halfTermIds: readonly string[]): Promise<string | undefined> {
  const [row] = await db
    .select({ id: t.progress.halfTermId })
    .from(t.progress)
    .where(inArray(t.progress.halfTermId, [...halfTermIds]))
    .limit(1)
  return row?.id
}

/** Groups with somebody in them. */
export async function listPeopled({ db, t }: Tx, groupIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: t.membership.groupId })
    .from(t.membership)
    .where(inArray(t.membership.groupId, [...groupIds]))
  return new Set(rows.map(({ id }) => id))
}

/** Of these meetings those to which somebody has put something: an idea, a task, a note, a plan, a comment, a screen. */
export async function listUsed(tx: Tx, meetingIds: readonly string[]): Promise<Set<string>> {
  const { db, t } = tx
  const ids = [...meetingIds]
  const used = await hangingOn(tx, 'meeting', ids, madeWithMeeting)
  const told = await db
    .selectDistinct({ id: t.notice.meetingId })
    .from(t.notice)
    .where(inArray(t.notice.meetingId, ids))
  for (const { id } of told) if (id !== null) used.add(id)
  const written = await db.selectDistinct({ id: t.reply.placeId }).from(t.reply).where(inArray(t.reply.placeId, ids))
  for (const { id } of written) used.add(id)
  return used
}

export async function deleteMeetings({ db, t }: Tx, ids: readonly string[]) {
  if (ids.length > 0) await db.delete(t.meeting).where(inArray(t.meeting.id, [...ids]))
}

/** The groups of a year that meet, with who is in them. */
export async function listGroupsToMeet({ db, t }: Tx, programmeId: string) {
  const groups = await db
    .select({ group: t.group })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(and(eq(t.hub.programmeId, programmeId), eq(t.hub.closed, false), isNull(t.group.mergedAt)))
  const people = await db
    .select({
      groupId: t.membership.groupId,
      id: t.person.id,
      name: t.person.name,
      workingDays: t.person.workingDays,
    })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(and(eq(t.membership.programmeId, programmeId), isNull(t.person.leftAt)))
  return groups.map(({ group }) => ({ group, people: people.filter(({ groupId }) => groupId === group.id) }))
}

/** The meetings of a year by group, in the order of their half terms. */
export async function listInOrder({ db, t }: Tx, programmeId: string) {
  const rows = await db
    .select({ meeting: t.meeting, places: t.group.places })
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .where(eq(t.halfTerm.programmeId, programmeId))
    .orderBy(asc(t.halfTerm.position), asc(t.meeting.startsAtMs), asc(t.meeting.id))
  return Map.groupBy(rows, ({ meeting }) => meeting.groupId)
}

/** Counts the meetings of a group anew, in this order: no two have a number on the way. */
export async function renumber({ db, t }: Tx, ids: readonly string[]) {
  for (const sign of [-1, 1])
    for (const [at, id] of ids.entries())
      await db
        .update(t.meeting)
        .set({ number: sign * (at + 1) })
        .where(eq(t.meeting.id, id))
}

export async function setKind({ db, t }: Tx, id: string, kind: Tx['t']['meeting']['$inferSelect']['kind']) {
  await db.update(t.meeting).set({ kind }).where(eq(t.meeting.id, id))
}
