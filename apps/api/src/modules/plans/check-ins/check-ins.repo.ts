import type { NoticeKind } from '@hubs/schema/notices'
import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

/** Plans of a school whose check-in is due by a day, with who promised them. */
export async function listDue({ db, t }: Tx, schoolId: string, day: string, limit: number) {
  const { name, preferredName, email, leftAt } = t.person
  return db
    .select({ plan: t.plan, name, preferredName, email, leftAt })
    .from(t.plan)
    .innerJoin(t.person, eq(t.person.id, t.plan.ownerId))
    .where(and(eq(t.plan.schoolId, schoolId), lte(t.plan.checkInOn, day)))
    .orderBy(asc(t.plan.checkInOn))
    .limit(limit)
}

/** Writes down that these were asked. Returns the plans that had not been asked about before. */
export async function insertCheckIns(
  { db, t }: Tx,
  rows: Tx['t']['planProgressCheck']['$inferInsert'][],
): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const made = await db
    .insert(t.planProgressCheck)
    .values(rows)
    .onConflictDoNothing()
    .returning({ planId: t.planProgressCheck.planId })
  return new Set(made.map(row => row.planId))
}

/** Nothing is due of these any more. */
export async function clearDue({ db, t }: Tx, planIds: string[]) {
  await db.update(t.plan).set({ checkInOn: null }).where(inArray(t.plan.id, planIds))
}

/** The planned meetings of a school's current year in a span of time, with the group's hub. */
export async function listComing({ db, t }: Tx, schoolId: string, after: number, until: number) {
  const { id, groupId, date, startsAtMs } = t.meeting
  return db
    .select({ id, groupId, date, startsAtMs, hubName: t.hub.name })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(
      and(
        eq(t.meeting.schoolId, schoolId),
        gt(startsAtMs, after),
        lte(startsAtMs, until),
        eq(t.meeting.status, 'planned'),
        eq(t.programme.current, true),
      ),
    )
    .orderBy(asc(startsAtMs), asc(id))
}

/** Whether anybody has been told of a meeting in this way. */
export async function isNotified({ db, t }: Tx, meetingId: string, kind: NoticeKind): Promise<boolean> {
  const [row] = await db
    .select({ id: t.notice.id })
    .from(t.notice)
    .where(and(eq(t.notice.meetingId, meetingId), eq(t.notice.kind, kind)))
    .limit(1)
  return row !== undefined
}

/** The open plans of a group, with their owners, and when each was asked about. */
export async function listOpen({ db, t }: Tx, groupId: string) {
  const { id, name, preferredName, email, leftAt } = t.person
  return db
    .select({ plan: t.plan, owner: { id, name, preferredName, email }, askedAt: t.planProgressCheck.askedAt })
    .from(t.plan)
    .innerJoin(t.person, eq(id, t.plan.ownerId))
    .leftJoin(t.planProgressCheck, eq(t.planProgressCheck.planId, t.plan.id))
    .where(and(eq(t.plan.groupId, groupId), eq(t.plan.status, 'committed'), isNull(leftAt)))
    .orderBy(asc(t.plan.createdAt), asc(t.plan.id))
}
