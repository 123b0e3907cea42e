import { and, eq, isNull, lt, ne, or } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type SessionRow = Tx['t']['session']['$inferSelect']

export async function insertSession({ db, t }: Tx, row: SessionRow) {
  await db.insert(t.session).values(row)
}

/** The session with this token hash, its live person and that person's school. */
export async function findSession({ db, t }: Tx, tokenHash: string) {
  const [row] = await db
    .select({ session: t.session, person: t.person, school: t.school })
    .from(t.session)
    .innerJoin(t.person, eq(t.person.id, t.session.personId))
    .innerJoin(t.school, eq(t.school.id, t.person.schoolId))
    .where(and(eq(t.session.tokenHash, tokenHash), isNull(t.person.leftAt)))
  return row
}

/** Where the person stands in the current programme: the place they have and the groups they lead. */
export async function findStanding({ db, t }: Tx, personId: string) {
  const [place] = await db
    .select({ hubSlug: t.hub.slug, hubName: t.hub.name, groupId: t.membership.groupId, kind: t.membership.kind })
    .from(t.membership)
    .innerJoin(t.programme, eq(t.programme.id, t.membership.programmeId))
    .innerJoin(t.hub, eq(t.hub.id, t.membership.hubId))
    .where(and(eq(t.membership.personId, personId), eq(t.programme.current, true)))
  const led = await db
    .select({ id: t.group.id })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(
      and(
        or(eq(t.group.facilitatorId, personId), eq(t.group.coFacilitatorId, personId)),
        eq(t.programme.current, true),
      ),
    )
  return { membership: place ?? null, leads: led.map(group => group.id) }
}

export type Place = Awaited<ReturnType<typeof findStanding>>['membership']

export async function touchSession({ db, t }: Tx, id: string, lastSeenAt: number) {
  await db.update(t.session).set({ lastSeenAt }).where(eq(t.session.id, id))
}

export async function updateSession(
  { db, t }: Tx,
  id: string,
  change: Partial<Pick<SessionRow, 'tokenHash' | 'provedAt'>>,
) {
  await db.update(t.session).set(change).where(eq(t.session.id, id))
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
