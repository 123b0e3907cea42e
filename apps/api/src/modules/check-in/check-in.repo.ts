import { and, asc, eq, isNotNull, lt, lte } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type DoorRow = Tx['t']['door']['$inferSelect']
export type TicketRow = Tx['t']['ticket']['$inferSelect']

export async function findDoor({ db, t }: Tx, meetingId: string): Promise<DoorRow | undefined> {
  const [row] = await db.select().from(t.door).where(eq(t.door.meetingId, meetingId))
  return row
}

export async function saveDoor({ db, t }: Tx, row: DoorRow) {
  const { meetingId: _, ...set } = row
  await db.insert(t.door).values(row).onConflictDoUpdate({ target: t.door.meetingId, set })
}

export async function findCode({ db, t }: Tx, code: string) {
  const [row] = await db.select().from(t.doorCode).where(eq(t.doorCode.code, code))
  return row
}

export async function findSlotCode({ db, t }: Tx, meetingId: string, slot: number): Promise<string | undefined> {
  const [row] = await db
    .select({ code: t.doorCode.code })
    .from(t.doorCode)
    .where(and(eq(t.doorCode.meetingId, meetingId), eq(t.doorCode.slot, slot)))
  return row?.code
}

export async function insertCode({ db, t }: Tx, row: { code: string; meetingId: string; slot: number }) {
  await db.insert(t.doorCode).values(row)
}

/** Takes away a meeting's codes up to this one. */
export async function deleteCodes({ db, t }: Tx, meetingId: string, upTo: number) {
  await db.delete(t.doorCode).where(and(eq(t.doorCode.meetingId, meetingId), lte(t.doorCode.slot, upTo)))
}

export async function insertTicket({ db, t }: Tx, row: TicketRow) {
  await db.insert(t.ticket).values(row)
}

export async function findTicket({ db, t }: Tx, tokenHash: string): Promise<TicketRow | undefined> {
  const [row] = await db.select().from(t.ticket).where(eq(t.ticket.tokenHash, tokenHash))
  return row
}

export async function updateTicket({ db, t }: Tx, id: string, change: Partial<TicketRow>) {
  await db.update(t.ticket).set(change).where(eq(t.ticket.id, id))
}

/** Who came in with a ticket, the first first; somebody with several of them several times. */
export async function listArrivals({ db, t }: Tx, meetingId: string) {
  return db
    .select({ personId: t.person.id, name: t.person.name, usedAt: t.ticket.usedAt })
    .from(t.ticket)
    .innerJoin(t.person, eq(t.person.id, t.ticket.personId))
    .where(and(eq(t.ticket.meetingId, meetingId), isNotNull(t.ticket.usedAt)))
    .orderBy(asc(t.ticket.usedAt))
}

export async function deleteTickets({ db, t }: Tx, before: number) {
  await db.delete(t.ticket).where(lt(t.ticket.expiresAt, before))
}
