import type { FactorStatus } from '@hubs/rules/second-factor'
import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

type PasskeyRow = Tx['t']['passkey']['$inferSelect']

/** All that decides whether a person is asked for a second step. */
export async function findFactorStatus(
  { db, t }: Tx,
  personId: string,
): Promise<(FactorStatus & { passkey: boolean }) | undefined> {
  const [row] = await db
    .select({
      roles: t.person.roles,
      askedAt: t.person.factorAskedAt,
      appAt: t.authenticator.addedAt,
      passkey: t.passkey.id,
      identity: t.identity.id,
    })
    .from(t.person)
    .leftJoin(t.authenticator, eq(t.authenticator.personId, t.person.id))
    .leftJoin(t.passkey, eq(t.passkey.personId, t.person.id))
    .leftJoin(t.identity, eq(t.identity.personId, t.person.id))
    .where(eq(t.person.id, personId))
    .limit(1)
  if (!row) return undefined
  const { roles, askedAt, appAt, passkey, identity } = row
  return {
    roles,
    askedAt,
    schoolAccount: identity !== null,
    on: appAt !== null || passkey !== null,
    passkey: passkey !== null,
  }
}

export async function saveAsked({ db, t }: Tx, personId: string, factorAskedAt: number | null) {
  await db.update(t.person).set({ factorAskedAt }).where(eq(t.person.id, personId))
}

export async function findAuthenticator({ db, t }: Tx, personId: string) {
  const [row] = await db.select().from(t.authenticator).where(eq(t.authenticator.personId, personId))
  return row
}

/** Keeps a key beside the one in use, until a first code of it is right. */
export async function saveNextSecret({ db, t }: Tx, personId: string, nextSecret: string) {
  await db
    .insert(t.authenticator)
    .values({ personId, secret: '', nextSecret, lastStep: 0, addedAt: null })
    .onConflictDoUpdate({ target: t.authenticator.personId, set: { nextSecret } })
}

export async function useNextSecret(
  { db, t }: Tx,
  personId: string,
  secret: string,
  lastStep: number,
  addedAt: number,
) {
  await db
    .update(t.authenticator)
    .set({ secret, nextSecret: null, lastStep, addedAt })
    .where(eq(t.authenticator.personId, personId))
}

/** Marks the 30 seconds of a code as used; false where they were, or later ones. */
export async function useStep({ db, t }: Tx, personId: string, step: number): Promise<boolean> {
  const used = await db
    .update(t.authenticator)
    .set({ lastStep: step })
    .where(and(eq(t.authenticator.personId, personId), lt(t.authenticator.lastStep, step)))
    .returning({ id: t.authenticator.personId })
  return used.length > 0
}

export async function deleteAuthenticator({ db, t }: Tx, personId: string) {
  await db.delete(t.authenticator).where(eq(t.authenticator.personId, personId))
}

/** All of it gone: they are asked to set it up anew, with a week to do it. */
export async function forgetAllSteps(tx: Tx, personId: string) {
  await deleteAuthenticator(tx, personId)
  await deletePasskeys(tx, personId)
  await replaceRecoveryCodes(tx, personId, [])
  await saveAsked(tx, personId, null)
}

export async function replaceRecoveryCodes({ db, t }: Tx, personId: string, hashes: readonly string[]) {
  await db.delete(t.recoveryCode).where(eq(t.recoveryCode.personId, personId))
  if (hashes.length > 0)
    await db.insert(t.recoveryCode).values(hashes.map(codeHash => ({ personId, codeHash, usedAt: null })))
}

export async function countRecoveryCodes({ db, t }: Tx, personId: string): Promise<number> {
  const { recoveryCode } = t
  const rows = await db
    .select({ hash: recoveryCode.codeHash })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt)))
  return rows.length
}

/** Uses one up; false where it is none, or was used. */
export async function useRecoveryCode({ db, t }: Tx, personId: string, hash: string, now: number): Promise<boolean> {
  const { recoveryCode } = t
  const used = await db
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(and(eq(recoveryCode.personId, personId), eq(recoveryCode.codeHash, hash), isNull(recoveryCode.usedAt)))
    .returning({ hash: recoveryCode.codeHash })
  return used.length > 0
}

export async function listPasskeys({ db, t }: Tx, personId: string): Promise<PasskeyRow[]> {
  return db.select().from(t.passkey).where(eq(t.passkey.personId, personId)).orderBy(asc(t.passkey.addedAt))
}

/** False where that passkey is somebody’s already. */
export async function insertPasskey({ db, t }: Tx, row: PasskeyRow): Promise<boolean> {
  const added = await db.insert(t.passkey).values(row).onConflictDoNothing().returning({ id: t.passkey.id })
  return added.length > 0
}

export async function savePasskeyUse({ db, t }: Tx, id: string, uses: number, usedAt: number) {
  await db.update(t.passkey).set({ signatureCounter: uses, usedAt }).where(eq(t.passkey.id, id))
}

export async function deletePasskey({ db, t }: Tx, personId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(t.passkey)
    .where(and(eq(t.passkey.id, id), eq(t.passkey.personId, personId)))
    .returning({ id: t.passkey.id })
  return gone.length > 0
}

async function deletePasskeys({ db, t }: Tx, personId: string) {
  await db.delete(t.passkey).where(eq(t.passkey.personId, personId))
}

export async function saveChallenge({ db, t }: Tx, sessionId: string, challenge: string, expiresAt: number) {
  const row = { challenge, expiresAt }
  await db
    .insert(t.passkeyChallenge)
    .values({ sessionId, ...row })
    .onConflictDoUpdate({ target: t.passkeyChallenge.sessionId, set: row })
}

/** The challenge of a session, which is good for one answer. */
export async function takeChallenge({ db, t }: Tx, sessionId: string) {
  const [row] = await db.delete(t.passkeyChallenge).where(eq(t.passkeyChallenge.sessionId, sessionId)).returning()
  return row
}
