import { and, asc, eq } from 'drizzle-orm'
import type { Lookup, Tx } from '../../store/store.ts'

type StatementRow = Tx['t']['accessibility']['$inferSelect']

/** The school's name and its own statement, where it has one; without an id, the school that visitors see. */
export async function findStatement({ db, t }: Lookup, schoolId: string | null) {
  const [row] = await db
    .select({ name: t.school.name, timeZone: t.school.timeZone, statement: t.accessibility })
    .from(t.school)
    .leftJoin(t.accessibility, eq(t.accessibility.schoolId, t.school.id))
    .where(schoolId === null ? undefined : eq(t.school.id, schoolId))
    .orderBy(asc(t.school.createdAt))
    .limit(1)
  return row
}

/** Writes it if it is still at that version, 0 for the first time; says whether it was. */
export async function writeStatement({ db, t }: Tx, { version, ...row }: StatementRow): Promise<boolean> {
  const next = { ...row, version: version + 1 }
  const { schoolId } = t.accessibility
  const rows =
    version === 0
      ? await db.insert(t.accessibility).values(next).onConflictDoNothing().returning({ schoolId })
      : await db
          .update(t.accessibility)
          .set(next)
          .where(and(eq(schoolId, row.schoolId), eq(t.accessibility.version, version)))
          .returning({ schoolId })
  return rows.length > 0
}
