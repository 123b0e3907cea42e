import { and, asc, desc, eq, inArray, isNull, or, sql, type Column } from 'drizzle-orm'
import type { Lookup, Tx } from '../../store/store.ts'

export type CorrectionRow = Tx['t']['hoursCorrection']['$inferSelect']
export type CertificateRow = Tx['t']['certificate']['$inferSelect']

const runFields = {
  startedAt: sql`'startedAt'`,
  endedAt: sql`'endedAt'`,
}

/** A number inside a run; both engines read it like this, one as text. */
const inRun = (state: Column, field: keyof typeof runFields) =>
  sql<string | number | null>`${state} ->> ${runFields[field]}`

/** The columns of a line of a register, with its meeting. */
function registerColumns({ t: { meeting, attendance, run, hub, group } }: Tx) {
  return {
    personId: attendance.personId,
    attendance: attendance.status,
    arrivedAt: attendance.arrivedAt,
    leftAt: attendance.leftAt,
    meetingId: meeting.id,
    groupId: meeting.groupId,
    number: meeting.number,
    date: meeting.date,
    status: meeting.status,
    startsAtMs: meeting.startsAtMs,
    minutes: meeting.minutes,
    hubName: hub.name,
    groupName: group.name,
    runStatus: sql<string | null>`${run.state} ->> 'status'`,
    startedAt: inRun(run.state, 'startedAt'),
    endedAt: inRun(run.state, 'endedAt'),
  }
}

function registers(tx: Tx) {
  const { db, t } = tx
  return db
    .select(registerColumns(tx))
    .from(t.attendance)
    .innerJoin(t.meeting, eq(t.meeting.id, t.attendance.meetingId))
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .leftJoin(t.run, eq(t.run.meetingId, t.meeting.id))
}

export type LineRow = Awaited<ReturnType<typeof registers>>[number]

/** One person's lines in the registers of a year, soonest first. */
export async function listLinesOf(tx: Tx, programmeId: string, personId: string): Promise<LineRow[]> {
  const { t } = tx
  return registers(tx)
    .where(and(eq(t.attendance.personId, personId), eq(t.halfTerm.programmeId, programmeId)))
    .orderBy(asc(t.meeting.startsAtMs), asc(t.meeting.id))
}

/** All lines of these groups' registers. */
export async function listLinesIn(tx: Tx, meetingIds: readonly string[]): Promise<LineRow[]> {
  if (meetingIds.length === 0) return []
  return registers(tx).where(inArray(tx.t.meeting.id, [...meetingIds]))
}

export async function listGroups({ db, t }: Tx, programmeId: string) {
  const { id, name, facilitatorId, coFacilitatorId } = t.group
  const rows = await db
    .select({ id, name, hubId: t.hub.id, hubName: t.hub.name, hubSlug: t.hub.slug, facilitatorId, coFacilitatorId })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.hub.programmeId, programmeId))
    .orderBy(asc(t.hub.position), asc(t.group.position))
  return rows.map(({ facilitatorId: one, coFacilitatorId: other, ...group }) => ({
    ...group,
    /** Who leads it, or led it in its year. */
    leads: [one, other].filter(each => each !== null),
  }))
}

export async function listMeetings({ db, t }: Tx, groupIds: readonly string[]) {
  if (groupIds.length === 0) return []
  const { id, groupId, number, date, status, startsAtMs, minutes } = t.meeting
  return db
    .select({ id, groupId, number, date, status, startsAtMs, minutes })
    .from(t.meeting)
    .where(inArray(groupId, [...groupIds]))
    .orderBy(asc(startsAtMs), asc(id))
}

/** Who belongs to these groups now, with those their registers name, by name. */
export async function listPeople({ db, t }: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({ id: t.person.id, name: t.person.name, sortName: t.person.sortName })
    .from(t.person)
    .where(inArray(t.person.id, [...ids]))
    .orderBy(asc(t.person.sortName), asc(t.person.id))
}

export async function listMembers({ db, t }: Tx, groupIds: readonly string[]) {
  if (groupIds.length === 0) return []
  return db
    .select({ groupId: t.membership.groupId, personId: t.membership.personId })
    .from(t.membership)
    .where(inArray(t.membership.groupId, [...groupIds]))
}

/** What was caught up on: by one person, or in these meetings. */
export async function listCatchUps({ db, t }: Tx, of: { personId: string } | { meetingIds: readonly string[] }) {
  if ('meetingIds' in of && of.meetingIds.length === 0) return []
  const { catchUp } = t
  return db
    .select()
    .from(catchUp)
    .where('personId' in of ? eq(catchUp.personId, of.personId) : inArray(catchUp.meetingId, [...of.meetingIds]))
}

