import { and, asc, eq, isNotNull, lt, lte, min } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type MailRow = Tx['t']['mail']['$inferSelect']

export async function insertMail({ db, t }: Tx, row: MailRow) {
  await db.insert(t.mail).values(row)
}

export async function deleteMail({ db, t }: Tx, id: string) {
  await db.delete(t.mail).where(eq(t.mail.id, id))
}

/** The mail that has waited longest, kept from every other sender until `until`. */
export async function claimNext({ db, t }: Tx, now: number, until: number): Promise<MailRow | undefined> {
  const [next] = await db
    .select()
    .from(t.mail)
    .where(and(isNotNull(t.mail.nextTryAt), lte(t.mail.nextTryAt, now)))
    .orderBy(asc(t.mail.nextTryAt), asc(t.mail.createdAt), asc(t.mail.id))
    .limit(1)
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

/** Takes away what was sent or given up long ago. */
export async function deleteOld({ db, t }: Tx, before: number) {
  await db.delete(t.mail).where(lt(t.mail.staleAt, before))
}
