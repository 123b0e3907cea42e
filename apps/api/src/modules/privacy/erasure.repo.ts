import { and, eq, isNotNull, like, ne, or, sql } from 'drizzle-orm'
import { personKeys } from '../../store/folded.ts'
import {
  asText,
  columnOf,
  marked,
  ownedBy,
  type Row,
  type TableName,
  tableNames,
  tableOf,
} from '../../store/personal/personal-columns.ts'
import type { Mark } from '../../store/personal/personal-marks.ts'
import { personal } from '../../store/personal/personal.ts'
import type { Lookup, Tx } from '../../store/store.ts'
import { erasedName, erasedWords, patternsOf, type Redaction, redact } from './redaction.rules.ts'

type PersonRow = Tx['t']['person']['$inferSelect']

/** What has to be put into the search anew, by what its documents are named after. */
const searchedBy = {
  plan: 'id',
  reply: 'id',
  strategy: 'id',
  hub: 'id',
  reference: 'id',
  minutes: 'meetingId',
} as const
export type Touched = Record<keyof typeof searchedBy, Set<string>>

const isSearched = (table: TableName): table is keyof typeof searchedBy => table in searchedBy
const isText = (mark: Mark) => ['words', 'shared', 'names', 'visitor'].includes(mark) || mark.startsWith('by:')

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

/** What was theirs alone goes; of the rest, their words. */
async function blankOwn(tx: Tx, personId: string) {
  // Those first that are found through others.
  const throughOthers = (table: TableName) => typeof personal[table].owner === 'object'
  for (const table of tableNames.toSorted((a, b) => Number(throughOthers(b)) - Number(throughOthers(a)))) {
    const rows = tableOf(tx, table)
    const owned = ownedBy(tx, table, personId)
    if (owned && personal[table].goes) {
      await tx.db.delete(rows).where(owned)
      continue
    }
    for (const name of marked(table, mark => mark === 'words' || mark.startsWith('by:'))) {
      const mark: Mark = personal[table].columns[name] ?? 'no'
      const theirs = mark === 'words' ? owned : eq(columnOf(tx, table, mark.slice(3)), personId)
      const column = columnOf(tx, table, name)
      const blank = column.dataType === 'json' ? {} : erasedWords
      // What was left empty stays empty: how many wrote something is still counted.
      await tx.db
        .update(rows)
        .set({ [name]: blank })
        .where(and(theirs, isNotNull(column), ne(asText(column), '')))
    }
  }
}

/** Takes the name out of one column, wherever it stands. Each text is changed once, however many rows have it. */
async function cleanColumn(tx: Tx, table: TableName, name: string, naming: Redaction): Promise<void> {
  const column = columnOf(tx, table, name)
  const text = asText(column)
  const rows = tableOf(tx, table)
  const holding = or(...naming.patterns.map(pattern => like(sql`lower(${text})`, pattern)))
  const found = await tx.db.selectDistinct({ text }).from(rows).where(holding)
  const isJson = column.dataType === 'json'
  for (const { text: before } of found) {
    const value: unknown = isJson ? JSON.parse(before) : before
    const after = redact(value, naming)
    if (JSON.stringify(after) === JSON.stringify(value)) continue
    await tx.db
      .update(rows)
      .set({ [name]: after })
      .where(eq(text, before))
  }
}

async function idsHolding(tx: Tx, table: TableName, column: string, naming: Redaction): Promise<string[]> {
  const id = columnOf(tx, table, column)
  const texts = marked(table, isText).map(name => sql`lower(${asText(columnOf(tx, table, name))})`)
  const holding = texts.flatMap(text => naming.patterns.map(pattern => like(text, pattern)))
  const rows = await tx.db
    .select({ id: sql<string>`${id}` })
    .from(tableOf(tx, table))
    .where(or(...holding))
  return rows.map(row => row.id)
}

async function touchedBy(tx: Tx, personId: string, naming: Redaction): Promise<Touched> {
  const touched = {} as Touched
  for (const table of tableNames) {
    if (!isSearched(table)) continue
    const column = searchedBy[table]
    const own = ownedBy(tx, table, personId)
    const owned: Row[] = own ? await tx.db.select().from(tableOf(tx, table)).where(own) : []
    const holding = await idsHolding(tx, table, column, naming)
    touched[table] = new Set([...owned.map(row => String(row[column])), ...holding])
  }
  return touched
}

async function blankPerson({ db, t }: Tx, row: PersonRow, now: number) {
  const nobody = {
    name: erasedName,
    called: '',
    // Unique, and of a domain that can't exist (RFC 2606).
    email: `erased-${row.id}@erased.invalid`,
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

/** Mail to them, their own place in the search, and where they signed in from. */
async function forgetTraces({ db, t }: Tx, row: PersonRow) {
  await db.delete(t.mail).where(eq(t.mail.to, row.email))
  await db.delete(t.searchScope).where(eq(t.searchScope.name, `person:${row.id}`))
  for (const entry of await db.select().from(t.audit).where(eq(t.audit.actorId, row.id)))
    if ('ip' in entry.details) {
      const { ip: _, ...details } = entry.details
      await db.update(t.audit).set({ details }).where(eq(t.audit.id, entry.id))
    }
}

/**
 * Takes a person out of everything the store has: their name, their words and their traces. Rows that others count by
 * stay, and say nothing of whose they are. Returns what has to be put into the search anew.
 */
export async function erasePerson(tx: Tx, row: PersonRow, now: number): Promise<Touched> {
  const alone = await isOnlyTheirs(tx, row)
  const naming: Redaction = {
    personId: row.id,
    // A namesake's name stays in what others wrote: nobody can say whose it is.
    texts: [row.email, ...(alone && row.name.includes(' ') ? [row.name] : [])],
    names: [row.email, row.name, ...(row.called ? [row.called] : [])],
    patterns: [row.id, row.email, row.name].flatMap(each =>
      [each, JSON.stringify(each).slice(1, -1)].flatMap(patternsOf),
    ),
  }
  const touched = await touchedBy(tx, row.id, naming)
  await forgetTraces(tx, row)
  await blankOwn(tx, row.id)
  await blankPerson(tx, row, now)
  for (const table of tableNames) {
    if (table.startsWith('search') || table === 'person') continue
    for (const name of marked(table, isText)) await cleanColumn(tx, table, name, naming)
  }
  return touched
}

export async function listSessionIds({ db, t }: Tx, personId: string): Promise<string[]> {
  const rows = await db.select({ id: t.session.id }).from(t.session).where(eq(t.session.personId, personId))
  return rows.map(row => row.id)
}
