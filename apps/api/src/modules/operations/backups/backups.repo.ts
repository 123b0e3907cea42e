import { min, isNull } from 'drizzle-orm'
import type { Lookup, Tx } from '../../../store/store.ts'

/** When the first school came to be. */
export async function firstSchoolAt({ db, t }: Lookup): Promise<number | null> {
  const [row] = await db.select({ at: min(t.school.createdAt) }).from(t.school)
  return row?.at ?? null
}

/**
 * Data of an earlier day comes back without what was open then: whoever was signed in signs in again, and no link or
 * code that has been used or withdrawn since works once more. Mail that waited is not sent: it may have gone out.
 */
export async function closeWhatWasOpen({ db, t }: Tx): Promise<void> {
  await db.delete(t.session)
  await db.delete(t.linkToken)
  await db.delete(t.checkInToken)
  await db.update(t.meetingCheckIn).set({ tokenKey: '' })
  await db.delete(t.displayDevice)
  await db.delete(t.idempotencyKey)
  await db.update(t.mail).set({ nextAttemptAt: null, text: '' }).where(isNull(t.mail.sentAt))
}
