import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type ReminderRow = Tx['t']['choiceReminder']['$inferSelect']
/** As many as are shown to coordinators. */
const MOST_SHOWN = 500
/** And for one person, over a window that is open for weeks. */
const MOST_EACH = 30

/** Current programmes, with their school. */
export async function listCurrent({ db, t }: Tx) {
  return db
    .select({ programme: t.programme, schoolName: t.school.name, timeZone: t.school.timeZone })
    .from(t.programme)
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
    .where(eq(t.programme.current, true))
}

export async function findSchool({ db, t }: Tx, schoolId: string) {
  const [row] = await db
    .select({ schoolName: t.school.name, timeZone: t.school.timeZone })
    .from(t.school)
    .where(eq(t.school.id, schoolId))
  return row
}

/** The staff of a school, with what they have chosen and whether they have accepted their invitation. */
export async function listChoosers({ db, t }: Tx, schoolId: string, programmeId: string) {
  const { id, name, preferredName, email, staffKind, invitedAt, joinedAt } = t.person
  return db
    .select({
      id,
      name,
      preferredName,
      email,
      staffKind,
      invitedAt,
      joinedAt,
      hubName: t.hub.name,
      rankedAt: t.ballot.savedAt,
      saidAt: t.programmeOptOut.createdAt,
    })
    .from(t.person)
    .leftJoin(t.membership, and(eq(t.membership.personId, t.person.id), eq(t.membership.programmeId, programmeId)))
    .leftJoin(t.hub, eq(t.hub.id, t.membership.hubId))
    .leftJoin(t.ballot, and(eq(t.ballot.personId, t.person.id), eq(t.ballot.programmeId, programmeId)))
    .leftJoin(
      t.programmeOptOut,
      and(eq(t.programmeOptOut.personId, t.person.id), eq(t.programmeOptOut.programmeId, programmeId)),
    )
    .where(
      and(
        eq(t.person.schoolId, schoolId),
        isNull(t.person.leftAt),
        inArray(t.person.staffKind, ['teaching', 'support']),
      ),
    )
}
export type Chooser = Awaited<ReturnType<typeof listChoosers>>[number]

/** Writes down who was asked. Returns those who had not been asked about it before. */
export async function insertReminders({ db, t }: Tx, rows: ReminderRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const made = await db
    .insert(t.choiceReminder)
    .values(rows)
    .onConflictDoNothing()
    .returning({ personId: t.choiceReminder.personId })
  return new Set(made.map(row => row.personId))
}

/** The latest first, with the names of those it is about, and of those who sent it. */
export async function listReminders({ db, t }: Tx, programmeId: string, personIds?: readonly string[]) {
  const rows = await db
    .select({ reminder: t.choiceReminder, name: t.person.name })
    .from(t.choiceReminder)
    .innerJoin(t.person, eq(t.person.id, t.choiceReminder.personId))
    .where(
      and(
        eq(t.choiceReminder.programmeId, programmeId),
        personIds && inArray(t.choiceReminder.personId, [...personIds]),
      ),
    )
    .orderBy(desc(t.choiceReminder.sentAt), desc(t.choiceReminder.id))
    .limit(personIds ? personIds.length * MOST_EACH : MOST_SHOWN)
  const senders = [...new Set(rows.flatMap(({ reminder }) => reminder.byId ?? []))]
  const byId = inArray(t.person.id, senders)
  const names =
    senders.length > 0 ? await db.select({ id: t.person.id, name: t.person.name }).from(t.person).where(byId) : []
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return rows.map(row => ({ ...row, byName: nameOf.get(row.reminder.byId ?? '') ?? null }))
}
