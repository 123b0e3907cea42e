import { and, asc, count, desc, eq, gt, inArray, isNull, max, min, ne, or, sql } from 'drizzle-orm'
import { inBatches } from '../../../store/in-batches.ts'
import type { Tx } from '../../../store/store.ts'
import type { ProgrammeRow } from '../programmes.repo.ts'

export type NextYearRow = Tx['t']['nextYear']['$inferSelect']
export type HubRow = Tx['t']['hub']['$inferSelect']
export type GroupRow = Tx['t']['group']['$inferSelect']

export async function findNextYear({ db, t }: Tx, programmeId: string): Promise<NextYearRow | undefined> {
  const [row] = await db.select().from(t.nextYear).where(eq(t.nextYear.programmeId, programmeId))
  return row
}

/** The current year of each school, with its last day. */
export async function listCurrentYears({ db, t }: Tx) {
  const { id, name, schoolId, current } = t.programme
  return db
    .select({ id, name, schoolId, timeZone: t.school.timeZone, endsOn: max(t.halfTerm.endsOn) })
    .from(t.programme)
    .innerJoin(t.school, eq(t.school.id, schoolId))
    .leftJoin(t.halfTerm, eq(t.halfTerm.programmeId, id))
    .where(eq(current, true))
    .groupBy(id, name, schoolId, t.school.timeZone)
}

/** Puts it in the place of what was decided before; says whether that was still the version that was seen. */
export async function saveNextYear({ db, t }: Tx, { version, ...row }: NextYearRow): Promise<boolean> {
  const next = { ...row, version: version + 1 }
  if (version === 0) {
    const made = await db.insert(t.nextYear).values(next).onConflictDoNothing().returning()
    return made.length > 0
  }
  const saved = await db
    .update(t.nextYear)
    .set(next)
    .where(and(eq(t.nextYear.programmeId, row.programmeId), eq(t.nextYear.version, version)))
    .returning()
  return saved.length > 0
}

/** From now on it starts only when somebody says so. */
export async function forgetStart({ db, t }: Tx, programmeId: string) {
  await db.update(t.nextYear).set({ startsOn: null }).where(eq(t.nextYear.programmeId, programmeId))
}

/** Years that are to end on or before a day, with what follows them. */
export async function listDue({ db, t }: Tx) {
  return db
    .select({ programme: t.programme, next: t.nextYear, timeZone: t.school.timeZone })
    .from(t.nextYear)
    .innerJoin(t.programme, eq(t.programme.id, t.nextYear.programmeId))
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
    .where(and(eq(t.programme.current, true), sql`${t.nextYear.startsOn} is not null`))
}

export async function listHubs({ db, t }: Tx, programmeId: string): Promise<HubRow[]> {
  return db.select().from(t.hub).where(eq(t.hub.programmeId, programmeId)).orderBy(asc(t.hub.position))
}

/** Groups that meet, in the order of their hubs; those that are one with another apart. */
export async function listGroups({ db, t }: Tx, programmeId: string): Promise<GroupRow[]> {
  const rows = await db
    .select({ group: t.group })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(and(eq(t.hub.programmeId, programmeId), isNull(t.group.mergedAt)))
    .orderBy(asc(t.hub.position), asc(t.group.position))
  return rows.map(({ group }) => group)
}

/** Who has a place this year and works here still, by name. */
export async function listMembers({ db, t }: Tx, programmeId: string) {
  const { id, name, staffKind, workingDays } = t.person
  return db
    .select({
      id,
      name,
      staffKind,
      workingDays,
      hubId: t.membership.hubId,
      groupId: t.membership.groupId,
      seat: t.membership.seat,
    })
    .from(t.membership)
    .innerJoin(t.person, eq(id, t.membership.personId))
    .where(and(eq(t.membership.programmeId, programmeId), isNull(t.person.leftAt), ne(staffKind, 'none')))
    .orderBy(asc(t.person.sortName), asc(id))
}

/** Of these people, those who work at the school still. */
export async function listPresent({ db, t }: Tx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const { id, leftAt, staffKind } = t.person
  const rows = await db
    .select({ id })
    .from(t.person)
    .where(and(inArray(id, [...personIds]), isNull(leftAt), ne(staffKind, 'none')))
  return new Set(rows.map(row => row.id))
}

