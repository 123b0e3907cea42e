import { min } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

/** When the first school came to be. */
export async function firstSchoolAt({ db, t }: Tx): Promise<number | null> {
  const [row] = await db.select({ at: min(t.school.createdAt) }).from(t.school)
  return row?.at ?? null
}
