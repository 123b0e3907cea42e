import { and, asc, eq, isNotNull, lt, lte } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type MeetingCheckInRow = Tx['t']['meetingCheckIn']['$inferSelect']
export type CheckInTokenRow = Tx['t']['checkInToken']['$inferSelect']

export async function findMeetingCheckIn({ db, t }: Tx, meetingId: string): Promise<MeetingCheckInRow | undefined> {
  const [row] = await db.select().from(t.meetingCheckIn).where(eq(t.meetingCheckIn.meetingId, meetingId))
  return row
}

export async function saveMeetingCheckIn({ db, t }: Tx, row: MeetingCheckInRow) {
  const { meetingId: _, ...set } = row
  await db.insert(t.meetingCheckIn).values(row).onConflictDoUpdate({ target: t.meetingCheckIn.meetingId, set })
}

export async function findCode({ db, t }: Tx, code: string) {
  const [row] = await db.select().from(t.checkInCode).where(eq(t.checkInCode.code, code))
  return row
}

export async function findSlotCode({ db, t }: Tx, meetingId: string, slot: number): Promise<string | undefined> {
  const [row] = await db
    .select({ code: t.checkInCode.code })
    .from(t.checkInCode)
    .where(and(eq(t.checkInCode.meetingId, meetingId), eq(t.checkInCode.codeNumber, slot)))
  return row?.code
}

export async function insertCode({ db, t }: Tx, row: { code: string; meetingId: string; codeNumber: number }) {
  await db.insert(t.checkInCode).values(row)
}

/** Takes away a meeting's codes up to this one. */
export async function deleteCodes({ db, t }: Tx, meetingId: string, upTo: number) {
  await db.delete(t.checkInCode).where(and(eq(t.checkInCode.meetingId, meetingId), lte(t.checkInCode.codeNumber, upTo)))
}

/** Unless it is there already. */
export async function insertToken({ db, t }: Tx, row: CheckInTokenRow) {
  await db.insert(t.checkInToken).values(row).onConflictDoNothing()
}

export async function findToken({ db, t }: Tx, tokenHash: string): Promise<CheckInTokenRow | undefined> {
  const [row] = await db.select().from(t.checkInToken).where(eq(t.checkInToken.tokenHash, tokenHash))
  return row
}

export async function findTokenOf({ db, t }: Tx, personId: string, meetingId: string) {
  const [row] = await db
    .select()
    .from(t.checkInToken)
    .where(and(eq(t.checkInToken.personId, personId), eq(t.checkInToken.meetingId, meetingId)))
  return row
}

export async function updateToken({ db, t }: Tx, id: string, change: Partial<CheckInTokenRow>) {
  await db.update(t.checkInToken).set(change).where(eq(t.checkInToken.id, id))
}

/** Who came in with a token, the first first; somebody with several of them several times. */
export async function listArrivals({ db, t }: Tx, meetingId: string) {
  return db
    .select({ personId: t.person.id, name: t.person.name, usedAt: t.checkInToken.usedAt })
    .from(t.checkInToken)
    .innerJoin(t.person, eq(t.person.id, t.checkInToken.personId))
    .where(and(eq(t.checkInToken.meetingId, meetingId), isNotNull(t.checkInToken.usedAt)))
    .orderBy(asc(t.checkInToken.usedAt))
}

export async function deleteTokens({ db, t }: Tx, before: number) {
  await db.delete(t.checkInToken).where(lt(t.checkInToken.expiresAt, before))
}
