import { and, asc, count, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { columnOf, type Row, type TableName, tableOf } from '../../store/personal/personal-columns.ts'
import { keysWhere, withKey } from '../../store/personal/table-keys.ts'
import type { Lookup, Tx } from '../../store/store.ts'
import { ERASED_NAME } from './redaction.rules.ts'

/** One kind of record, and for how many days it is kept after the instant in a column. */
export type RetentionRule = {
  kind: TableName
  column: string
  days: number
  about: string
  keptFor: string
  why: string
}

/** Every kind that is not kept for good. Those of an hour or a day are swept by the module that has them. */
export const retentionRules: readonly RetentionRule[] = [
  {
    kind: 'person',
    column: 'leftAt',
    days: 730,
    about: 'Accounts of people who have left, and what they wrote',
    keptFor: '2 years after they left, then erased',
    why: 'So that someone who returns finds their plans, and past minutes can be understood.',
  },
  {
    kind: 'audit',
    column: 'at',
    days: 730,
    about: 'Who signed in, and who changed accounts, roles and settings',
    keptFor: '2 years',
    why: 'To find out what happened if an account is misused.',
  },
  {
    kind: 'facilitatorNote',
    column: 'editedAt',
    days: 730,
    about: 'Facilitators’ own notes on a meeting',
    keptFor: '2 years',
    why: 'To prepare the next meetings of the group.',
  },
  {
    kind: 'runCommand',
    column: 'at',
    days: 365,
    about: 'Each step of a meeting as it was run',
    keptFor: '1 year',
    why: 'To put a meeting back together after a fault. The minutes and the register stay.',
  },
  {
    kind: 'candidateVote',
    column: 'at',
    days: 365,
    about: 'Who voted for which new learning',
    keptFor: '1 year',
    why: 'So that everyone votes once.',
  },
  {
    kind: 'notice',
    column: 'at',
    days: 365,
    about: 'What people were notified of: meetings moved, minutes, reminders',
    keptFor: '1 year',
    why: 'So that everyone is told once, and can look it up.',
  },
  {
    kind: 'mention',
    column: 'at',
    days: 730,
    about: 'Who was mentioned in which comment',
    keptFor: '2 years',
    why: 'To show people what they were mentioned in.',
  },
]

const dueBefore = (tx: Tx, { kind, column }: RetentionRule, before: number): SQL | undefined => {
  const at = columnOf(tx, kind, column)
  return and(isNotNull(at), lt(at, before), kind === 'person' ? ne(columnOf(tx, kind, 'name'), ERASED_NAME) : undefined)
}

export async function countDue(tx: Tx, each: RetentionRule, before: number): Promise<number> {
  const [row] = await tx.db
    .select({ n: count() })
    .from(tableOf(tx, each.kind))
    .where(dueBefore(tx, each, before))
  return row?.n ?? 0
}

/** The keys of what is due, by pieces. */
export function listDue(tx: Tx, each: RetentionRule, before: number): AsyncGenerator<Row[]> {
  return keysWhere(tx, each.kind, sql`${dueBefore(tx, each, before)}`)
}

export async function removeRows(tx: Tx, { kind }: RetentionRule, keys: readonly Row[]): Promise<void> {
  for (const key of keys) await tx.db.delete(tableOf(tx, kind)).where(withKey(tx, kind, key))
}

/** People who left before then and have not been erased; a few at a time, since each takes a while. */
export async function listLeavers(tx: Tx, before: number, most: number) {
  const { person } = tx.t
  return tx.db
    .select()
    .from(person)
    .where(and(isNotNull(person.leftAt), lt(person.leftAt, before), ne(person.name, ERASED_NAME)))
    .orderBy(asc(person.leftAt))
    .limit(most)
}

/** The school that visitors see; null before there is one. */
export async function firstSchoolName({ db, t }: Lookup): Promise<string | null> {
  const [row] = await db.select({ name: t.school.name }).from(t.school).orderBy(asc(t.school.createdAt)).limit(1)
  return row?.name ?? null
}
