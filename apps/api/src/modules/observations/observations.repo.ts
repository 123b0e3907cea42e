import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import { asFound, type Found, type Lookup, type Tx } from '../../store/store.ts'

export type ObservationRow = Tx['t']['observation']['$inferSelect']

type FoundObservation = Found<
  ObservationRow,
  Pick<ObservationRow, 'id' | 'schoolId' | 'observedId' | 'observerId' | 'cover'>
>

export async function findObservation({ db, t }: Lookup, id: string): Promise<FoundObservation | undefined> {
  const [row] = await db.select().from(t.observation).where(eq(t.observation.id, id))
  return row && asFound<FoundObservation>(row)
}

/** Visits of a person, on either side of them: the two sides are looked up one by one, each by its own index. */
export async function listOwn(
  { db, t }: Tx,
  personId: string,
  { from, coming, after, limit }: PageAfter<number> & { from: number; coming: boolean },
): Promise<ObservationRow[]> {
  const { startsAtMs, id, status } = t.observation
  const due = coming ? and(eq(status, 'booked'), gte(startsAtMs, from)) : or(ne(status, 'booked'), lt(startsAtMs, from))
  const page = afterCursor(coming ? gt : lt, [startsAtMs, id], after)
  const order = coming ? [asc(startsAtMs), asc(id)] : [desc(startsAtMs), desc(id)]
  const side = (who: 'observedId' | 'observerId') =>
    db
      .select()
      .from(t.observation)
      .where(and(eq(t.observation[who], personId), due, page))
      .orderBy(...order)
      .limit(limit)
  const rows = [...(await side('observedId')), ...(await side('observerId'))]
  const sign = coming ? 1 : -1
  return rows.toSorted((a, b) => sign * (a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1))).slice(0, limit)
}

/** Booked visits of these people that begin in a stretch of time. */
export async function listBooked({ db, t }: Tx, personIds: string[], from: number, to: number) {
  const { observedId, observerId, startsAtMs, status } = t.observation
  const within = and(eq(status, 'booked'), gt(startsAtMs, from), lt(startsAtMs, to))
  const observed = await db
    .select()
    .from(t.observation)
    .where(and(inArray(observedId, personIds), within))
  const observing = await db
    .select()
    .from(t.observation)
    .where(and(inArray(observerId, personIds), within))
  return [...observed, ...observing]
}

export async function listShared(
  { db, t }: Tx,
  of: { groupId: string; since: number },
  { after, limit }: PageAfter<number>,
) {
  const { startsAtMs, id } = t.observation
  return db
    .select({ observation: t.observation, name: t.person.name })
    .from(t.observation)
    .innerJoin(t.person, eq(t.person.id, t.observation.observedId))
    .where(
      and(
        eq(t.observation.groupId, of.groupId),
        eq(t.observation.shared, true),
        gte(startsAtMs, of.since),
        afterCursor(lt, [startsAtMs, id], after),
      ),
    )
    .orderBy(desc(startsAtMs), desc(id))
    .limit(limit)
}

/** Visits to come for which somebody's work has to be covered, soonest first. */
export async function listCover({ db, t }: Tx, schoolId: string, from: number, { after, limit }: PageAfter<number>) {
  const { startsAtMs, id, cover, status } = t.observation
  return db
    .select({ observation: t.observation, name: t.person.name })
    .from(t.observation)
    .innerJoin(t.person, eq(t.person.id, t.observation.observerId))
    .where(
      and(
        eq(t.observation.schoolId, schoolId),
        inArray(cover, ['asked', 'arranged', 'not-possible']),
        eq(status, 'booked'),
        gte(startsAtMs, from),
        afterCursor(gt, [startsAtMs, id], after),
      ),
    )
    .orderBy(asc(startsAtMs), asc(id))
    .limit(limit)
}

/** People by id, with what a letter and a rule need of them. */
export async function listPeople({ db, t }: Tx, ids: string[]) {
  const { id, name, preferredName, email, schoolId } = t.person
  return db
    .select({ id, name, preferredName, email, schoolId })
    .from(t.person)
    .where(and(inArray(id, ids), isNull(t.person.leftAt)))
}

export async function listNames({ db, t }: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.select({ id: t.person.id, name: t.person.name }).from(t.person).where(inArray(t.person.id, ids))
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The year a group belongs to, the zone of its school, and whether its hub has observations. */
export async function findGroup({ db, t }: Tx, groupId: string) {
  const [row] = await db
    .select({
      programmeId: t.programme.id,
      hubName: t.hub.name,
      observation: t.hub.observation,
      timeZone: t.school.timeZone,
    })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
    .where(eq(t.group.id, groupId))
  return row
}

/** The first and last day of the year, and what falls out on this one: null for a day like any other. */
export async function findDay({ db, t }: Tx, programmeId: string, day: string) {
  const halfTerms = await db.select().from(t.halfTerm).where(eq(t.halfTerm.programmeId, programmeId))
  const [off] = await db
    .select({ name: t.dayOff.name })
    .from(t.dayOff)
    .where(and(eq(t.dayOff.programmeId, programmeId), eq(t.dayOff.day, day), ne(t.dayOff.kind, 'exams')))
  return { inTerm: halfTerms.some(term => term.startsOn <= day && day <= term.endsOn), off: off?.name ?? null }
}

export async function insertObservation({ db, t }: Tx, row: ObservationRow) {
  await db.insert(t.observation).values(row)
}

/** Undefined where somebody else has changed it since. */
export async function updateObservation(
  { db, t }: Tx,
  id: string,
  expectedVersion: number,
  change: Partial<ObservationRow>,
): Promise<ObservationRow | undefined> {
  const [row] = await db
    .update(t.observation)
    .set({ ...change, version: expectedVersion + 1 })
    .where(and(eq(t.observation.id, id), eq(t.observation.version, expectedVersion)))
    .returning()
  return row
}