/** Keeps the first where it is told twice. */
export async function insertCatchUp({ db, t }: Tx, row: Tx['t']['catchUp']['$inferSelect']) {
  await db.insert(t.catchUp).values(row).onConflictDoNothing()
}

/** The observations that somebody has carried out and handed over within the days of a year. */
export async function listObserved({ db, t }: Tx, observerIds: readonly string[]) {
  if (observerIds.length === 0) return []
  const { id, observerId, date, minutes } = t.observation
  return db
    .select({ id, observerId, date, minutes })
    .from(t.observation)
    .where(and(inArray(observerId, [...observerIds]), eq(t.observation.status, 'handed-over')))
    .orderBy(asc(t.observation.startsAtMs), asc(id))
}

/** From the first to the last day of a year. */
export async function findDays({ db, t }: Tx, programmeId: string) {
  const [row] = await db
    .select({
      from: sql<string | null>`min(${t.halfTerm.startsOn})`,
      to: sql<string | null>`max(${t.halfTerm.endsOn})`,
    })
    .from(t.halfTerm)
    .where(eq(t.halfTerm.programmeId, programmeId))
  return { from: row?.from ?? '', to: row?.to ?? '' }
}

export async function listCorrections({ db, t }: Tx, programmeId: string, personId?: string): Promise<CorrectionRow[]> {
  const { hoursCorrection } = t
  return db
    .select()
    .from(hoursCorrection)
    .where(
      and(
        eq(hoursCorrection.programmeId, programmeId),
        personId === undefined ? undefined : eq(hoursCorrection.personId, personId),
      ),
    )
    .orderBy(asc(hoursCorrection.at), asc(hoursCorrection.id))
}

/** What their hub and the whole programme have as further reading, each once, in its order. */
export async function listReadings({ db, t }: Tx, programmeId: string, personId: string) {
  const { readingItem, reference, membership } = t
  const rows = await db
    .select({ id: reference.id, title: reference.title })
    .from(readingItem)
    .innerJoin(reference, eq(reference.id, readingItem.referenceId))
    .leftJoin(membership, and(eq(membership.programmeId, readingItem.programmeId), eq(membership.personId, personId)))
    .where(
      and(
        eq(readingItem.programmeId, programmeId),
        or(isNull(readingItem.hubId), eq(readingItem.hubId, membership.hubId)),
      ),
    )
    .orderBy(asc(readingItem.position), asc(readingItem.id))
  return [...new Map(rows.map(row => [row.id, row])).values()]
}

export async function insertCorrection({ db, t }: Tx, row: CorrectionRow) {
  await db.insert(t.hoursCorrection).values(row)
}

export async function listProgrammes({ db, t }: Tx, schoolId: string) {
  const { id, name, current } = t.programme
  return db
    .select({ id, name, current })
    .from(t.programme)
    .where(eq(t.programme.schoolId, schoolId))
    .orderBy(desc(current), desc(name))
}

/** Somebody of a school, whether they work here still or not. */
export async function findPerson({ db, t }: Lookup, id: string) {
  const { name, preferredName, email, schoolId, leftAt } = t.person
  const [row] = await db
    .select({
      id: t.person.id,
      name,
      preferredName,
      email,
      schoolId,
      leftAt,
      schoolName: t.school.name,
      timeZone: t.school.timeZone,
    })
    .from(t.person)
    .innerJoin(t.school, eq(t.school.id, schoolId))
    .where(eq(t.person.id, id))
  return row
}

export async function findHubName({ db, t }: Tx, programmeId: string, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ name: t.hub.name })
    .from(t.membership)
    .innerJoin(t.hub, eq(t.hub.id, t.membership.hubId))
    .where(and(eq(t.membership.programmeId, programmeId), eq(t.membership.personId, personId)))
  return row?.name ?? null
}

export async function listNames({ db, t }: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: t.person.id, name: t.person.name })
    .from(t.person)
    .where(inArray(t.person.id, [...ids]))
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The latest of a person and year. */
export async function findCertificate({ db, t }: Tx, personId: string, programmeId: string) {
  const [row] = await db
    .select()
    .from(t.certificate)
    .where(and(eq(t.certificate.personId, personId), eq(t.certificate.programmeId, programmeId)))
    .orderBy(desc(t.certificate.issuedAt))
    .limit(1)
  return row
}

export async function findCertificateById({ db, t }: Lookup, id: string): Promise<CertificateRow | undefined> {
  const [row] = await db.select().from(t.certificate).where(eq(t.certificate.id, id))
  return row
}

export async function findCertificateByCode({ db, t }: Tx, code: string): Promise<CertificateRow | undefined> {
  const [row] = await db.select().from(t.certificate).where(eq(t.certificate.code, code))
  return row
}

export async function insertCertificate({ db, t }: Tx, row: CertificateRow) {
  await db.insert(t.certificate).values(row)
}
