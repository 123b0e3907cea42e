import { insertProgramme, insertSchool } from './modules/programmes/seed/create-school.seed.ts'
import { firstYearOf } from './modules/programmes/seed/first-year.seed.ts'
import { insertLibrary } from './modules/strategies/seed/library.seed.ts'
import type { Tx } from './store/store.ts'

/** Fills a new store with the programme, once; a store that has a school is left as it is. */
export async function prepareStore(tx: Tx, now: number): Promise<void> {
  const [school] = await tx.db.select({ id: tx.t.school.id }).from(tx.t.school).limit(1)
  if (school) return
  const timeZone = 'Europe/London'
  const schoolId = await insertSchool(tx, { slug: 'school', name: 'Learning Hubs', timeZone }, now)
  await insertProgramme(tx, {
    schoolId,
    timeZone,
    current: true,
    ...firstYearOf(now, timeZone),
  })
  await insertLibrary(tx, schoolId, now)
}
