import { and, asc, count, eq, gt, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import { preparedQuery } from '../../store/prepared.ts'
import type { Lookup, Tx } from '../../store/store.ts'

export type HubRow = Tx['t']['hub']['$inferSelect']
export type GroupRow = Tx['t']['group']['$inferSelect']
export type OutcomeRow = Tx['t']['outcome']['$inferSelect']

/** The hubs of a school's current programme, in their order. */
export async function listHubs({ db, t }: Tx, schoolId: string): Promise<HubRow[]> {
  const rows = await db
    .select({ hub: t.hub })
    .from(t.hub)
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
    .orderBy(asc(t.hub.position))
  return rows.map(row => row.hub)
}

export async function listHubsOf({ db, t }: Tx, programmeId: string): Promise<HubRow[]> {
  return db.select().from(t.hub).where(eq(t.hub.programmeId, programmeId)).orderBy(asc(t.hub.position))
}

const bySlug = preparedQuery(['schoolId', 'slug'], ({ db, t: { hub, programme } }, { schoolId, slug }) =>
  db
    .select({ hub })
    .from(hub)
    .innerJoin(programme, eq(programme.id, hub.programmeId))
    .where(and(eq(programme.schoolId, schoolId), eq(programme.current, true), eq(hub.slug, slug))),
)

export async function findHub(tx: Lookup, schoolId: string, slug: string): Promise<HubRow | undefined> {
  const [row] = await bySlug(tx, { schoolId, slug })
  return row?.hub
}

/** Every address that a hub of the school has or had. */
export async function listSlugs({ db, t }: Tx, schoolId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ slug: t.hub.slug })
    .from(t.programme)
    .innerJoin(t.hub, eq(t.hub.programmeId, t.programme.id))
    .where(eq(t.programme.schoolId, schoolId))
  return new Set(rows.map(row => row.slug))
}

/** The current year of a school, with the zone its times are in. */
export async function findYear({ db, t }: Tx, schoolId: string) {
  const [row] = await db
    .select({ programmeId: t.programme.id, groupMax: t.programme.groupMax, timeZone: t.school.timeZone })
    .from(t.programme)
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
  return row
}

export async function insertHub(
  { db, t }: Tx,
  row: Tx['t']['hub']['$inferInsert'],
  outcomes: Tx['t']['outcome']['$inferInsert'][],
) {
  await db.insert(t.hub).values(row)
  await db.insert(t.outcome).values(outcomes)
}

export async function listOutcomes({ db, t }: Tx, hubIds: string[]): Promise<OutcomeRow[]> {
  if (hubIds.length === 0) return []
  return db
    .select()
    .from(t.outcome)
    .where(and(inArray(t.outcome.hubId, hubIds), isNull(t.outcome.retiredAt)))
    .orderBy(asc(t.outcome.position))
}

/** Groups that meet, with how many seats are taken. */
export async function listGroups({ db, t }: Tx, hubIds: string[]) {
  if (hubIds.length === 0) return []
  const taken = await db
    .select({ groupId: t.membership.groupId, n: count() })
    .from(t.membership)
    .where(inArray(t.membership.hubId, hubIds))
    .groupBy(t.membership.groupId)
  const groups = await db
    .select()
    .from(t.group)
    .where(and(inArray(t.group.hubId, hubIds), isNull(t.group.mergedAt)))
    .orderBy(asc(t.group.position))
  const of = new Map(taken.map(row => [row.groupId, row.n]))
  return groups.map(group => ({ ...group, taken: of.get(group.id) ?? 0 }))
}

export async function findGroup({ db, t }: Lookup, schoolId: string, id: string) {
  const [row] = await db
    .select({ group: t.group, hub: t.hub, current: t.programme.current })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(and(eq(t.group.id, id), eq(t.hub.schoolId, schoolId)))
  return row
}

export type FoundGroup = NonNullable<Awaited<ReturnType<typeof findGroup>>>

/** Where the members of a group, and these people besides, get their mail; those who have left apart. */
export async function listAddressees({ db, t }: Tx, groupId: string, extraIds: readonly string[]) {
  const members = db.select({ id: t.membership.personId }).from(t.membership).where(eq(t.membership.groupId, groupId))
  const { id, name, preferredName, email } = t.person
  return db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(or(inArray(id, members), inArray(id, [...extraIds])), isNull(t.person.leftAt)))
}

