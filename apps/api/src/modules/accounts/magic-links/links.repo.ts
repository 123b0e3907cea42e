import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

type LinkRow = Tx['t']['linkToken']['$inferSelect']
export type LinkKind = LinkRow['kind']

export async function insertLink({ db, t }: Tx, row: Tx['t']['linkToken']['$inferInsert']) {
  await db.insert(t.linkToken).values(row)
}

/** The email that brought somebody their last invitation. */
export async function findInvitationMail({ db, t }: Tx, personId: string): Promise<string | undefined> {
  const [row] = await db.select({ mailId: t.person.invitationMailId }).from(t.person).where(eq(t.person.id, personId))
  return row?.mailId ?? undefined
}

/** Notes when somebody was last invited, and by which email. */
export async function markInvited({ db, t }: Tx, personId: string, now: number, mailId: string) {
  await db.update(t.person).set({ invitedAt: now, invitationMailId: mailId }).where(eq(t.person.id, personId))
}

export async function deleteLink({ db, t }: Tx, id: string) {
  await db.delete(t.linkToken).where(eq(t.linkToken.id, id))
}

function links({ db, t }: Tx) {
  return db
    .select({ link: t.linkToken, person: t.person, school: t.school })
    .from(t.linkToken)
    .innerJoin(t.school, eq(t.school.id, t.linkToken.schoolId))
    .leftJoin(t.person, eq(t.person.id, t.linkToken.personId))
}

/** The link with this hash, whose it is and their school. */
export async function findLink(tx: Tx, tokenHash: string) {
  const [row] = await links(tx).where(eq(tx.t.linkToken.tokenHash, tokenHash))
  return row
}

/** The link that was asked for with this. */
export async function findByRequest(tx: Tx, requestHash: string) {
  const [row] = await links(tx).where(eq(tx.t.linkToken.requestHash, requestHash))
  return row
}

export type FoundLink = NonNullable<Awaited<ReturnType<typeof findLink>>>

/** Marks it used; false where somebody was quicker. */
export async function useLink({ db, t }: Tx, id: string, now: number): Promise<boolean> {
  const used = await db
    .update(t.linkToken)
    .set({ usedAt: now })
    .where(and(eq(t.linkToken.id, id), isNull(t.linkToken.usedAt), isNull(t.linkToken.replacedAt)))
    .returning({ id: t.linkToken.id })
  return used.length > 0
}

/** Ends the person's unused links, of one kind or of all. */
export async function endLinks({ db, t }: Tx, personId: string, now: number, kind?: LinkKind) {
  await db
    .update(t.linkToken)
    .set({ replacedAt: now })
    .where(
      and(
        isNull(t.linkToken.replacedAt),
        eq(t.linkToken.personId, personId),
        isNull(t.linkToken.usedAt),
        gt(t.linkToken.expiresAt, now),
        kind ? eq(t.linkToken.kind, kind) : undefined,
      ),
    )
}

export async function endSetUpLinks({ db, t }: Tx, schoolId: string, now: number) {
  await db
    .update(t.linkToken)
    .set({ expiresAt: now })
    .where(
      and(
        eq(t.linkToken.schoolId, schoolId),
        eq(t.linkToken.kind, 'set-up'),
        isNull(t.linkToken.usedAt),
        gt(t.linkToken.expiresAt, now),
      ),
    )
}

export async function deleteOldLinks({ db, t }: Tx, before: number) {
  await db.delete(t.linkToken).where(lt(t.linkToken.expiresAt, before))
}
