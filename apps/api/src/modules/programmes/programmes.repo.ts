import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { and, asc, count, eq, gt, gte, inArray, isNull, lt, max, ne, or, sql } from 'drizzle-orm'
import { preparedQuery } from '../../store/prepared.ts'
import type { Lookup, Tx } from '../../store/store.ts'

export type ProgrammeRow = Tx['t']['programme']['$inferSelect']
export type SchoolRow = Tx['t']['school']['$inferSelect']

/** The school a visitor sees: the one named, else the first there is. */
export async function findSchool({ db, t }: Lookup, slug?: string): Promise<SchoolRow | undefined> {
  const [row] = await db
    .select()
    .from(t.school)
    .where(slug ? eq(t.school.slug, slug) : undefined)
    .orderBy(asc(t.school.createdAt), asc(t.school.id))
    .limit(1)
  return row
}

export async function findTimeZone({ db, t }: Lookup, schoolId: string): Promise<string> {
  const [row] = await db.select({ timeZone: t.school.timeZone }).from(t.school).where(eq(t.school.id, schoolId))
  return row?.timeZone ?? 'Europe/London'
}

const currentOf = preparedQuery(['schoolId'], ({ db, t: { programme } }, { schoolId }) =>
  db
    .select()
    .from(programme)
    .where(and(eq(programme.schoolId, schoolId), eq(programme.current, true))),
)

export async function findCurrentProgramme(tx: Lookup, schoolId: string): Promise<ProgrammeRow | undefined> {
  const [row] = await currentOf(tx, { schoolId })
  return row
}

export async function listHalfTerms({ db, t }: Tx, programmeId: string) {
  return db.select().from(t.halfTerm).where(eq(t.halfTerm.programmeId, programmeId)).orderBy(asc(t.halfTerm.position))
}

export async function listDaysOff({ db, t }: Tx, programmeId: string) {
  return db.select().from(t.dayOff).where(eq(t.dayOff.programmeId, programmeId)).orderBy(asc(t.dayOff.day))
}

export async function insertDaysOff({ db, t }: Tx, rows: Tx['t']['dayOff']['$inferInsert'][]) {
  if (rows.length > 0) await db.insert(t.dayOff).values(rows)
}

/** Takes a day off the list; undefined where it isn't there. */
export async function deleteDayOff({ db, t }: Tx, programmeId: string, id: string) {
  const [row] = await db
    .delete(t.dayOff)
    .where(and(eq(t.dayOff.id, id), eq(t.dayOff.programmeId, programmeId)))
    .returning()
  return row
}

/** Whether another year of the school has this name. */
export async function isNameTaken({ db, t }: Tx, schoolId: string, name: string, byOtherThan: string) {
  const rows = await db
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.name, name), ne(t.programme.id, byOtherThan)))
  return rows.length > 0
}

/** How many places its largest group has: a coordinator may give one more than groups are set to have. */
export async function mostPlaces({ db, t }: Tx, programmeId: string): Promise<number> {
  const [row] = await db
    .select({ most: max(t.group.places) })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(and(eq(t.hub.programmeId, programmeId), eq(t.hub.closed, false), isNull(t.group.mergedAt)))
  return row?.most ?? 0
}

/** The days on which groups of the programme meet, by half term, and how many of them do. */
export async function listMeetingDays({ db, t }: Tx, halfTermIds: string[]) {
  if (halfTermIds.length === 0) return []
  return db
    .select({
      halfTermId: t.meeting.halfTermId,
      date: t.meeting.date,
      groups: count(),
      endsAtMs: sql<number>`max(${t.meeting.startsAtMs} + ${t.meeting.minutes} * ${MINUTE_MS})`.mapWith(Number),
      ended: sql<number>`sum(case when ${t.meeting.status} = 'ended' then 1 else 0 end)`.mapWith(Number),
    })
    .from(t.meeting)
    .where(and(inArray(t.meeting.halfTermId, halfTermIds), ne(t.meeting.status, 'cancelled')))
    .groupBy(t.meeting.halfTermId, t.meeting.date)
    .orderBy(asc(t.meeting.date))
}

/** Days of meetings still to be held that lie outside of their half term; those before the school began to use this apart. */
export async function listDaysOutside({ db, t }: Tx, programmeId: string) {
  const { startsOn, endsOn } = t.halfTerm
  return db
    .selectDistinct({ date: t.meeting.date, halfTerm: t.halfTerm.name })
    .from(t.halfTerm)
    .innerJoin(t.meeting, eq(t.meeting.halfTermId, t.halfTerm.id))
    .innerJoin(t.school, eq(t.school.id, t.meeting.schoolId))
    .where(
      and(
        eq(t.halfTerm.programmeId, programmeId),
        eq(t.meeting.status, 'planned'),
        or(isNull(t.school.setUpAt), gte(t.meeting.startsAtMs, t.school.setUpAt)),
        or(lt(t.meeting.date, startsOn), gt(t.meeting.date, endsOn)),
      ),
    )
    .orderBy(asc(t.meeting.date))
    .limit(10)
}

type Change<T> = Partial<Omit<T, 'id' | 'version'>>

/** Changes the record if it is still at that version; undefined where it is not. */
export async function updateProgramme({ db, t }: Tx, id: string, version: number, change: Change<ProgrammeRow>) {
  const [row] = await db
    .update(t.programme)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.programme.id, id), eq(t.programme.version, version)))
    .returning()
  return row
}

/** Writes the half terms of a year in their order; those that go are empty already. */
export async function putHalfTerms(
  { db, t }: Tx,
  programmeId: string,
  rows: readonly Tx['t']['halfTerm']['$inferSelect'][],
  removed: readonly string[],
) {
  if (removed.length > 0) await db.delete(t.halfTerm).where(inArray(t.halfTerm.id, [...removed]))
  const stored = await listHalfTerms({ db, t } as Tx, programmeId)
  // No two share a place on the way from one order to the other.
  for (const { id, position } of stored)
    await db
      .update(t.halfTerm)
      .set({ position: -1 - position })
      .where(eq(t.halfTerm.id, id))
  for (const row of rows) {
    const { id, ...put } = row
    if (stored.some(each => each.id === id)) await db.update(t.halfTerm).set(put).where(eq(t.halfTerm.id, id))
    else await db.insert(t.halfTerm).values(row)
  }
}

export async function updateHalfTerm(
  { db, t }: Tx,
  id: string,
  programmeId: string,
  change: { name?: string | undefined; startsOn: string; endsOn: string },
) {
  const [row] = await db
    .update(t.halfTerm)
    .set(change)
    .where(and(eq(t.halfTerm.id, id), eq(t.halfTerm.programmeId, programmeId)))
    .returning()
  return row
}
