import { and, asc, eq } from 'drizzle-orm'
import type { Lookup, Tx } from '../../store/store.ts'

type StatementRow = Tx['t']['accessibilityStatement']['$inferSelect']

/** The school's name and its own statement, where it has one; without an id, the school that visitors see. */
export async function findStatement({ db, t }: Lookup, schoolId: string | null) {
  const [row] = await db
    .select({ name: t.school.name, timeZone: t.school.timeZone, statement: t.accessibilityStatement })
    .from(t.school)
    .leftJoin(t.accessibilityStatement, eq(t.accessibilityStatement.schoolId, t.school.id))
    .where(schoolId === null ? undefined : eq(t.school.id, schoolId))
    .orderBy(asc(t.school.createdAt))
    .limit(1)
  return row
}

/** Writes it if it is still at that version, 0 for the first time; says whether it was. */
export async function writeStatement({ db, t }: Tx, { version, ...row }: StatementRow): Promise<boolean> {
  const next = { ...row, version: version + 1 }
  const { schoolId } = t.accessibilityStatement
  const rows =
    version === 0
      ? await db.insert(t.accessibilityStatement).values(next).onConflictDoNothing().returning({ schoolId })
      : await db
          .update(t.accessibilityStatement)
          .set(next)
          .where(and(eq(schoolId, row.schoolId), eq(t.accessibilityStatement.version, version)))
          .returning({ schoolId })
  return rows.length > 0
}
