import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, max, min } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type MailRow = Tx['t']['mail']['$inferSelect']

export async function insertMail({ db, t }: Tx, row: MailRow) {
  await db.insert(t.mail).values(row)
}

/** The latest mail to an address about something, since then. */
export async function findAbout({ db, t }: Tx, to: string, about: string, since: number): Promise<MailRow | undefined> {
  const [row] = await db
    .select()
    .from(t.mail)
    .where(and(eq(t.mail.to, to), eq(t.mail.about, about), gt(t.mail.createdAt, since)))
    .orderBy(desc(t.mail.createdAt))
    .limit(1)
  return row
}

export async function deleteMail({ db, t }: Tx, id: string) {
  await db.delete(t.mail).where(eq(t.mail.id, id))
}

/** Takes away one that has not gone out yet. */
export async function deleteWaiting({ db, t }: Tx, id: string) {
  await db.delete(t.mail).where(and(eq(t.mail.id, id), isNotNull(t.mail.nextTryAt)))
}

/** The mail that has waited longest, those to sign in with before all others; kept from every other sender until `until`. */
export async function claimNext({ db, t }: Tx, now: number, until: number): Promise<MailRow | undefined> {
  const waiting = (rank: number) =>
    db
      .select()
      .from(t.mail)
      .where(and(eq(t.mail.rank, rank), isNotNull(t.mail.nextTryAt), lte(t.mail.nextTryAt, now)))
      .orderBy(asc(t.mail.nextTryAt), asc(t.mail.createdAt), asc(t.mail.id))
      .limit(1)
  const [next = (await waiting(1))[0]] = await waiting(0)
  if (!next) return undefined
  await db
    .update(t.mail)
    .set({ nextTryAt: until, tries: next.tries + 1 })
    .where(eq(t.mail.id, next.id))
  return { ...next, tries: next.tries + 1 }
}

export async function updateMail({ db, t }: Tx, id: string, change: Partial<Omit<MailRow, 'id'>>) {
  await db.update(t.mail).set(change).where(eq(t.mail.id, id))
}

/** When the next waiting mail is due; null where none waits. */
export async function nextDue({ db, t }: Tx): Promise<number | null> {
  const [row] = await db
    .select({ at: min(t.mail.nextTryAt) })
    .from(t.mail)
    .where(isNotNull(t.mail.nextTryAt))
  return row?.at ?? null
}

/** How many wait, and since when the oldest of them does. */
export async function countWaiting({ db, t }: Tx): Promise<{ count: number; oldestAt: number | null }> {
  const [row] = await db
    .select({ count: count(), oldestAt: min(t.mail.createdAt) })
    .from(t.mail)
    // As a range, which the index serves.
    .where(gt(t.mail.nextTryAt, 0))
  return row ?? { count: 0, oldestAt: null }
}

/** Takes away what was sent or given up long ago. */
export async function deleteOld({ db, t }: Tx, before: number) {
  await db.delete(t.mail).where(lt(t.mail.staleAt, before))
}

/** Since when the address of this person is refused; null where the last email to it went out, or none did. */
export async function findRefusal({ db, t }: Tx, personId: string): Promise<number | null> {
  const rows = await db
    .select({ sentAt: t.mail.sentAt, refusedAt: t.mail.refusedAt })
    .from(t.person)
    .innerJoin(t.mail, eq(t.mail.to, t.person.email))
    .where(eq(t.person.id, personId))
    .orderBy(desc(t.mail.createdAt))
    .limit(50)
  const lastSent = Math.max(0, ...rows.map(row => row.sentAt ?? 0))
  const refused = rows.flatMap(({ refusedAt }) => (refusedAt !== null && refusedAt > lastSent ? [refusedAt] : []))
  return refused.length > 0 ? Math.min(...refused) : null
}

/** Whose address is refused, of a school: since when, and what the mail server said last. */
export async function listRefused({ db, t }: Tx, schoolId: string) {
  const refused = await db
    .select({
      id: t.person.id,
      name: t.person.name,
      email: t.person.email,
      since: t.mail.refusedAt,
      reason: t.mail.lastError,
    })
    .from(t.mail)
    .innerJoin(t.person, eq(t.person.email, t.mail.to))
    .where(and(isNotNull(t.mail.refusedAt), eq(t.person.schoolId, schoolId), isNull(t.person.leftAt)))
    .orderBy(asc(t.mail.refusedAt))
    .limit(200)
  if (refused.length === 0) return []
  const sent = await db
    .select({ to: t.mail.to, at: max(t.mail.sentAt) })
    .from(t.mail)
    .where(inArray(t.mail.to, [...new Set(refused.map(row => row.email))]))
    .groupBy(t.mail.to)
  const lastSent = new Map(sent.map(row => [row.to, row.at ?? 0]))
  const standing = refused.filter(row => (row.since ?? 0) > (lastSent.get(row.email) ?? 0))
  return [...new Map(standing.toReversed().map(row => [row.id, row])).values()].toReversed()
}
