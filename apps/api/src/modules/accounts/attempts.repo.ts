import { eq, lt } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export async function findTimes({ db, t }: Tx, account: string): Promise<number[]> {
  const [row] = await db.select({ times: t.guess.times }).from(t.guess).where(eq(t.guess.account, account))
  return row?.times ?? []
}

export async function saveTimes({ db, t }: Tx, account: string, times: number[], lastAt: number) {
  const row = { account, times, lastAt }
  await db.insert(t.guess).values(row).onConflictDoUpdate({ target: t.guess.account, set: { times, lastAt } })
}

export async function forget({ db, t }: Tx, account: string) {
  await db.delete(t.guess).where(eq(t.guess.account, account))
}

export async function forgetBefore({ db, t }: Tx, before: number) {
  await db.delete(t.guess).where(lt(t.guess.lastAt, before))
}
