import { and, asc, eq, gt, sql, type Column } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

/** Rows by what they belong to. */
export function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

type OfSchool =
  | Tx['t']['person']
  | Tx['t']['hub']
  | Tx['t']['strategy']
  | Tx['t']['reference']
  | Tx['t']['reply']
  | Tx['t']['plan']

/**
 * A school as no index knows it. Asked for as it is, SQLite finds all rows of the school and sorts them for each few that
 * are read; so it walks on through the primary key from where it is.
 */
export const ofSchoolInOrder = (schoolId: Column, id: string) => eq(sql`${schoolId} || ''`, id)

/** Lists the ids of a school's rows in their order, after one of them. */
export function idsOf(tableOf: (t: Tx['t']) => OfSchool) {
  return async ({ db, t }: Tx, schoolId: string, after: string, limit: number): Promise<string[]> => {
    const table = tableOf(t)
    const rows = await db
      .select({ id: table.id })
      .from(table)
      .where(and(ofSchoolInOrder(table.schoolId, schoolId), gt(table.id, after)))
      .orderBy(asc(table.id))
      .limit(limit)
    return rows.map(row => row.id)
  }
}
