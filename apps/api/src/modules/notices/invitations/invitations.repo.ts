import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, or } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type EntryRow = Tx['t']['calendarEntry']['$inferSelect']

/** What of a meeting goes into a calendar. */
const factsOf = ({ meeting, hub }: Tx['t']) => ({
  meetingId: meeting.id,
  version: meeting.version,
  startsAtMs: meeting.startsAtMs,
  minutes: meeting.minutes,
  number: meeting.number,
  place: meeting.place,
  hubName: hub.name,
})

/** The meetings to come of these people's groups, those they lead included; of nobody who has left or isn't invited yet. */
export async function listToCome({ db, t }: Tx, personIds: readonly string[], after: number) {
  const toCome = and(
    gt(t.meeting.startsAtMs, after),
    ne(t.meeting.status, 'cancelled'),
    eq(t.programme.current, true),
    isNull(t.person.leftAt),
    or(isNotNull(t.person.joinedAt), isNotNull(t.person.invitedAt)),
    inArray(t.person.id, [...personIds]),
  )
  const columns = { personId: t.person.id, email: t.person.email, ...factsOf(t) }
  const asMembers = await db
    .select(columns)
    .from(t.person)
    .innerJoin(t.membership, eq(t.membership.personId, t.person.id))
    .innerJoin(t.hub, eq(t.hub.id, t.membership.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .innerJoin(t.meeting, eq(t.meeting.groupId, t.membership.groupId))
    .where(toCome)
  const led = (leader: 'facilitatorId' | 'coFacilitatorId') =>
    db
      .select(columns)
      .from(t.person)
      .innerJoin(t.group, eq(t.group[leader], t.person.id))
      .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
      .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
      .innerJoin(t.meeting, eq(t.meeting.groupId, t.group.id))
      .where(toCome)
  return [...asMembers, ...(await led('facilitatorId')), ...(await led('coFacilitatorId'))]
}

/** What these people's calendars have of meetings to come, what was taken off included. */
export async function listEntries({ db, t }: Tx, personIds: readonly string[], after: number): Promise<EntryRow[]> {
  return db
    .select()
    .from(t.calendarEntry)
    .where(and(inArray(t.calendarEntry.personId, [...personIds]), gt(t.calendarEntry.startsAtMs, after)))
}

/** Everybody of a school, by page: those who have left too, whose calendars are to be cleared. */
export async function listPeople({ db, t }: Tx, schoolId: string, after: string, limit: number) {
  const { id, name, preferredName, email } = t.person
  return db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(eq(t.person.schoolId, schoolId), gt(id, after)))
    .orderBy(asc(id))
    .limit(limit)
}

export async function saveEntry({ db, t }: Tx, row: EntryRow) {
  const { personId, meetingId, ...change } = row
  const target = [t.calendarEntry.personId, t.calendarEntry.meetingId]
  await db.insert(t.calendarEntry).values(row).onConflictDoUpdate({ target, set: change })
}

/** What is over needs no more change. */
export async function deletePast({ db, t }: Tx, before: number) {
  await db.delete(t.calendarEntry).where(lt(t.calendarEntry.startsAtMs, before))
}
