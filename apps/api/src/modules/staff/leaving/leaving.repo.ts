import { and, asc, count, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

/** Groups of the current year that somebody leads, with how many groups their hub has. */
export async function listLed({ db, t }: Tx, personId: string) {
  const rows = await db
    .select({ groupId: t.group.id, groupName: t.group.name, hubId: t.hub.id, hubSlug: t.hub.slug, hubName: t.hub.name })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(
      and(
        or(eq(t.group.facilitatorId, personId), eq(t.group.coFacilitatorId, personId)),
        eq(t.programme.current, true),
        isNull(t.group.mergedAt),
      ),
    )
    .orderBy(asc(t.hub.position), asc(t.group.position))
  const hubIds = [...new Set(rows.map(({ hubId }) => hubId))]
  const groups =
    hubIds.length === 0
      ? []
      : await db
          .select({ hubId: t.group.hubId, n: count() })
          .from(t.group)
          .where(and(inArray(t.group.hubId, hubIds), isNull(t.group.mergedAt)))
          .groupBy(t.group.hubId)
  return rows.map(({ hubId, groupName, ...row }) => ({
    ...row,
    groupName: (groups.find(each => each.hubId === hubId)?.n ?? 0) > 1 ? groupName : null,
  }))
}

/** The groups somebody is in or leads: their meetings are where they may present something. */
async function groupsOf({ db, t }: Tx, personId: string): Promise<string[]> {
  const seats = await db
    .select({ id: t.membership.groupId })
    .from(t.membership)
    .where(eq(t.membership.personId, personId))
  const led = await db
    .select({ id: t.group.id })
    .from(t.group)
    .where(or(eq(t.group.facilitatorId, personId), eq(t.group.coFacilitatorId, personId)))
  return [...new Set([...seats, ...led].map(({ id }) => id))]
}

/** Parts of meetings still to be held that somebody was to present. */
export async function listPresented(tx: Tx, personId: string, now: number) {
  const { db, t } = tx
  const groups = await groupsOf(tx, personId)
  if (groups.length === 0) return []
  return db
    .select({
      id: t.segment.id,
      meetingId: t.meeting.id,
      date: t.meeting.date,
      hubName: t.hub.name,
      title: t.segment.title,
    })
    .from(t.meeting)
    .innerJoin(t.segment, eq(t.segment.meetingId, t.meeting.id))
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(
      and(
        inArray(t.meeting.groupId, groups),
        gt(t.meeting.startsAtMs, now),
        eq(t.meeting.status, 'planned'),
        eq(t.segment.presenterId, personId),
      ),
    )
    .orderBy(asc(t.meeting.startsAtMs), asc(t.segment.position))
}

/** Nobody presents these parts any more. */
export async function clearPresenter({ db, t }: Tx, segmentIds: readonly string[]) {
  if (segmentIds.length === 0) return
  await db
    .update(t.segment)
    .set({ presenterId: null })
    .where(inArray(t.segment.id, [...segmentIds]))
}

/** Strategies that somebody proposed and nobody has decided on. */
export async function listProposed({ db, t }: Tx, schoolId: string, personId: string) {
  const { code, name, proposedById, stage, position } = t.strategy
  return db
    .select({ code, name })
    .from(t.strategy)
    .where(and(eq(t.strategy.schoolId, schoolId), eq(proposedById, personId), eq(stage, 'proposed')))
    .orderBy(asc(position))
}

export async function countOpenPlans({ db, t }: Tx, personId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(t.plan)
    .where(and(eq(t.plan.ownerId, personId), eq(t.plan.status, 'committed')))
  return row?.n ?? 0
}

/** Closes somebody's open plans: what they tried stays. Returns which. */
export async function endPlansOf({ db, t }: Tx, personId: string): Promise<string[]> {
  const rows = await db
    .update(t.plan)
    .set({ status: 'ended', checkInOn: null, version: sql<number>`${t.plan.version} + 1` })
    .where(and(eq(t.plan.ownerId, personId), eq(t.plan.status, 'committed')))
    .returning({ id: t.plan.id })
  return rows.map(row => row.id)
}

/** What is open between somebody and their colleagues, on either side. */
export async function listRequests({ db, t }: Tx, personId: string) {
  const { ownerId, fromId, closedAt } = t.supportRequest
  const own = await db
    .select()
    .from(t.supportRequest)
    .where(and(eq(ownerId, personId), isNull(closedAt)))
  const asked = await db
    .select()
    .from(t.supportRequest)
    .where(and(eq(fromId, personId), isNull(closedAt)))
  return { own, asked }
}

type Ended = { ids: readonly string[]; state: 'withdrawn' | 'not-possible'; answer: string; now: number }

export async function endRequests({ db, t }: Tx, { ids, state, answer, now }: Ended) {
  if (ids.length === 0) return
  const version = sql<number>`${t.supportRequest.version} + 1`
  await db
    .update(t.supportRequest)
    .set({ state, closedAt: now, version, ...(answer && { answer }) })
    .where(inArray(t.supportRequest.id, [...ids]))
}

/** Observations that are booked and still to come, on either side. */
export async function listBooked({ db, t }: Tx, personId: string, now: number) {
  const { observedId, observerId, startsAtMs, status } = t.observation
  const toCome = and(gt(startsAtMs, now), eq(status, 'booked'))
  const observed = await db
    .select()
    .from(t.observation)
    .where(and(eq(observedId, personId), toCome))
  const observing = await db
    .select()
    .from(t.observation)
    .where(and(eq(observerId, personId), toCome))
  return [...observed, ...observing]
}

export async function endObservations({ db, t }: Tx, ids: readonly string[], status: 'cancelled' | 'declined') {
  if (ids.length === 0) return
  await db
    .update(t.observation)
    .set({ status, version: sql<number>`${t.observation.version} + 1` })
    .where(inArray(t.observation.id, [...ids]))
}

/** Where these people get their mail; those who have left apart. */
export async function listAddressees({ db, t }: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { id, name, preferredName, email } = t.person
  return db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(inArray(id, [...ids]), isNull(t.person.leftAt)))
}

export async function findTimeZone({ db, t }: Tx, schoolId: string): Promise<string> {
  const [row] = await db.select({ timeZone: t.school.timeZone }).from(t.school).where(eq(t.school.id, schoolId))
  return row?.timeZone ?? 'Europe/London'
}
