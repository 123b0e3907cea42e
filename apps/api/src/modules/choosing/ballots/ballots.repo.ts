import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export async function findBallot({ db, t }: Tx, programmeId: string, personId: string) {
  const [row] = await db
    .select()
    .from(t.ballot)
    .where(and(eq(t.ballot.programmeId, programmeId), eq(t.ballot.personId, personId)))
  return row
}

export async function upsertBallot({ db, t }: Tx, row: Tx['t']['ballot']['$inferSelect']) {
  const { ranks, noPreference, savedAt } = row
  await db
    .insert(t.ballot)
    .values(row)
    .onConflictDoUpdate({ target: [t.ballot.programmeId, t.ballot.personId], set: { ranks, noPreference, savedAt } })
}

export async function deleteBallot({ db, t }: Tx, programmeId: string, personId: string) {
  await db.delete(t.ballot).where(and(eq(t.ballot.programmeId, programmeId), eq(t.ballot.personId, personId)))
}

export async function listHubNames({ db, t }: Tx, programmeId: string) {
  return db
    .select({ id: t.hub.id, slug: t.hub.slug, name: t.hub.name })
    .from(t.hub)
    .where(eq(t.hub.programmeId, programmeId))
}
