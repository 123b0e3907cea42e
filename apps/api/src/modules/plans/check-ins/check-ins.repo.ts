import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

/** Plans of a school whose check-in is due by a day, with who promised them. */
export async function listDue({ db, t }: Tx, schoolId: string, day: string, limit: number) {
  const { name, called, email, leftAt, reminders } = t.person
  return db
    .select({ plan: t.plan, name, called, email, leftAt, reminders })
    .from(t.plan)
    .innerJoin(t.person, eq(t.person.id, t.plan.ownerId))
    .where(and(eq(t.plan.schoolId, schoolId), lte(t.plan.checkInOn, day)))
    .orderBy(asc(t.plan.checkInOn))
    .limit(limit)
}

/** Writes down that these were asked. Returns the plans that had not been asked about before. */
export async function insertCheckIns({ db, t }: Tx, rows: Tx['t']['checkIn']['$inferInsert'][]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const made = await db.insert(t.checkIn).values(rows).onConflictDoNothing().returning({ planId: t.checkIn.planId })
  return new Set(made.map(row => row.planId))
}

/** Nothing is due of these any more. */
export async function clearDue({ db, t }: Tx, planIds: string[]) {
  await db.update(t.plan).set({ checkInOn: null }).where(inArray(t.plan.id, planIds))
}