export async function listNames({ db, t }: Tx, personIds: string[]) {
  if (personIds.length === 0) return new Map<string, string>()
  const rows = await db
    .select({ id: t.person.id, name: t.person.name })
    .from(t.person)
    .where(inArray(t.person.id, personIds))
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Changes of who leads these groups, earliest first, with whom it was before and after. */
export async function listLeaderChanges({ db, t }: Tx, schoolId: string, groupIds: readonly string[], since: number) {
  const { audit } = t
  const rows = await db
    .select({ groupId: audit.subjectId, actorId: audit.actorId, at: audit.at, details: audit.details })
    .from(audit)
    .where(
      and(
        eq(audit.schoolId, schoolId),
        gt(audit.at, since),
        eq(audit.action, 'leaders-changed'),
        inArray(audit.subjectId, [...groupIds]),
      ),
    )
    .orderBy(asc(audit.at))
  return rows.flatMap(({ groupId, ...row }) => (groupId === null ? [] : [{ groupId, ...row }]))
}

export async function listGroupNames({ db, t }: Tx, groupIds: readonly string[]) {
  if (groupIds.length === 0) return []
  return db
    .select({ groupId: t.group.id, hubSlug: t.hub.slug, hubName: t.hub.name })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(inArray(t.group.id, [...groupIds]))
    .orderBy(asc(t.hub.position), asc(t.group.position))
}

export async function listMembers({ db, t }: Tx, hubId: string) {
  return db
    .select({
      id: t.person.id,
      name: t.person.name,
      groupId: t.membership.groupId,
      department: t.person.department,
      job: t.person.job,
      staffKind: t.person.staffKind,
    })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(eq(t.membership.hubId, hubId))
    .orderBy(asc(t.person.sortName), asc(t.person.id))
}

const meetingFields = ({ t }: Tx) => ({
  id: t.meeting.id,
  groupId: t.meeting.groupId,
  startsAtMs: t.meeting.startsAtMs,
  minutes: t.meeting.minutes,
  place: t.meeting.place,
  number: t.meeting.number,
  status: t.meeting.status,
  halfTerm: t.halfTerm.name,
})

/** Meetings of these groups that are not over at `from`, soonest first. */
export async function listComingMeetings(tx: Tx, groupIds: string[], from: number) {
  if (groupIds.length === 0) return []
  const { db, t } = tx
  return db
    .select(meetingFields(tx))
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .where(
      and(
        inArray(t.meeting.groupId, groupIds),
        gt(t.meeting.startsAtMs, from),
        inArray(t.meeting.status, ['planned', 'running']),
      ),
    )
    .orderBy(asc(t.meeting.startsAtMs))
}

export async function listMeetings(tx: Tx, groupIds: string[]) {
  if (groupIds.length === 0) return []
  const { db, t } = tx
  return db
    .select(meetingFields(tx))
    .from(t.meeting)
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .where(inArray(t.meeting.groupId, groupIds))
    .orderBy(asc(t.meeting.startsAtMs))
}

/** The day in each half term on which a hub's first group meets. */
export async function listMeetingDays({ db, t }: Tx, programmeId: string) {
  return db
    .select({
      hubId: t.hub.id,
      halfTerm: t.halfTerm.name,
      date: t.meeting.date,
      startsAtMs: t.meeting.startsAtMs,
      minutes: t.meeting.minutes,
      status: t.meeting.status,
    })
    .from(t.hub)
    .innerJoin(t.group, and(eq(t.group.hubId, t.hub.id), eq(t.group.position, 0)))
    .innerJoin(t.meeting, eq(t.meeting.groupId, t.group.id))
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .where(and(eq(t.hub.programmeId, programmeId), ne(t.meeting.status, 'cancelled')))
    .orderBy(asc(t.meeting.date))
}

export async function updateHub(
  { db, t }: Tx,
  id: string,
  version: number,
  change: Partial<
    Pick<
      HubRow,
      | 'name'
      | 'question'
      | 'summary'
      | 'icon'
      | 'colour'
      | 'observation'
      | 'scenario'
      | 'mayClose'
      | 'mostGroups'
      | 'closed'
    >
  >,
) {
  const [row] = await db
    .update(t.hub)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.hub.id, id), eq(t.hub.version, version)))
    .returning()
  return row
}

