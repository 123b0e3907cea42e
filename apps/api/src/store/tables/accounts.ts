import type { Kit } from '../kit.ts'
import type { Marks } from './personal-marks.ts'
import type { staffTables } from './staff.ts'

export type Owed = 'factor' | 'enrolment'

/** Sign-in: what proves who somebody is, and the sessions that follow from it. */
export function accountTables(k: Kit, { person }: Pick<ReturnType<typeof staffTables>, 'person'>) {
  const credential = k.table('credential', {
    personId: k
      .text()
      .primaryKey()
      .references(() => person.id, { onDelete: 'cascade' }),
    passwordHash: k.text().notNull(),
    changedAt: k.time().notNull(),
  })

  const identity = k.table(
    'identity',
    {
      id: k.id(),
      personId: k.ref(() => person.id, { onDelete: 'cascade' }),
      issuer: k.text().notNull(),
      subject: k.text().notNull(),
      linkedAt: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('identity_issuer_subject').on(t.issuer, t.subject),
      k.index('identity_person').on(t.personId, t.issuer),
    ],
  )

  /** `tokenHash` is the SHA-256 of the cookie's value; the value itself is kept nowhere. */
  const session = k.table(
    'session',
    {
      id: k.id(),
      tokenHash: k.text().notNull(),
      personId: k.ref(() => person.id, { onDelete: 'cascade' }),
      device: k.text().notNull(),
      createdAt: k.time().notNull(),
      lastSeenAt: k.time().notNull(),
      reauthenticatedAt: k.time().notNull(),
      /** When it was begun by a link or code out of a mail: for ten minutes a new password then needs no old one. */
      emailVerifiedAt: k.time(),
      /** What is still to come before it opens anything: the second factor, or setting one up. Null: nothing. */
      pendingStep: k.text().$type<Owed>(),
      expiresAt: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('session_token_hash').on(t.tokenHash),
      k.index('session_person').on(t.personId),
      k.index('session_expires').on(t.expiresAt),
    ],
  )

  /**
   * Single-use links: sign-in by mail, new password, invitation, first set-up. Hashed at rest like sessions. `requestHash`
   * is of what the browser got that asked for it, and `codeHash` of that and the six digits in the mail: alone, the digits
   * open nothing, and nobody can try them all against the hash.
   */
  const linkToken = k.table(
    'link_token',
    {
      id: k.id(),
      tokenHash: k.text().notNull(),
      kind: k.text().$type<'sign-in' | 'password' | 'invitation' | 'set-up'>().notNull(),
      requestHash: k.text(),
      codeHash: k.text(),
      schoolId: k.text().notNull(),
      personId: k.text().references(() => person.id, { onDelete: 'cascade' }),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
      usedAt: k.time(),
      /** A later link took its place, or whoever it was for has left or come in another way. */
      replacedAt: k.time(),
    },
    t => [
      k.uniqueIndex('link_token_hash').on(t.tokenHash),
      k.index('link_token_request').on(t.requestHash),
      k.index('link_token_person').on(t.personId),
      k.index('link_token_expires').on(t.expiresAt),
    ],
  )

  /** When a key was last tried; `key` is a hash, so that no unknown address is stored. */
  const rateLimit = k.table(
    'rate_limit',
    {
      key: k.text().primaryKey(),
      attemptedAt: k.json<number[]>().notNull(),
      lastAttemptAt: k.time().notNull(),
    },
    t => [k.index('rate_limit_last_at').on(t.lastAttemptAt)],
  )

  const ofPerson = () => k.ref(() => person.id, { onDelete: 'cascade' })

  /** A person's authenticator app. `lastStep`: the 30 seconds of the last code taken, so that none works twice. */
  const authenticator = k.table('authenticator', {
    personId: k
      .text()
      .primaryKey()
      .references(() => person.id, { onDelete: 'cascade' }),
    secret: k.text().notNull(),
    /** One that is being set up, beside the one in use; it takes its place with its first right code. */
    nextSecret: k.text(),
    lastStep: k.int().notNull(),
    addedAt: k.time(),
  })

  const recoveryCode = k.table(
    'recovery_code',
    { personId: ofPerson(), codeHash: k.text().notNull(), usedAt: k.time() },
    t => [k.primaryKey({ columns: [t.personId, t.codeHash] })],
  )

  /** `id` is the hash of the credential’s own, which may be long; `signatureCounter` goes up to 2³². */
  const passkey = k.table(
    'passkey',
    {
      id: k.id(),
      credentialId: k.text().notNull(),
      personId: ofPerson(),
      name: k.text().notNull(),
      publicKey: k.text().notNull(),
      signatureCounter: k.time().notNull(),
      transports: k.json<string[]>().notNull(),
      addedAt: k.time().notNull(),
      usedAt: k.time(),
    },
    t => [k.index('passkey_person').on(t.personId)],
  )

  /** What a passkey is to sign next in a session; one at a time. */
  const passkeyChallenge = k.table('passkey_challenge', {
    sessionId: k
      .text()
      .primaryKey()
      .references(() => session.id, { onDelete: 'cascade' }),
    challenge: k.text().notNull(),
    expiresAt: k.time().notNull(),
  })

  return { credential, identity, session, linkToken, rateLimit, authenticator, recoveryCode, passkey, passkeyChallenge }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const accountMarks = {
  credential: { owner: 'personId', goes: true, who: 'personId', secret: 'passwordHash', fact: 'changedAt' },
  identity: { owner: 'personId', goes: true, no: 'id', who: 'personId', fact: 'issuer subject linkedAt' },
  session: {
    owner: 'personId',
    goes: true,
    no: 'id',
    secret: 'tokenHash',
    who: 'personId',
    fact: 'device createdAt lastSeenAt reauthenticatedAt expiresAt emailVerifiedAt pendingStep',
  },
  linkToken: {
    owner: 'personId',
    goes: true,
    no: 'id schoolId',
    secret: 'tokenHash requestHash codeHash',
    fact: 'kind createdAt expiresAt usedAt replacedAt',
    who: 'personId',
  },
  authenticator: {
    owner: 'personId',
    goes: true,
    who: 'personId',
    secret: 'secret nextSecret',
    fact: 'lastStep addedAt',
  },
  recoveryCode: { owner: 'personId', goes: true, who: 'personId', secret: 'codeHash', fact: 'usedAt' },
  passkey: {
    owner: 'personId',
    goes: true,
    no: 'id',
    who: 'personId',
    secret: 'credentialId publicKey',
    fact: 'signatureCounter transports addedAt usedAt',
    words: 'name',
  },
  passkeyChallenge: {
    owner: { column: 'sessionId', of: 'session' },
    goes: true,
    no: 'sessionId',
    secret: 'challenge',
    fact: 'expiresAt',
  },
  rateLimit: { secret: 'key', no: 'attemptedAt lastAttemptAt' },
} as const satisfies Marks
