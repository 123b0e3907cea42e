import { and, asc, eq, gt, gte, inArray, isNull, lt } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type ScreenRow = Tx['t']['screen']['$inferSelect']

export async function insertScreen({ db, t }: Tx, row: ScreenRow) {
  await db.insert(t.screen).values(row)
}

export async function updateScreen({ db, t }: Tx, id: string, change: Partial<ScreenRow>) {
  await db.update(t.screen).set(change).where(eq(t.screen.id, id))
}

export async function findByToken({ db, t }: Tx, tokenHash: string): Promise<ScreenRow | undefined> {
  const [row] = await db.select().from(t.screen).where(eq(t.screen.tokenHash, tokenHash))
  return row
}

export async function findByCode({ db, t }: Tx, code: string): Promise<ScreenRow | undefined> {
  const [row] = await db.select().from(t.screen).where(eq(t.screen.code, code))
  return row
}

/** The screens that wait for a meeting at this address. */
export async function listWaiting({ db, t }: Tx, address: string): Promise<ScreenRow[]> {
  return db
    .select()
    .from(t.screen)
    .where(and(eq(t.screen.address, address), isNull(t.screen.meetingId)))
}

/** The screens of a meeting, the one paired first first. */
export async function listOf({ db, t }: Tx, meetingId: string, now: number): Promise<ScreenRow[]> {
  return db
    .select()
    .from(t.screen)
    .where(and(eq(t.screen.meetingId, meetingId), gt(t.screen.expiresAt, now)))
    .orderBy(asc(t.screen.pairedAt), asc(t.screen.id))
}

export async function deleteScreen({ db, t }: Tx, id: string) {
  return db.delete(t.screen).where(eq(t.screen.id, id)).returning({ id: t.screen.id })
}

/** Takes a meeting off one of its screens. */
export async function deleteFrom({ db, t }: Tx, meetingId: string, id: string) {
  return db
    .delete(t.screen)
    .where(and(eq(t.screen.id, id), eq(t.screen.meetingId, meetingId)))
    .returning({ id: t.screen.id })
}

export async function deleteExpired({ db, t }: Tx, now: number) {
  await db.delete(t.screen).where(lt(t.screen.expiresAt, now))
}

/** Those of these screens that are paired, with how their meeting's run stands. */
export async function listPaired({ db, t }: Tx, ids: string[], now: number) {
  return db
    .select({ id: t.screen.id, run: t.run.state })
    .from(t.screen)
    .leftJoin(t.run, eq(t.run.meetingId, t.screen.meetingId))
    .where(and(inArray(t.screen.id, ids), gt(t.screen.expiresAt, now)))
}

export async function touch({ db, t }: Tx, ids: string[], lastSeenAt: number) {
  await db.update(t.screen).set({ lastSeenAt }).where(inArray(t.screen.id, ids))
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
