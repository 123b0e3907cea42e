import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type SnapshotRow = Tx['t']['agendaSnapshot']['$inferSelect']

/** The agenda before the last change made in one go, if nothing has changed since. */
export async function findSnapshot(
  { db, t }: Tx,
  meetingId: string,
  version: number,
): Promise<SnapshotRow | undefined> {
  const { agendaSnapshot } = t
  const [row] = await db
    .select()
    .from(agendaSnapshot)
    .where(and(eq(agendaSnapshot.meetingId, meetingId), eq(agendaSnapshot.version, version)))
  return row
}

/** Keeps the one way back that there is. */
export async function saveSnapshot({ db, t }: Tx, row: SnapshotRow) {
  await db.insert(t.agendaSnapshot).values(row).onConflictDoUpdate({ target: t.agendaSnapshot.meetingId, set: row })
}

/** Deletes the snapshot once it was restored, and the candidate that its change had put into the agenda is no longer chosen. */
export async function deleteSnapshot({ db, t }: Tx, { meetingId, candidateId }: SnapshotRow) {
  await db.delete(t.agendaSnapshot).where(eq(t.agendaSnapshot.meetingId, meetingId))
  if (candidateId !== null)
    await db.update(t.candidateBallot).set({ takenId: null }).where(eq(t.candidateBallot.meetingId, meetingId))
}
