import { asc, min } from 'drizzle-orm'
import type { Lookup } from '../../../store/store.ts'

/** When the first school came to be. */
export async function firstSchoolAt({ db, t }: Lookup): Promise<number | null> {
  const [row] = await db.select({ at: min(t.school.createdAt) }).from(t.school)
  return row?.at ?? null
}

/** The school that visitors see; null before there is one. */
export async function firstSchoolName({ db, t }: Lookup): Promise<string | null> {
  const [row] = await db.select({ name: t.school.name }).from(t.school).orderBy(asc(t.school.createdAt)).limit(1)
  return row?.name ?? null
}
