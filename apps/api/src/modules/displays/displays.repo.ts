import { and, asc, eq, gt, gte, inArray, isNull, lt } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type DisplayRow = Tx['t']['displayDevice']['$inferSelect']

export async function insertDisplay({ db, t }: Tx, row: DisplayRow) {
  await db.insert(t.displayDevice).values(row)
}

export async function updateDisplay({ db, t }: Tx, id: string, change: Partial<DisplayRow>) {
  await db.update(t.displayDevice).set(change).where(eq(t.displayDevice.id, id))
}

export async function findByToken({ db, t }: Tx, tokenHash: string): Promise<DisplayRow | undefined> {
  const [row] = await db.select().from(t.displayDevice).where(eq(t.displayDevice.tokenHash, tokenHash))
  return row
}

export async function findByCode({ db, t }: Tx, code: string): Promise<DisplayRow | undefined> {
  const [row] = await db.select().from(t.displayDevice).where(eq(t.displayDevice.code, code))
  return row
}

/** The screens that wait for a meeting at this address. */
export async function listWaiting({ db, t }: Tx, address: string): Promise<DisplayRow[]> {
  return db
    .select()
    .from(t.displayDevice)
    .where(and(eq(t.displayDevice.addressHash, address), isNull(t.displayDevice.meetingId)))
}

/** The screens of a meeting, the one paired first first. */
export async function listOf({ db, t }: Tx, meetingId: string, now: number): Promise<DisplayRow[]> {
  return db
    .select()
    .from(t.displayDevice)
    .where(and(eq(t.displayDevice.meetingId, meetingId), gt(t.displayDevice.expiresAt, now)))
    .orderBy(asc(t.displayDevice.pairedAt), asc(t.displayDevice.id))
}

export async function deleteDisplay({ db, t }: Tx, id: string) {
  return db.delete(t.displayDevice).where(eq(t.displayDevice.id, id)).returning({ id: t.displayDevice.id })
}

/** Takes a meeting off one of its screens. */
export async function deleteFrom({ db, t }: Tx, meetingId: string, id: string) {
  return db
    .delete(t.displayDevice)
    .where(and(eq(t.displayDevice.id, id), eq(t.displayDevice.meetingId, meetingId)))
    .returning({ id: t.displayDevice.id })
}

export async function deleteExpired({ db, t }: Tx, now: number) {
  await db.delete(t.displayDevice).where(lt(t.displayDevice.expiresAt, now))
}

/** Those of these screens that are paired, with how their meeting's run stands. */
export async function listPaired({ db, t }: Tx, ids: string[], now: number) {
  return db
    .select({ id: t.displayDevice.id, run: t.run.state })
    .from(t.displayDevice)
    .leftJoin(t.run, eq(t.run.meetingId, t.displayDevice.meetingId))
    .where(and(inArray(t.displayDevice.id, ids), gt(t.displayDevice.expiresAt, now)))
}

export async function touch({ db, t }: Tx, ids: string[], lastSeenAt: number) {
  await db.update(t.displayDevice).set({ lastSeenAt }).where(inArray(t.displayDevice.id, ids))
}

/** What a wall shows beside the meeting itself: the hub's question, and the day of the group's next meeting. */
export async function findRest({ db, t }: Tx, meeting: { id: string; groupId: string; startsAtMs: number }) {
  const [hub] = await db
    .select({ question: t.hub.question })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.group.id, meeting.groupId))
  const later = await db
    .select({ id: t.meeting.id, date: t.meeting.date, status: t.meeting.status })
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, meeting.groupId), gte(t.meeting.startsAtMs, meeting.startsAtMs)))
    .orderBy(asc(t.meeting.startsAtMs))
  const next = later.find(other => other.id !== meeting.id && other.status === 'planned')
  return { question: hub?.question ?? null, nextDate: next?.date ?? null }
}
