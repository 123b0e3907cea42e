import { eq, lt } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export async function findTimes({ db, t }: Tx, account: string): Promise<number[]> {
  const [row] = await db
    .select({ times: t.rateLimit.attemptedAt })
    .from(t.rateLimit)
    .where(eq(t.rateLimit.key, account))
  return row?.times ?? []
}

export async function saveTimes({ db, t }: Tx, account: string, times: number[], lastAt: number) {
  const row = { key: account, attemptedAt: times, lastAttemptAt: lastAt }
  await db
    .insert(t.rateLimit)
    .values(row)
    .onConflictDoUpdate({ target: t.rateLimit.key, set: { attemptedAt: times, lastAttemptAt: lastAt } })
}

export async function forget({ db, t }: Tx, account: string) {
  await db.delete(t.rateLimit).where(eq(t.rateLimit.key, account))
}

export async function forgetBefore({ db, t }: Tx, before: number) {
  await db.delete(t.rateLimit).where(lt(t.rateLimit.lastAttemptAt, before))
}
