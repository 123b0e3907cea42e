import type { RatingMoment } from '@hubs/schema/evaluation'
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, max, ne, sum } from 'drizzle-orm'
import type { Lookup, Tx } from '../../store/store.ts'

export type RatingRow = Tx['t']['rating']['$inferSelect']
export type OutcomeRow = Tx['t']['outcome']['$inferSelect']

/** Hubs with the year they belong to. */
function hubs({ db, t }: Lookup) {
  return db
    .select({
      hub: t.hub,
      programme: { id: t.programme.id, name: t.programme.name, current: t.programme.current },
      timeZone: t.school.timeZone,
    })
    .from(t.hub)
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
}

/** The hub of that address in a year by its name, or in the current one. */
export async function findHub(tx: Lookup, schoolId: string, slug: string, year: string | undefined) {
  const { hub, programme } = tx.t
  const ofYear = year === undefined ? eq(programme.current, true) : eq(programme.name, year)
  const [row] = await hubs(tx).where(and(eq(programme.schoolId, schoolId), ofYear, eq(hub.slug, slug)))
  return row
}

/** The names of the years that have a hub of that address, newest first. */
export async function listYears({ db, t }: Tx, schoolId: string, slug: string): Promise<string[]> {
  const rows = await db
    .select({ name: t.programme.name })
    .from(t.programme)
    .innerJoin(t.hub, eq(t.hub.programmeId, t.programme.id))
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.hub.slug, slug)))
    .orderBy(desc(t.programme.choiceOpensAt))
  return rows.map(row => row.name)
}

export async function listGroups({ db, t }: Lookup, hubId: string) {
  return db
    .select({ id: t.group.id, facilitatorId: t.group.facilitatorId, coFacilitatorId: t.group.coFacilitatorId })
    .from(t.group)
    .where(eq(t.group.hubId, hubId))
    .orderBy(asc(t.group.position))
}

export type GroupRow = Awaited<ReturnType<typeof listGroups>>[number]

export async function listMeetings({ db, t }: Lookup, groupIds: string[]) {
  if (groupIds.length === 0) return []
  return db
    .select({
      groupId: t.meeting.groupId,
      startsAtMs: t.meeting.startsAtMs,
      minutes: t.meeting.minutes,
      status: t.meeting.status,
    })
    .from(t.meeting)
    .where(inArray(t.meeting.groupId, groupIds))
}

export async function listHalfTerms({ db, t }: Lookup, programmeId: string) {
  return db
    .select({ id: t.halfTerm.id, name: t.halfTerm.name, startsOn: t.halfTerm.startsOn, endsOn: t.halfTerm.endsOn })
    .from(t.halfTerm)
    .where(eq(t.halfTerm.programmeId, programmeId))
    .orderBy(asc(t.halfTerm.position))
}

/** All of them, those no longer worked toward last. */
export async function listOutcomes({ db, t }: Tx, hubId: string): Promise<OutcomeRow[]> {
  const rows = await db.select().from(t.outcome).where(eq(t.outcome.hubId, hubId)).orderBy(asc(t.outcome.position))
  return [...rows.filter(row => row.retiredAt === null), ...rows.filter(row => row.retiredAt !== null)]
}

/** Of the whole hub. Never give these out: a row says whose it is. */
export async function listRatings({ db, t }: Tx, hubId: string): Promise<RatingRow[]> {
  return db.select().from(t.rating).where(eq(t.rating.hubId, hubId))
}

export async function listOwnRatings({ db, t }: Tx, hubId: string, personId: string, moment: RatingMoment) {
  return db
    .select({ item: t.rating.item, value: t.rating.value })
    .from(t.rating)
    .where(and(eq(t.rating.hubId, hubId), eq(t.rating.personId, personId), eq(t.rating.moment, moment)))
}

/** Everybody who is asked: the hub's members and those who lead its groups, as far as they still work here. */
export async function listAsked({ db, t }: Tx, hubId: string, groups: readonly GroupRow[]): Promise<string[]> {
  const members = await db
    .select({ id: t.person.id })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(and(eq(t.membership.hubId, hubId), isNull(t.person.leftAt)))
  const leaders = groups.flatMap(group => [group.facilitatorId, group.coFacilitatorId]).filter(id => id !== null)
  return [...new Set([...members.map(row => row.id), ...leaders])]
}

/** A year of the school by its id, or the current one. */
export async function findProgramme({ db, t }: Tx, schoolId: string, id: string | undefined) {
  const { programme } = t
  const [row] = await db
    .select({ id: programme.id, name: programme.name })
    .from(programme)
    .where(and(eq(programme.schoolId, schoolId), id === undefined ? eq(programme.current, true) : eq(programme.id, id)))
  return row
}

