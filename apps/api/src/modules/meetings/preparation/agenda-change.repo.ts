import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type BeforeRow = Tx['t']['agendaBefore']['$inferSelect']

/** The agenda before the last change made in one go, if nothing has changed since. */
export async function findBefore({ db, t }: Tx, meetingId: string, version: number): Promise<BeforeRow | undefined> {
  const { agendaBefore } = t
  const [row] = await db
    .select()
    .from(agendaBefore)
    .where(and(eq(agendaBefore.meetingId, meetingId), eq(agendaBefore.version, version)))
  return row
}

/** Keeps the one way back that there is. */
export async function keepBefore({ db, t }: Tx, row: BeforeRow) {
  await db.insert(t.agendaBefore).values(row).onConflictDoUpdate({ target: t.agendaBefore.meetingId, set: row })
}

/** The way back was taken: what it had brought into the agenda is not in it any more. */
export async function forgetBefore({ db, t }: Tx, { meetingId, candidateId }: BeforeRow) {
  await db.delete(t.agendaBefore).where(eq(t.agendaBefore.meetingId, meetingId))
  if (candidateId !== null)
    await db.update(t.candidateBallot).set({ takenId: null }).where(eq(t.candidateBallot.meetingId, meetingId))
}
