import type { AuditAction } from '@hubs/schema/audit'
import type { Kit } from '../kit.ts'
import type { Marks } from './personal-marks.ts'

/** The outbox, responses for repeated requests, the audit log, and disclosed counts. */
export function operationTables(k: Kit) {
  /**
   * The outbox. A mail may carry a link, so its text is erased once it is sent or given up; `nextAttemptAt` is null from
   * then on. After `expiresAt` nobody needs it any more.
   */
  const mail = k.table(
    'mail',
    {
      id: k.id(),
      to: k.text().notNull(),
      subject: k.text().notNull(),
      text: k.text().notNull(),
      createdAt: k.time().notNull(),
      expiresAt: k.time().notNull(),
      nextAttemptAt: k.time(),
      attempts: k.int().notNull(),
      sentAt: k.time(),
      lastError: k.text(),
      /** Since when the address itself is refused; null where it is not. */
      refusedAt: k.time(),
      /** An iCalendar invitation that goes along; erased with the text. */
      calendar: k.text().notNull().default(''),
      /** 0: somebody waits for it to sign in; 1: all others. */
      priority: k.int().notNull().default(1),
      /** What it tells of; the same person is written to about it once in a quarter of an hour. */
      topic: k.text(),
    },
    t => [
      k.index('mail_waiting').on(t.nextAttemptAt),
      k.index('mail_rank').on(t.priority, t.nextAttemptAt),
      k.index('mail_about').on(t.to, t.topic, t.createdAt),
      k.index('mail_stale').on(t.expiresAt),
      k.index('mail_refused').on(t.refusedAt),
    ],
  )

  /** The answer already given to a create, by its `Idempotency-Key`, scoped to the person who sent it. */
  const idempotencyKey = k.table(
    'idempotency_key',
    {
      id: k.id(),
      personId: k.text().notNull(),
      key: k.text().notNull(),
      /** A hash of what was asked, so that a key used for something else is noticed. */
      requestHash: k.text().notNull(),
      response: k.json<unknown>().notNull(),
      at: k.time().notNull(),
    },
    t => [k.uniqueIndex('idempotency_key_key').on(t.personId, t.key), k.index('idempotency_key_at').on(t.at)],
  )

  const audit = k.table(
    'audit',
    {
      id: k.id(),
      schoolId: k.text().notNull(),
      actorId: k.text(),
      action: k.text().$type<AuditAction>().notNull(),
      subjectId: k.text(),
      at: k.time().notNull(),
      details: k.json<Record<string, unknown>>().notNull(),
    },
    t => [k.index('audit_school_at').on(t.schoolId, t.at)],
  )

  /** Counts of people as they were shown to those who see sums only, so that no later ones differ from them by a few. */
  const disclosedCounts = k.table(
    'disclosed_counts',
    {
      id: k.id(),
      programmeId: k.text().notNull(),
      /** What was counted. */
      subject: k.text().notNull(),
      disclosedAt: k.time().notNull(),
      /** Every count that it tells or that can be worked out from it; null where it is withheld. */
      cells: k.json<(number | null)[]>().notNull(),
      disclosed: k.json<unknown>().notNull(),
    },
    t => [k.index('disclosed_counts_subject').on(t.programmeId, t.subject, t.disclosedAt)],
  )

  return { mail, idempotencyKey, audit, disclosedCounts }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const operationMarks = {
  idempotencyKey: {
    owner: 'personId',
    goes: true,
    no: 'id',
    who: 'personId',
    secret: 'key requestHash',
    names: 'response',
    fact: 'at',
  },
  disclosedCounts: { no: 'id programmeId subject disclosedAt cells disclosed' },
  mail: {
    no: 'id createdAt expiresAt nextAttemptAt attempts sentAt priority topic refusedAt',
    names: 'to subject text lastError calendar',
  },
  audit: { no: 'id schoolId', who: 'actorId subjectId', fact: 'action at', names: 'details' },
} as const satisfies Marks
