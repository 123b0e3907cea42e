import { and, count, desc, eq, inArray, lt } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../../store/after-cursor.ts'
import { preparedInsert, preparedQuery } from '../../../store/prepared.ts'
import type { Tx } from '../../../store/store.ts'

export type ChangeRow = Tx['t']['attendanceChange']['$inferSelect']

const changesOf = preparedQuery(['meetingId'], ({ db, t: { attendanceChange: change } }, { meetingId }) =>
  db
    .select({ personId: change.personId, n: count() })
    .from(change)
    .where(eq(change.meetingId, meetingId))
    .groupBy(change.personId),
)

/** How often each line of this register has changed; who is not in the answer has an untouched line. */
export async function countChanges(tx: Tx, meetingId: string): Promise<Map<string, number>> {
  const rows = await changesOf(tx, { meetingId })
  return new Map(rows.map(row => [row.personId, row.n]))
}

const putChanges = preparedInsert<ChangeRow>(
  [
    ...(['id', 'meetingId', 'personId', 'number', 'from', 'to', 'arrivedBefore', 'arrivedAfter'] as const),
    ...(['leftBefore', 'leftAfter', 'method', 'byId', 'reason', 'at'] as const),
  ],
  ({ db, t }, rows) => db.insert(t.attendanceChange).values(rows),
)

/** The only way anything gets into the history of attendance. Nothing is ever changed in it, or taken out of it. */
export async function insertChanges(tx: Tx, rows: ChangeRow[]) {
  if (rows.length > 0) await putChanges(tx, rows)
}

type Page = PageAfter<number> & { meetingId: string; personId?: string | undefined }

/** Latest first, after a place in that order; of one person's line, or of all. */
export async function listChanges({ db, t }: Tx, { meetingId, personId, after, limit }: Page): Promise<ChangeRow[]> {
  const change = t.attendanceChange
  return db
    .select()
    .from(change)
    .where(
      and(
        eq(change.meetingId, meetingId),
        personId === undefined ? undefined : eq(change.personId, personId),
        afterCursor(lt, [change.at, change.id], after),
      ),
    )
    .orderBy(desc(change.at), desc(change.id))
    .limit(limit)
}

export async function listNames({ db, t }: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.select({ id: t.person.id, name: t.person.name }).from(t.person).where(inArray(t.person.id, ids))
  return new Map(rows.map(row => [row.id, row.name]))
}
