import type { Kit } from '../kit.ts'
import type { staffTables } from './staff.ts'

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
      personId: k
        .text()
        .notNull()
        .references(() => person.id, { onDelete: 'cascade' }),
      issuer: k.text().notNull(),
      subject: k.text().notNull(),
      linkedAt: k.time().notNull(),
    },
    t => [k.uniqueIndex('identity_issuer_subject').on(t.issuer, t.subject)],
  )

  /** `tokenHash` is the SHA-256 of the cookie's value; the value itself is kept nowhere. */
  const session = k.table(
    'session',
    {
      id: k.id(),
      tokenHash: k.text().notNull(),
      personId: k
        .text()
        .notNull()
        .references(() => person.id, { onDelete: 'cascade' }),
      device: k.text().notNull(),
      createdAt: k.time().notNull(),
      lastSeenAt: k.time().notNull(),
      provedAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('session_token_hash').on(t.tokenHash),
      k.index('session_person').on(t.personId),
      k.index('session_expires').on(t.expiresAt),
    ],
  )

  /** Single-use links: sign-in by mail, invitation, first set-up. Hashed at rest like sessions. */
  const linkToken = k.table(
    'link_token',
    {
      id: k.id(),
      tokenHash: k.text().notNull(),
      kind: k.text().$type<'sign-in' | 'invitation' | 'set-up'>().notNull(),
      schoolId: k.text().notNull(),
      personId: k.text().references(() => person.id, { onDelete: 'cascade' }),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
      usedAt: k.time(),
    },
    t => [
      k.uniqueIndex('link_token_hash').on(t.tokenHash),
      k.index('link_token_person').on(t.personId),
      k.index('link_token_expires').on(t.expiresAt),
    ],
  )

  /** When an account was last tried; `account` is a hash, so that no unknown address is stored. */
  const guess = k.table(
    'guess',
    {
      account: k.text().primaryKey(),
      times: k.json<number[]>().notNull(),
      lastAt: k.time().notNull(),
    },
    t => [k.index('guess_last_at').on(t.lastAt)],
  )

  return { credential, identity, session, linkToken, guess }
}