/** The hubs of a year, with what they work toward. */
export async function listOutcomesIn({ db, t }: Tx, programmeId: string) {
  const { hub, outcome } = t
  return db
    .select({
      hubId: hub.id,
      slug: hub.slug,
      name: hub.name,
      outcome: { id: outcome.id, statement: outcome.statement },
    })
    .from(hub)
    .innerJoin(outcome, eq(outcome.hubId, hub.id))
    .where(and(eq(hub.programmeId, programmeId), eq(hub.closed, false), isNull(outcome.retiredAt)))
    .orderBy(asc(hub.position), asc(outcome.position))
}

/** The hubs of a year where somebody's answer is in no figure yet. */
export async function listHubsWaiting({ db, t }: Tx, programmeId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ slug: t.hub.slug })
    .from(t.hub)
    .innerJoin(t.rating, eq(t.rating.hubId, t.hub.id))
    .where(and(eq(t.hub.programmeId, programmeId), isNull(t.rating.releasedValue)))
  return rows.map(row => row.slug)
}

/** What is in the figures of a year, added up. */
export async function listShownRatings({ db, t }: Tx, programmeId: string) {
  const { item, moment, releasedValue } = t.rating
  const rows = await db
    .select({ item, moment, answers: count(), sum: sum(releasedValue) })
    .from(t.hub)
    .innerJoin(t.rating, eq(t.rating.hubId, t.hub.id))
    .where(and(eq(t.hub.programmeId, programmeId), isNotNull(releasedValue)))
    .groupBy(item, moment)
  return rows.map(row => ({ ...row, sum: Number(row.sum ?? 0) }))
}

/** Puts somebody's answers in the place of those they gave before. */
export async function saveRatings({ db, t }: Tx, rows: Omit<RatingRow, 'releasedValue'>[]) {
  const { hubId, personId, moment, item } = t.rating
  for (const row of rows)
    await db
      .insert(t.rating)
      .values(row)
      .onConflictDoUpdate({
        target: [hubId, personId, moment, item],
        set: { value: row.value, at: row.at },
        setWhere: ne(t.rating.value, row.value),
      })
}

/** Takes the answers to one item that are in no figure yet into it, as they stand. */
export async function showRatings(
  { db, t }: Tx,
  { hubId, item, moment, asked }: { hubId: string; item: string; moment: RatingMoment; asked: readonly string[] },
) {
  await db
    .update(t.rating)
    .set({ releasedValue: t.rating.value })
    .where(
      and(
        eq(t.rating.hubId, hubId),
        eq(t.rating.item, item),
        eq(t.rating.moment, moment),
        isNull(t.rating.releasedValue),
        inArray(t.rating.personId, [...asked]),
      ),
    )
}

/** An outcome with its hub's year; undefined where another school has it. */
export async function findOutcome(tx: Lookup, schoolId: string, id: string) {
  const { db, t } = tx
  const [outcome] = await db.select().from(t.outcome).where(eq(t.outcome.id, id))
  if (!outcome) return undefined
  const [place] = await hubs(tx).where(and(eq(t.hub.id, outcome.hubId), eq(t.programme.schoolId, schoolId)))
  return place && { outcome, ...place }
}

function judged({ db, t }: Tx) {
  return db
    .select({ progress: t.progress, by: { id: t.person.id, name: t.person.name } })
    .from(t.progress)
    .innerJoin(t.person, eq(t.person.id, t.progress.byId))
}

export type JudgedRow = Awaited<ReturnType<typeof judged>>[number]
export type ProgressRow = Tx['t']['progress']['$inferSelect']

/** The judgement that stands, of each of these outcomes and each half term that has one. */
export async function listLatest(tx: Tx, outcomeIds: string[]): Promise<JudgedRow[]> {
  if (outcomeIds.length === 0) return []
  const { outcomeId, halfTermId, number } = tx.t.progress
  const latest = tx.db
    .select({ outcomeId, halfTermId, number: max(number).as('latest') })
    .from(tx.t.progress)
    .where(inArray(outcomeId, outcomeIds))
    .groupBy(outcomeId, halfTermId)
    .as('latest')
  return judged(tx).innerJoin(
    latest,
    and(eq(latest.outcomeId, outcomeId), eq(latest.halfTermId, halfTermId), eq(latest.number, number)),
  )
}

type Page = { outcomeId: string; halfTermId: string; after?: number; limit: number }

/** Latest first, after a number in that order. */
export async function listHistory(tx: Tx, { outcomeId, halfTermId, after, limit }: Page): Promise<JudgedRow[]> {
  const { progress } = tx.t
  return judged(tx)
    .where(
      and(
        eq(progress.outcomeId, outcomeId),
        eq(progress.halfTermId, halfTermId),
        after === undefined ? undefined : lt(progress.number, after),
      ),
    )
    .orderBy(desc(progress.number))
    .limit(limit)
}

/** The only way anything gets in: rows are never changed or taken out. */
export async function insertProgress({ db, t }: Tx, row: ProgressRow) {
  await db.insert(t.progress).values(row)
}
