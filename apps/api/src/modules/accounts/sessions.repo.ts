import { and, eq, isNull, lt, ne, or } from 'drizzle-orm'
import { joinedColumns } from '../../store/group-opens.ts'
import { preparedQuery } from '../../store/prepared.ts'
import type { Tx } from '../../store/store.ts'

export type SessionRow = Tx['t']['session']['$inferSelect']

export async function insertSession({ db, t }: Tx, row: SessionRow) {
  await db.insert(t.session).values(row)
}

const byToken = preparedQuery(['tokenHash'], ({ db, t: { session, person, school } }, { tokenHash }) =>
  db
    .select({ session, person, school })
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .innerJoin(school, eq(school.id, person.schoolId))
    .where(and(eq(session.tokenHash, tokenHash), isNull(person.leftAt))),
)

/** The session with this token hash, its live person and that person's school. */
export async function findSession(tx: Tx, tokenHash: string) {
  const [row] = await byToken(tx, { tokenHash })
  return row
}

const placeOf = preparedQuery(['personId'], (tx, { personId }) => {
  const { hub, membership, programme } = tx.t
  return tx.db
    .select({
      hubSlug: hub.slug,
      hubName: hub.name,
      groupId: membership.groupId,
      kind: membership.kind,
      ...joinedColumns(tx),
    })
    .from(membership)
    .innerJoin(programme, eq(programme.id, membership.programmeId))
    .innerJoin(hub, eq(hub.id, membership.hubId))
    .where(and(eq(membership.personId, personId), eq(programme.current, true)))
})
const ledBy = preparedQuery(['personId'], ({ db, t: { group, hub, programme } }, { personId }) =>
  db
    .select({ id: group.id })
    .from(group)
    .innerJoin(hub, eq(hub.id, group.hubId))
    .innerJoin(programme, eq(programme.id, hub.programmeId))
    .where(
      and(or(eq(group.facilitatorId, personId), eq(group.coFacilitatorId, personId)), eq(programme.current, true)),
    ),
)

/** Where the person stands in the current programme: the place they have and the groups they lead. */
export async function findMembership(tx: Tx, personId: string) {
  const [place] = await placeOf(tx, { personId })
  const led = await ledBy(tx, { personId })
  return { membership: place ?? null, leads: led.map(group => group.id) }
}

export type SessionMembership = Awaited<ReturnType<typeof findMembership>>['membership']

export async function touchSession({ db, t }: Tx, id: string, lastSeenAt: number) {
  await db.update(t.session).set({ lastSeenAt }).where(eq(t.session.id, id))
}

/** Whether there still is one. */
export async function updateSession(
  { db, t }: Tx,
  id: string,
  change: Partial<Pick<SessionRow, 'tokenHash' | 'reauthenticatedAt' | 'pendingStep'>>,
): Promise<boolean> {
  const rows = await db.update(t.session).set(change).where(eq(t.session.id, id)).returning({ id: t.session.id })
  return rows.length > 0
}

export async function listSessions({ db, t }: Tx, personId: string) {
  return db.select().from(t.session).where(eq(t.session.personId, personId)).orderBy(t.session.createdAt)
}

export async function deleteSession({ db, t }: Tx, personId: string, id: string) {
  return db
    .delete(t.session)
    .where(and(eq(t.session.id, id), eq(t.session.personId, personId)))
    .returning({ id: t.session.id })
}

/** Ends the person's sessions, all of them or all but one. */
export async function deleteSessions({ db, t }: Tx, personId: string, exceptId?: string) {
  const theirs = eq(t.session.personId, personId)
  return db
    .delete(t.session)
    .where(exceptId ? and(theirs, ne(t.session.id, exceptId)) : theirs)
    .returning({ id: t.session.id })
}

export async function deleteExpiredSessions({ db, t }: Tx, now: number) {
  await db.delete(t.session).where(lt(t.session.expiresAt, now))
}
