import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, min, ne } from 'drizzle-orm'
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
    .where(and(eq(t.mail.to, to), eq(t.mail.topic, about), gt(t.mail.createdAt, since)))
    .orderBy(desc(t.mail.createdAt))
    .limit(1)
  return row
}

export async function deleteMail({ db, t }: Tx, id: string) {
  await db.delete(t.mail).where(eq(t.mail.id, id))
}

/** Takes away one that has not gone out yet. */
export async function deleteWaiting({ db, t }: Tx, id: string) {
  await db.delete(t.mail).where(and(eq(t.mail.id, id), isNotNull(t.mail.nextAttemptAt)))
}

/** The mail of a rank that has waited longest; kept from every other sender until `until`. */
export async function claimNext(
  { db, t }: Tx,
  rank: number,
  { now, until }: { now: number; until: number },
): Promise<MailRow | undefined> {
  const [next] = await db
    .select()
    .from(t.mail)
    .where(and(eq(t.mail.priority, rank), isNotNull(t.mail.nextAttemptAt), lte(t.mail.nextAttemptAt, now)))
    .orderBy(asc(t.mail.nextAttemptAt), asc(t.mail.createdAt), asc(t.mail.id))
    .limit(1)
  if (!next) return undefined
  await db
    .update(t.mail)
    .set({ nextAttemptAt: until, attempts: next.attempts + 1 })
    .where(eq(t.mail.id, next.id))
  return { ...next, attempts: next.attempts + 1 }
}

export async function updateMail({ db, t }: Tx, id: string, change: Partial<Omit<MailRow, 'id'>>) {
  await db.update(t.mail).set(change).where(eq(t.mail.id, id))
}

/** When the next waiting mail of a rank is due; null where none waits. */
export async function nextDue({ db, t }: Tx, rank: number): Promise<number | null> {
  const [row] = await db
    .select({ at: min(t.mail.nextAttemptAt) })
    .from(t.mail)
    .where(and(eq(t.mail.priority, rank), isNotNull(t.mail.nextAttemptAt)))
  return row?.at ?? null
}

/** How many wait, and since when the oldest of them does. */
export async function countWaiting({ db, t }: Tx): Promise<{ count: number; oldestAt: number | null }> {
  const [row] = await db
    .select({ count: count(), oldestAt: min(t.mail.createdAt) })
    .from(t.mail)
    // As a range, which the index serves.
    .where(gt(t.mail.nextAttemptAt, 0))
  return row ?? { count: 0, oldestAt: null }
}

/** Takes away what was sent or given up long ago. */
export async function deleteOld({ db, t }: Tx, before: number) {
  await db.delete(t.mail).where(lt(t.mail.expiresAt, before))
}

/** How the mail server has refused this address, where nobody has tried it again since. */
export async function findRefusedAddress({ db, t }: Tx, email: string): Promise<{ bounced: boolean } | undefined> {
  const [row] = await db
    .select({ bounced: t.refusedAddress.bounced })
    .from(t.refusedAddress)
    .where(eq(t.refusedAddress.email, email))
    .limit(1)
  return row
}

/** One that the mail server has taken. */
export async function findSent({ db, t }: Tx, id: string): Promise<MailRow | undefined> {
  const [row] = await db
    .select()
    .from(t.mail)
    .where(and(eq(t.mail.id, id), isNotNull(t.mail.sentAt)))
  return row
}

/** Of whoever has this address now: it takes no email. */
export async function saveRefusal(
  { db, t }: Tx,
  email: string,
  refusal: { since: number; reason: string; bounced: boolean },
) {
  const people = await db.select({ personId: t.person.id }).from(t.person).where(eq(t.person.email, email))
  for (const { personId } of people)
    await db
      .insert(t.refusedAddress)
      .values({ personId, email, ...refusal })
      .onConflictDoUpdate({ target: t.refusedAddress.personId, set: { email, ...refusal } })
}

/** Lets mail go to these addresses again, with what was held back for them and is still of use. */
export async function acceptsAgain({ db, t }: Tx, emails: readonly string[], now: number) {
  await db.delete(t.refusedAddress).where(inArray(t.refusedAddress.email, [...emails]))
  await db
    .update(t.mail)
    .set({ nextAttemptAt: now, refusedAt: null })
    .where(
      and(
        inArray(t.mail.to, [...emails]),
        isNotNull(t.mail.refusedAt),
        isNull(t.mail.sentAt),
        gt(t.mail.expiresAt, now),
        ne(t.mail.text, ''),
      ),
    )
}

/** Since when the address of this person is refused; null where it isn’t. */
export async function findRefusal({ db, t }: Tx, personId: string): Promise<number | null> {
  const [row] = await db
    .select({ since: t.refusedAddress.since })
    .from(t.person)
    .innerJoin(
      t.refusedAddress,
      and(eq(t.refusedAddress.personId, t.person.id), eq(t.refusedAddress.email, t.person.email)),
    )
    .where(eq(t.person.id, personId))
  return row?.since ?? null
}

/** Whose address is refused, of a school: since when, and what the mail server said. */
export async function listRefused({ db, t }: Tx, schoolId: string) {
  const { id, name, email, leftAt, sortName } = t.person
  return db
    .select({ id, name, email, since: t.refusedAddress.since, reason: t.refusedAddress.reason })
    .from(t.refusedAddress)
    .innerJoin(t.person, and(eq(t.refusedAddress.personId, id), eq(t.refusedAddress.email, email)))
    .where(and(eq(t.person.schoolId, schoolId), isNull(leftAt)))
    .orderBy(asc(sortName), asc(id))
}
