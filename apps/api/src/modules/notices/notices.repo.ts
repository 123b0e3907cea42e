import type { OptionalNoticeKind } from '@hubs/schema/notices'
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, lte } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import type { Tx } from '../../store/store.ts'

export type NoticeRow = Tx['t']['notice']['$inferSelect']
type ChoiceRow = Tx['t']['noticePreference']['$inferSelect']

/** False where this person has been told of it before. */
export async function insertNotice({ db, t }: Tx, row: NoticeRow): Promise<boolean> {
  const made = await db.insert(t.notice).values(row).onConflictDoNothing().returning({ id: t.notice.id })
  return made.length > 0
}

/** Who of these people has never signed in. */
export async function findNeverIn({ db, t }: Tx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .select({ id: t.person.id })
    .from(t.person)
    .where(and(inArray(t.person.id, [...personIds]), isNull(t.person.joinedAt)))
  return new Set(rows.map(({ id }) => id))
}

/** What somebody who had turned reminders off, before there was a choice for each kind, does not get by email. */
const quieted = new Set<OptionalNoticeKind>(['check-in', 'mention'])

/** How each of these people wants to hear of one kind; who is not in the answer wants it by email. */
export async function findChannels({ db, t }: Tx, personIds: readonly string[], kind: OptionalNoticeKind) {
  if (personIds.length === 0) return new Map<string, ChoiceRow['channel']>()
  const rows = await db
    .select()
    .from(t.noticePreference)
    .where(and(inArray(t.noticePreference.personId, [...personIds]), eq(t.noticePreference.kind, kind)))
  const channels = new Map(rows.map(row => [row.personId, row.channel]))
  if (!quieted.has(kind)) return channels
  const quiet = await db
    .select({ id: t.person.id })
    .from(t.person)
    .where(and(inArray(t.person.id, [...personIds]), eq(t.person.reminders, false)))
  return new Map<string, ChoiceRow['channel']>([...quiet.map(({ id }) => [id, 'off'] as const), ...channels])
}

/** How they want to hear of these kinds; by email of those that are not in the answer. */
export async function listChoices(tx: Tx, personId: string, kinds: readonly OptionalNoticeKind[]) {
  const channels = new Map<OptionalNoticeKind, ChoiceRow['channel']>()
  for (const kind of kinds) {
    const channel = (await findChannels(tx, [personId], kind)).get(personId)
    if (channel) channels.set(kind, channel)
  }
  return channels
}

export async function saveChoice({ db, t }: Tx, row: ChoiceRow) {
  const target = [t.noticePreference.personId, t.noticePreference.kind]
  await db
    .insert(t.noticePreference)
    .values(row)
    .onConflictDoUpdate({ target, set: { channel: row.channel } })
}

type Page = PageAfter<number> & { personId: string }

/** Latest first. */
export async function listNotices({ db, t }: Tx, { personId, after, limit }: Page): Promise<NoticeRow[]> {
  const { notice } = t
  return db
    .select()
    .from(notice)
    .where(and(eq(notice.personId, personId), afterCursor(lt, [notice.at, notice.id], after)))
    .orderBy(desc(notice.at), desc(notice.id))
    .limit(limit)
}

export async function countUnread({ db, t }: Tx, personId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(t.notice)
    .where(and(eq(t.notice.personId, personId), isNull(t.notice.readAt)))
  return row?.n ?? 0
}

export async function markRead({ db, t }: Tx, personId: string, at: number) {
  await db
    .update(t.notice)
    .set({ readAt: at })
    .where(and(eq(t.notice.personId, personId), isNull(t.notice.readAt)))
}

/** What is due in an email of the day, by person. */
export async function listDue({ db, t }: Tx, now: number, limit: number) {
  const { id, personId, title, path } = t.notice
  const { name, preferredName, email, leftAt } = t.person
  return db
    .select({ id, personId, title, path, name, preferredName, email, leftAt, schoolName: t.school.name })
    .from(t.notice)
    .innerJoin(t.person, eq(t.person.id, personId))
    .innerJoin(t.school, eq(t.school.id, t.person.schoolId))
    .where(and(isNotNull(t.notice.digestAt), lte(t.notice.digestAt, now)))
    .orderBy(asc(personId), asc(t.notice.at), asc(id))
    .limit(limit)
}

export async function clearDue({ db, t }: Tx, ids: readonly string[]) {
  await db
    .update(t.notice)
    .set({ digestAt: null })
    .where(inArray(t.notice.id, [...ids]))
}

/** Who runs the programme, and is still here. */
export async function listCoordinators({ db, t }: Tx, schoolId: string) {
  const { id, name, preferredName, email, roles } = t.person
  const rows = await db
    .select({ id, name, preferredName, email, roles })
    .from(t.person)
    .where(and(eq(t.person.schoolId, schoolId), isNull(t.person.leftAt)))
  return rows.filter(row => row.roles.includes('coordinator'))
}

export async function findSchoolNameOf({ db, t }: Tx, personId: string): Promise<string> {
  const [row] = await db
    .select({ name: t.school.name })
    .from(t.person)
    .innerJoin(t.school, eq(t.school.id, t.person.schoolId))
    .where(eq(t.person.id, personId))
  return row?.name ?? ''
}

export async function findTimeZone({ db, t }: Tx, personId: string): Promise<string> {
  const [row] = await db
    .select({ timeZone: t.school.timeZone })
    .from(t.person)
    .innerJoin(t.school, eq(t.school.id, t.person.schoolId))
    .where(eq(t.person.id, personId))
  return row?.timeZone ?? 'Europe/London'
}