export async function listOutcomes({ db, t }: Tx, hubIds: readonly string[]) {
  if (hubIds.length === 0) return []
  return db
    .select()
    .from(t.outcome)
    .where(and(inArray(t.outcome.hubId, [...hubIds]), isNull(t.outcome.retiredAt)))
    .orderBy(asc(t.outcome.position))
}

export async function listReading({ db, t }: Tx, programmeId: string) {
  return db.select().from(t.readingItem).where(eq(t.readingItem.programmeId, programmeId))
}

/** Meetings of a year that are on, or planned for later. */
export async function listToCome({ db, t }: Tx, programmeId: string, now: number) {
  const { status, startsAtMs, date } = t.meeting
  return db
    .select({ status, date, hubName: t.hub.name })
    .from(t.halfTerm)
    .innerJoin(t.meeting, eq(t.meeting.halfTermId, t.halfTerm.id))
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(
      and(
        eq(t.halfTerm.programmeId, programmeId),
        or(eq(status, 'running'), and(eq(status, 'planned'), gt(startsAtMs, now))),
      ),
    )
    .orderBy(asc(startsAtMs))
}

/** Plans of these groups by whether they are open. */
export async function countPlans({ db, t }: Tx, programmeId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(t.hub)
    .innerJoin(t.group, eq(t.group.hubId, t.hub.id))
    .innerJoin(t.plan, eq(t.plan.groupId, t.group.id))
    .where(eq(t.hub.programmeId, programmeId))
  return row?.n ?? 0
}

/** What the school keeps whatever the year is. */
export async function countKept({ db, t }: Tx, schoolId: string) {
  const [templates] = await db
    .select({ n: count() })
    .from(t.agendaTemplate)
    .where(and(eq(t.agendaTemplate.schoolId, schoolId), isNull(t.agendaTemplate.archivedAt)))
  // As the page of strategies counts them.
  const [strategies] = await db
    .select({ n: count() })
    .from(t.strategy)
    .where(and(eq(t.strategy.schoolId, schoolId), ne(t.strategy.stage, 'retired')))
  return { templates: templates?.n ?? 0, strategies: strategies?.n ?? 0 }
}

/** Closes what is open of the plans of a year. Returns whose they are, for the search. */
export async function endPlans({ db, t }: Tx, programmeId: string): Promise<string[]> {
  const groups = db
    .select({ id: t.group.id })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.hub.programmeId, programmeId))
  const rows = await db
    .update(t.plan)
    .set({ status: 'ended', checkInOn: null, version: sql<number>`${t.plan.version} + 1` })
    .where(and(inArray(t.plan.groupId, groups), eq(t.plan.status, 'committed')))
    .returning({ id: t.plan.id })
  return rows.map(row => row.id)
}

/** Opens again what the end of a year had closed, where that is taken back. */
export async function reopenPlans({ db, t }: Tx, programmeId: string): Promise<string[]> {
  const groups = db
    .select({ id: t.group.id })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.hub.programmeId, programmeId))
  const present = db.select({ id: t.person.id }).from(t.person).where(isNull(t.person.leftAt))
  const rows = await db
    .update(t.plan)
    .set({ status: 'committed', version: sql<number>`${t.plan.version} + 1` })
    .where(and(inArray(t.plan.groupId, groups), eq(t.plan.status, 'ended'), inArray(t.plan.ownerId, present)))
    .returning({ id: t.plan.id })
  return rows.map(row => row.id)
}

/** Comments under the hubs of a year and its public page: what of them can be found changes with the year. */
export async function listCommentsOf({ db, t }: Tx, programmeId: string): Promise<string[]> {
  const hubs = await db.select({ id: t.hub.id }).from(t.hub).where(eq(t.hub.programmeId, programmeId))
  const rows = await db
    .select({ id: t.reply.id })
    .from(t.reply)
    .where(inArray(t.reply.placeId, [programmeId, ...hubs.map(({ id }) => id)]))
  return rows.map(row => row.id)
}

export async function insertProgramme({ db, t }: Tx, row: ProgrammeRow) {
  await db.insert(t.programme).values(row)
}

export async function setCurrent({ db, t }: Tx, id: string, current: boolean) {
  await db
    .update(t.programme)
    .set({ current, version: sql<number>`${t.programme.version} + 1` })
    .where(eq(t.programme.id, id))
}

