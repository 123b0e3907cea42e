import { and, asc, eq, gt } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

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

/** Lists the ids of a school's rows in their order, after one of them. */
export function idsOf(tableOf: (t: Tx['t']) => OfSchool) {
  return async ({ db, t }: Tx, schoolId: string, after: string, limit: number): Promise<string[]> => {
    const table = tableOf(t)
    const rows = await db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.schoolId, schoolId), gt(table.id, after)))
      .orderBy(asc(table.id))
      .limit(limit)
    return rows.map(row => row.id)
  }
}
