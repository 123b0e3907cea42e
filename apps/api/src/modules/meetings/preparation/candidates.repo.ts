import { and, asc, count, eq, inArray, isNull, ne, notInArray } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type CandidateRow = Tx['t']['candidate']['$inferSelect']
export type BallotRow = Tx['t']['candidateBallot']['$inferSelect']

/** The candidates of a meeting that stand, oldest first, with the names that go with them. */
export async function listCandidates({ db, t }: Tx, meetingId: string) {
  const rows = await db
    .select({ candidate: t.candidate, proposedBy: t.person.name })
    .from(t.candidate)
    .innerJoin(t.person, eq(t.person.id, t.candidate.proposedById))
    .where(and(eq(t.candidate.meetingId, meetingId), isNull(t.candidate.withdrawnAt)))
    .orderBy(asc(t.candidate.createdAt), asc(t.candidate.id))
  return rows
}

export async function findCandidate({ db, t }: Tx, meetingId: string, id: string): Promise<CandidateRow | undefined> {
  const [row] = await db
    .select()
    .from(t.candidate)
    .where(and(eq(t.candidate.id, id), eq(t.candidate.meetingId, meetingId)))
  return row
}

/** Whether the school's library has it, retired or not. */
export async function hasStrategy({ db, t }: Tx, schoolId: string, code: string): Promise<boolean> {
  const [row] = await db
    .select({ id: t.strategy.id })
    .from(t.strategy)
    .where(and(eq(t.strategy.schoolId, schoolId), eq(t.strategy.code, code)))
  return row !== undefined
}

export async function insertCandidate({ db, t }: Tx, row: CandidateRow) {
  await db.insert(t.candidate).values(row)
}

/** Changes it if it is still at that version; says whether it was. */
export async function changeCandidate({ db, t }: Tx, id: string, version: number, change: Partial<CandidateRow>) {
  const rows = await db
    .update(t.candidate)
    .set({ ...change, version: version + 1 })
    .where(and(eq(t.candidate.id, id), eq(t.candidate.version, version)))
    .returning({ id: t.candidate.id })
  return rows.length > 0
}

/** Puts exactly these to the vote; a vote for one that was taken down is gone. */
export async function putUp({ db, t }: Tx, meetingId: string, ids: string[]) {
  const { candidate, candidateVote } = t
  await db
    .update(candidate)
    .set({ isOnBallot: false })
    .where(and(eq(candidate.meetingId, meetingId), notInArray(candidate.id, ids)))
  await db
    .update(candidate)
    .set({ isOnBallot: true })
    .where(and(eq(candidate.meetingId, meetingId), inArray(candidate.id, ids)))
  await db
    .delete(candidateVote)
    .where(and(eq(candidateVote.meetingId, meetingId), notInArray(candidateVote.candidateId, ids)))
}

/** The vote on a meeting's new learning, before anything was put up too. */
export async function findBallot({ db, t }: Tx, meetingId: string): Promise<BallotRow> {
  const [row] = await db.select().from(t.candidateBallot).where(eq(t.candidateBallot.meetingId, meetingId))
  return row ?? { meetingId, closedAt: null, takenId: null, version: 0 }
}

export async function saveBallot({ db, t }: Tx, row: BallotRow) {
  await db.insert(t.candidateBallot).values(row).onConflictDoUpdate({ target: t.candidateBallot.meetingId, set: row })
}

/** How many votes each has of these people, and whom this person voted for. */
export async function countVotes({ db, t }: Tx, meetingId: string, people: string[], personId: string) {
  const { candidateId, meetingId: of, personId: by } = t.candidateVote
  const counts = await db
    .select({ candidateId, n: count() })
    .from(t.candidateVote)
    .where(and(eq(of, meetingId), inArray(by, people)))
    .groupBy(candidateId)
  const [own] = await db
    .select({ candidateId })
    .from(t.candidateVote)
    .where(and(eq(of, meetingId), eq(by, personId)))
  return { counts: new Map(counts.map(row => [row.candidateId, row.n])), own: own?.candidateId ?? null }
}

export async function saveVote({ db, t }: Tx, row: Tx['t']['candidateVote']['$inferInsert']) {
  const { meetingId, personId } = t.candidateVote
  const { candidateId, at } = row
  await db
    .insert(t.candidateVote)
    .values(row)
    .onConflictDoUpdate({
      target: [meetingId, personId],
      set: { candidateId, at },
      setWhere: ne(t.candidateVote.candidateId, candidateId),
    })
}

export async function deleteVote({ db, t }: Tx, meetingId: string, personId: string) {
  const { candidateVote } = t
  await db
    .delete(candidateVote)
    .where(and(eq(candidateVote.meetingId, meetingId), eq(candidateVote.personId, personId)))
}

/** Where these people get their mail; those who have left apart. */
export async function listAddressees({ db, t }: Tx, ids: readonly string[]) {
  const { id, name, preferredName, email } = t.person
  return db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(inArray(id, [...ids]), isNull(t.person.leftAt)))
}
