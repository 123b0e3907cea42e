import { and, eq, gt, inArray, lt, ne } from 'drizzle-orm'
import { addressOfErased } from '../../store/personal/erasures.ts'
import { ownedBy, tableOf } from '../../store/personal/personal-columns.ts'
import { personKeys } from '../../store/search-keys.ts'
import type { Lookup, Tx } from '../../store/store.ts'
import { firstTables } from './erasure-rows.repo.ts'
import { ERASED_NAME, type Redaction } from './redaction.rules.ts'

export type PersonRow = Tx['t']['person']['$inferSelect']

/** One that has begun: its line in the audit has what is left to know, until it is done. */
export type Erasure = { id: string; naming: Redaction }

export async function findPerson({ db, t }: Lookup, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(t.person).where(eq(t.person.id, id))
  return row
}

/** Whether the name alone says who is meant: nobody else has it. */
async function isOnlyTheirs({ db, t }: Tx, { id, sortName }: PersonRow): Promise<boolean> {
  const others = await db
    .select({ id: t.person.id })
    .from(t.person)
    .where(and(eq(t.person.sortName, sortName), ne(t.person.id, id)))
  return others.length === 0
}

/** What has to be taken out, as long as it can still be read. */
export async function namingOf(tx: Tx, row: PersonRow): Promise<Redaction> {
  const alone = await isOnlyTheirs(tx, row)
  return {
    personId: row.id,
    // A namesake's name stays in what others wrote: nobody can say whose it is.
    texts: [row.email, ...(alone && row.name.includes(' ') ? [row.name] : [])],
    names: [row.email, row.name, ...(row.preferredName ? [row.preferredName] : [])],
    tokens: [...new Set([row.id, row.email, row.name].flatMap(each => [each, JSON.stringify(each).slice(1, -1)]))],
  }
}

/** Nobody gets in as them, brings them back or writes to them. */
export async function lockOut(tx: Tx, { id, email }: PersonRow) {
  for (const table of firstTables) await tx.db.delete(tableOf(tx, table)).where(ownedBy(tx, table, id))
  await tx.db.delete(tx.t.mail).where(eq(tx.t.mail.to, email))
}

/** From here on nobody reads who they were. */
export async function hidePerson({ db, t }: Tx, row: PersonRow, erasureId: string, now: number) {
  const nobody = {
    name: ERASED_NAME,
    preferredName: '',
    email: addressOfErased.underWay(erasureId),
    job: '',
    department: '',
  }
  await db
    .update(t.person)
    .set({
      ...nobody,
      ...personKeys(nobody),
      sourcedId: null,
      workingDays: [],
      seniorLeader: false,
      roles: [],
      theme: 'system',
      reminders: false,
      leftAt: row.leftAt ?? now,
      version: row.version + 1,
    })
    .where(eq(t.person.id, row.id))
}

/** Those that a stop of the server left half done. */
export async function listUnfinished({ db, t }: Tx): Promise<Erasure[]> {
  const marked = await db
    .select({ id: t.person.id, email: t.person.email })
    .from(t.person)
    .where(and(gt(t.person.email, 'erasing-'), lt(t.person.email, 'erasing.')))
  const entries = await db
    .select()
    .from(t.audit)
    .where(
      inArray(
        t.audit.id,
        marked.map(({ email }) => email.slice('erasing-'.length, email.indexOf('@'))),
      ),
    )
  return entries.flatMap(({ id, details: { unfinished } }) =>
    unfinished ? [{ id, naming: unfinished as Redaction }] : [],
  )
}

/** Nothing is left to do, and nobody needs to know any more what there was. */
export async function finish({ db, t }: Tx, { id, naming: { personId } }: Erasure) {
  const [entry] = await db.select().from(t.audit).where(eq(t.audit.id, id))
  const { unfinished: _, ...details } = entry?.details ?? {}
  await db.update(t.audit).set({ details }).where(eq(t.audit.id, id))
  const email = addressOfErased.done(personId)
  await db
    .update(t.person)
    .set({ email, ...personKeys({ name: ERASED_NAME, email, department: '', job: '' }) })
    .where(eq(t.person.id, personId))
}

export async function listSessionIds({ db, t }: Tx, personId: string): Promise<string[]> {
  const rows = await db.select({ id: t.session.id }).from(t.session).where(eq(t.session.personId, personId))
  return rows.map(row => row.id)
}
