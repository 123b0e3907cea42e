import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type PlacementRuleRow = Tx['t']['placementRule']['$inferSelect']
type Demand = Pick<PlacementRuleRow, 'kind' | 'personId' | 'otherPersonId' | 'hubId' | 'reason'>

/** In the order in which they were made. */
export async function listPlacementRules({ db, t }: Tx, programmeId: string) {
  const rows = await db.select().from(t.placementRule).where(eq(t.placementRule.programmeId, programmeId))
  return rows.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

export async function insertPlacementRule({ db, t }: Tx, row: PlacementRuleRow) {
  await db.insert(t.placementRule).values(row)
}

/** Undefined where somebody else has changed it since. */
export async function updatePlacementRule({ db, t }: Tx, id: string, version: number, demand: Demand) {
  const [row] = await db
    .update(t.placementRule)
    .set({ ...demand, version: version + 1 })
    .where(and(eq(t.placementRule.id, id), eq(t.placementRule.version, version)))
    .returning()
  return row
}

export async function deletePlacementRule({ db, t }: Tx, programmeId: string, id: string) {
  const gone = await db
    .delete(t.placementRule)
    .where(and(eq(t.placementRule.id, id), eq(t.placementRule.programmeId, programmeId)))
    .returning({ id: t.placementRule.id })
  return gone.length > 0
}
