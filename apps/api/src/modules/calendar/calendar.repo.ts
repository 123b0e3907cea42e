import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { endToSay, project } from '@hubs/rules/run/run-project'
import { upgradeRun } from '@hubs/rules/run/run-upgrade'
import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

type FeedRow = Tx['t']['calendarFeed']['$inferSelect']

export async function findFeed({ db, t }: Tx, personId: string): Promise<FeedRow | undefined> {
  const [row] = await db.select().from(t.calendarFeed).where(eq(t.calendarFeed.personId, personId))
  return row
}

/** Ends the address there was before. */
export async function saveFeed({ db, t }: Tx, row: FeedRow) {
  const { personId: _, ...change } = row
  await db.insert(t.calendarFeed).values(row).onConflictDoUpdate({ target: t.calendarFeed.personId, set: change })
}

export async function deleteFeed({ db, t }: Tx, personId: string) {
  await db.delete(t.calendarFeed).where(eq(t.calendarFeed.personId, personId))
}

/** Whose calendar has this key, while they work here. */
export async function findOwner({ db, t }: Tx, tokenHash: string) {
  const [row] = await db
    .select({ personId: t.person.id, schoolName: t.school.name })
    .from(t.calendarFeed)
    .innerJoin(t.person, eq(t.person.id, t.calendarFeed.personId))
    .innerJoin(t.school, eq(t.school.id, t.person.schoolId))
    .where(and(eq(t.calendarFeed.tokenHash, tokenHash), isNull(t.person.leftAt)))
  return row
}

/** The meetings since an instant of every group that somebody belongs to or leads, soonest first. */
export async function listOwnMeetings({ db, t }: Tx, personId: string, since: number) {
  const belongs = await db
    .select({ id: t.membership.groupId })
    .from(t.membership)
    .where(eq(t.membership.personId, personId))
  const leads = await db
    .select({ id: t.group.id })
    .from(t.group)
    .where(or(eq(t.group.facilitatorId, personId), eq(t.group.coFacilitatorId, personId)))
  const groupIds = [...new Set([...belongs, ...leads].map(({ id }) => id))]
  if (groupIds.length === 0) return []
  const { id, number, startsAtMs, minutes, place, status, version } = t.meeting
  return db
    .select({ id, number, startsAtMs, minutes, place, status, version, hubName: t.hub.name, run: t.run.state })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .leftJoin(t.run, eq(t.run.meetingId, t.meeting.id))
    .where(and(inArray(t.meeting.groupId, groupIds), gt(startsAtMs, since)))
    .orderBy(asc(startsAtMs), asc(id))
}

type OwnMeeting = Awaited<ReturnType<typeof listOwnMeetings>>[number]

/** The end that every screen says. */
export function endOf({ startsAtMs, minutes, run }: Pick<OwnMeeting, 'startsAtMs' | 'minutes' | 'run'>, now: number) {
  const latest = run && upgradeRun(run)
  return latest && latest.status !== 'planned' ? endToSay(project(latest, now)) : startsAtMs + minutes * MINUTE_MS
}
