import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

type ItemRow = Tx['t']['checklistItem']['$inferSelect']

/** The things somebody has touched or added, with who has ticked them. */
export async function listItems({ db, t }: Tx, meetingId: string) {
  return db
    .select({ item: t.checklistItem, tickedBy: t.person.name })
    .from(t.checklistItem)
    .leftJoin(t.person, eq(t.person.id, t.checklistItem.tickedById))
    .where(eq(t.checklistItem.meetingId, meetingId))
    .orderBy(asc(t.checklistItem.addedAt), asc(t.checklistItem.id))
}

export async function insertItems({ db, t }: Tx, rows: Tx['t']['checklistItem']['$inferInsert'][]) {
  if (rows.length > 0) await db.insert(t.checklistItem).values(rows).onConflictDoNothing()
}

export async function changeItem({ db, t }: Tx, id: string, change: Partial<ItemRow>) {
  await db.update(t.checklistItem).set(change).where(eq(t.checklistItem.id, id))
}

/** Takes out those that nobody has ticked yet. */
export async function deleteUnticked({ db, t }: Tx, meetingId: string, keys: string[]) {
  if (keys.length === 0) return
  const { checklistItem } = t
  await db
    .delete(checklistItem)
    .where(
      and(eq(checklistItem.meetingId, meetingId), inArray(checklistItem.key, keys), isNull(checklistItem.tickedAt)),
    )
}