/** Puts these in the place of those that stand. One that is left out is retired: what was rated and judged stays. */
export async function replaceOutcomes(
  { db, t }: Tx,
  hubId: string,
  rows: Omit<OutcomeRow, 'retiredAt'>[],
  now: number,
) {
  const kept = rows.map(row => row.id)
  await db
    .update(t.outcome)
    .set({ retiredAt: now })
    .where(and(eq(t.outcome.hubId, hubId), notInArray(t.outcome.id, kept), isNull(t.outcome.retiredAt)))
  for (const { id, hubId: _same, ...row } of rows)
    await db
      .insert(t.outcome)
      .values({ id, hubId, ...row })
      .onConflictDoUpdate({ target: t.outcome.id, set: row })
}

export async function updateGroup(
  { db, t }: Tx,
  id: string,
  version: number,
  change: Partial<Pick<GroupRow, 'places' | 'facilitatorId' | 'coFacilitatorId'>>,
) {
  const [row] = await db
    .update(t.group)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.group.id, id), eq(t.group.version, version)))
    .returning()
  return row
}

/** The highest seat anybody sits in, 0 where nobody does. */
export async function highestSeat({ db, t }: Tx, groupId: string): Promise<number> {
  const rows = await db.select({ seat: t.membership.seat }).from(t.membership).where(eq(t.membership.groupId, groupId))
  return Math.max(0, ...rows.map(row => row.seat))
}

/** Of these people, those who work at the school now. */
export async function listPresentStaff({ db, t }: Tx, schoolId: string, personIds: string[]) {
  if (personIds.length === 0) return []
  return db
    .select({ id: t.person.id, leftAt: t.person.leftAt, staffKind: t.person.staffKind })
    .from(t.person)
    .where(and(eq(t.person.schoolId, schoolId), inArray(t.person.id, personIds)))
}

/** Where these people have their place in these years. */
export async function listSeatsOf({ db, t }: Tx, programmeIds: string[], personIds: string[]) {
  if (personIds.length === 0) return []
  const { personId, groupId, programmeId } = t.membership
  return db
    .select({ personId, groupId, hubName: t.hub.name })
    .from(t.membership)
    .innerJoin(t.hub, eq(t.hub.id, t.membership.hubId))
    .where(and(inArray(programmeId, programmeIds), inArray(personId, personIds)))
}

/** Takes somebody who leaves off every group they lead this year; who led in the years before stays written. Returns the groups. */
export async function stopLeading({ db, t }: Tx, personId: string): Promise<string[]> {
  const thisYear = db
    .select({ id: t.hub.id })
    .from(t.hub)
    .innerJoin(t.programme, and(eq(t.programme.id, t.hub.programmeId), eq(t.programme.current, true)))
  const next = { version: sql<number>`${t.group.version} + 1` }
  const led = await db
    .update(t.group)
    .set({ ...next, facilitatorId: null })
    .where(and(eq(t.group.facilitatorId, personId), inArray(t.group.hubId, thisYear)))
    .returning({ id: t.group.id })
  const coLed = await db
    .update(t.group)
    .set({ ...next, coFacilitatorId: null })
    .where(and(eq(t.group.coFacilitatorId, personId), inArray(t.group.hubId, thisYear)))
    .returning({ id: t.group.id })
  return [...led, ...coLed].map(({ id }) => id)
}

/** The groups of a hub this year; undefined where this year has no such hub. */
export async function findGroupIdsOf({ db, t }: Lookup, schoolId: string, slug: string): Promise<string[] | undefined> {
  const rows = await db
    .select({ groupId: t.group.id })
    .from(t.programme)
    .innerJoin(t.hub, and(eq(t.hub.programmeId, t.programme.id), eq(t.hub.slug, slug)))
    .leftJoin(t.group, eq(t.group.hubId, t.hub.id))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
  if (rows.length === 0) return undefined
  return rows.flatMap(({ groupId }) => (groupId === null ? [] : [groupId]))
}