type Rows = {
  halfTerms: Tx['t']['halfTerm']['$inferInsert'][]
  daysOff: Tx['t']['dayOff']['$inferInsert'][]
  hubs: HubRow[]
  outcomes: Tx['t']['outcome']['$inferInsert'][]
  groups: GroupRow[]
  memberships: Tx['t']['membership']['$inferInsert'][]
  reading: Tx['t']['readingItem']['$inferInsert'][]
}

/** What a new year has from the beginning, its meetings apart. */
export async function insertYear({ db, t }: Tx, rows: Rows) {
  await inBatches(rows.halfTerms, part => db.insert(t.halfTerm).values(part))
  await inBatches(rows.daysOff, part => db.insert(t.dayOff).values(part))
  await inBatches(rows.hubs, part => db.insert(t.hub).values(part))
  await inBatches(rows.outcomes, part => db.insert(t.outcome).values(part))
  await inBatches(rows.groups, part => db.insert(t.group).values(part))
  await inBatches(rows.memberships, part => db.insert(t.membership).values(part))
  await inBatches(rows.reading, part => db.insert(t.readingItem).values(part))
}

/** The years of a school that are over, the latest first. */
export async function listPast({ db, t }: Tx, schoolId: string): Promise<ProgrammeRow[]> {
  return db
    .select()
    .from(t.programme)
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, false)))
    .orderBy(desc(t.programme.name))
}

/** From the first day of these years to the last. */
export async function listSpans({ db, t }: Tx, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return []
  const { programmeId, startsOn, endsOn } = t.halfTerm
  return db
    .select({ programmeId, from: min(startsOn), to: max(endsOn) })
    .from(t.halfTerm)
    .where(inArray(programmeId, [...programmeIds]))
    .groupBy(programmeId)
}

/** Of each hub of these years: who led its groups, how many were in it, how often it met, and its showcase. */
export async function listHubsOfYears({ db, t }: Tx, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return []
  const ids = [...programmeIds]
  const hubs = await db.select().from(t.hub).where(inArray(t.hub.programmeId, ids)).orderBy(asc(t.hub.position))
  const hubIds = hubs.map(({ id }) => id)
  if (hubIds.length === 0) return []
  const groups = await db.select().from(t.group).where(inArray(t.group.hubId, hubIds)).orderBy(asc(t.group.position))
  const members = await db
    .select({ hubId: t.membership.hubId, n: count() })
    .from(t.membership)
    .where(inArray(t.membership.hubId, hubIds))
    .groupBy(t.membership.hubId)
  const held = await db
    .select({ hubId: t.group.hubId, n: count() })
    .from(t.group)
    .innerJoin(t.meeting, eq(t.meeting.groupId, t.group.id))
    .where(and(inArray(t.group.hubId, hubIds), eq(t.meeting.status, 'ended')))
    .groupBy(t.group.hubId)
  const shown = await db
    .select({ hubId: t.showcase.hubId, publishedAt: t.showcase.publishedAt })
    .from(t.showcase)
    .where(inArray(t.showcase.hubId, hubIds))
  const leaderIds = groups.flatMap(each => [each.facilitatorId, each.coFacilitatorId]).filter(id => id !== null)
  const names = new Map(
    leaderIds.length === 0
      ? []
      : (
          await db
            .select({ id: t.person.id, name: t.person.name })
            .from(t.person)
            .where(inArray(t.person.id, [...new Set(leaderIds)]))
        ).map(({ id, name }) => [id, name]),
  )
  const countOf = (rows: { hubId: string; n: number }[], id: string) => rows.find(row => row.hubId === id)?.n ?? 0
  return hubs.map(hub => {
    const own = groups.filter(({ hubId }) => hubId === hub.id)
    const leaders = own.flatMap(each => [each.facilitatorId, each.coFacilitatorId]).filter(id => id !== null)
    return {
      ...hub,
      leaders,
      groupIds: own.map(({ id }) => id),
      facilitators: [...new Set(leaders)].flatMap(id => names.get(id) ?? []),
      people: countOf(members, hub.id),
      meetingsHeld: countOf(held, hub.id),
      showcase: shown.some(({ hubId, publishedAt }) => hubId === hub.id && publishedAt !== null),
    }
  })
}

/** In which of these years somebody had a place. */
export async function listYearsOf({ db, t }: Tx, personId: string): Promise<Set<string>> {
  const rows = await db
    .select({ programmeId: t.membership.programmeId })
    .from(t.membership)
    .where(eq(t.membership.personId, personId))
  return new Set(rows.map(row => row.programmeId))
}
