import { and, asc, desc, eq, gt, inArray, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type MinutesRow = Tx['t']['minutes']['$inferSelect']
export type NoteRow = Tx['t']['facilitatorNote']['$inferSelect']

export async function findMinutes({ db, t }: Tx, meetingId: string): Promise<MinutesRow | undefined> {
  const [row] = await db.select().from(t.minutes).where(eq(t.minutes.meetingId, meetingId))
  return row
}

export async function saveMinutes({ db, t }: Tx, row: MinutesRow) {
  await db.insert(t.minutes).values(row).onConflictDoUpdate({ target: t.minutes.meetingId, set: row })
}

/** Latest first, with who sent them. */
export async function listSendings({ db, t }: Tx, meetingId: string) {
  const { number, at, people, byId } = t.minutesSending
  return db
    .select({ number, at, people, by: { id: byId, name: t.person.name } })
    .from(t.minutesSending)
    .innerJoin(t.person, eq(t.person.id, byId))
    .where(eq(t.minutesSending.meetingId, meetingId))
    .orderBy(desc(number))
}

export async function insertSending({ db, t }: Tx, row: Tx['t']['minutesSending']['$inferInsert']) {
  await db.insert(t.minutesSending).values(row)
}

/** Those of these people who still work here, with where to write to. */
export async function listReaders({ db, t }: Tx, ids: string[]) {
  if (ids.length === 0) return []
  const { id, name, preferredName, email, leftAt, sortName } = t.person
  return db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(inArray(id, ids), isNull(leftAt)))
    .orderBy(asc(sortName), asc(id))
}

export async function findName({ db, t }: Tx, id: string): Promise<string> {
  const [row] = await db.select({ name: t.person.name }).from(t.person).where(eq(t.person.id, id))
  return row?.name ?? ''
}

/** The meeting that follows an instant, held by now or not, if the group has one. */
export async function findNextOf({ db, t }: Tx, groupId: string, afterMs: number) {
  const [row] = await db
    .select()
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, groupId), gt(t.meeting.startsAtMs, afterMs), ne(t.meeting.status, 'cancelled')))
    .orderBy(asc(t.meeting.startsAtMs))
    .limit(1)
  return row
}

export async function listNotes({ db, t }: Tx, meetingId: string) {
  return db
    .select({ note: t.facilitatorNote, name: t.person.name })
    .from(t.facilitatorNote)
    .innerJoin(t.person, eq(t.person.id, t.facilitatorNote.personId))
    .where(eq(t.facilitatorNote.meetingId, meetingId))
}

export async function saveNote({ db, t }: Tx, row: NoteRow) {
  const { text, version, editedAt } = row
  await db
    .insert(t.facilitatorNote)
    .values(row)
    .onConflictDoUpdate({
      target: [t.facilitatorNote.meetingId, t.facilitatorNote.personId],
      set: { text, version, editedAt },
    })
}
