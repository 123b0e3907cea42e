import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, type SQL, sum } from 'drizzle-orm'
import { setImmediate as turn } from 'node:timers/promises'
import { afterCursor, type PageAfter } from '../../../store/after-cursor.ts'
import { hangingOn } from '../../../store/hanging.ts'
import { inBatches } from '../../../store/in-batches.ts'
import type { TableName } from '../../../store/personal/personal-columns.ts'
import { personKeys } from '../../../store/search-keys.ts'
import type { Tx } from '../../../store/store.ts'
import type { NewPerson, PersonRow } from '../staff.repo.ts'

export type ImportRow = Tx['t']['peopleImport']['$inferSelect']
export type LineRow = Tx['t']['peopleImportLine']['$inferSelect']

/** So many people are read at once. */
const AT_ONCE = 200

/** Everyone a school ever had, in the order of their names. Others have their turn meanwhile. */
export async function listAll({ db, t }: Tx, schoolId: string): Promise<PersonRow[]> {
  const { sortName, id } = t.person
  const all: PersonRow[] = []
  for (;;) {
    const last = all.at(-1)
    const after = last && or(gt(sortName, last.sortName), and(eq(sortName, last.sortName), gt(id, last.id)))
    const part = await db
      .select()
      .from(t.person)
      .where(and(eq(t.person.schoolId, schoolId), after))
      .orderBy(asc(sortName), asc(id))
      .limit(AT_ONCE)
    all.push(...part)
    if (part.length < AT_ONCE) return all
    await turn()
  }
}

/** Another text as soon as anybody of the school has been added, changed or taken away. */
export async function findStamp({ db, t }: Tx, schoolId: string): Promise<string> {
  const [row] = await db
    .select({ people: count(), versions: sum(t.person.version) })
    .from(t.person)
    .where(eq(t.person.schoolId, schoolId))
  return `${row?.people} ${row?.versions}`
}

/** The import of a school that isn't wholly carried out yet, or not wholly taken back. */
export async function findUnfinished({ db, t }: Tx, schoolId: string): Promise<ImportRow | undefined> {
  const [row] = await db
    .select()
    .from(t.peopleImport)
    .where(and(eq(t.peopleImport.schoolId, schoolId), unfinished(t)))
    .limit(1)
  return row
}

/** Those of all schools, with the school of each. */
export async function listUnfinished({ db, t }: Tx) {
  const { id, name, timeZone } = t.school
  return db
    .select({ row: t.peopleImport, school: { id, name, timeZone } })
    .from(t.peopleImport)
    .innerJoin(t.school, eq(t.school.id, t.peopleImport.schoolId))
    .where(unfinished(t))
}

const unfinished = ({ peopleImport }: Tx['t']) =>
  or(isNotNull(peopleImport.unfinished), and(isNotNull(peopleImport.undoingAt), isNull(peopleImport.undoneAt)))

/** Whom an import has added. */
export async function listAdded({ db, t }: Tx, importId: string): Promise<string[]> {
  const { personId, kind } = t.peopleImportLine
  const rows = await db
    .select({ personId })
    .from(t.peopleImportLine)
    .where(and(eq(t.peopleImportLine.importId, importId), eq(kind, 'added')))
  return rows.map(row => row.personId)
}

/** Of these addresses, those that somebody has. */
export async function listTaken({ db, t }: Tx, emails: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ email: t.person.email })
    .from(t.person)
    .where(inArray(t.person.email, [...emails]))
  return new Set(rows.map(row => row.email))
}

/** Everyone whom an import added works here from now on, all in the same moment. */
export async function showAdded({ db, t }: Tx, importId: string) {
  const { personId, kind } = t.peopleImportLine
  const added = db
    .select({ personId })
    .from(t.peopleImportLine)
    .where(and(eq(t.peopleImportLine.importId, importId), eq(kind, 'added')))
  await db
    .update(t.person)
    .set({ leftAt: null })
    .where(and(inArray(t.person.id, added), isNotNull(t.person.leftAt)))
}

/** Writes down what it did in the end, and returns that; null where it had been finished before. */
export async function finishImport({ db, t }: Tx, importId: string) {
  const lines = await db
    .select({ kind: t.peopleImportLine.kind, n: count() })
    .from(t.peopleImportLine)
    .where(eq(t.peopleImportLine.importId, importId))
    .groupBy(t.peopleImportLine.kind)
  const of = (kind: LineRow['kind']) => lines.find(each => each.kind === kind)?.n ?? 0
  const counts = { added: of('added'), changed: of('changed'), left: of('left') }
  const rows = await db
    .update(t.peopleImport)
    .set({ unfinished: null, ...counts })
    .where(and(eq(t.peopleImport.id, importId), isNotNull(t.peopleImport.unfinished)))
    .returning({ id: t.peopleImport.id })
  return rows.length > 0 ? counts : null
}

export async function markUndoing({ db, t }: Tx, id: string, now: number) {
  await db.update(t.peopleImport).set({ undoingAt: now }).where(eq(t.peopleImport.id, id))
}

export async function deleteLine({ db, t }: Tx, id: string) {
  await db.delete(t.peopleImportLine).where(eq(t.peopleImportLine.id, id))
}

/** Of these addresses, those that people of other schools have. */
export async function listTakenElsewhere({ db, t }: Tx, schoolId: string, emails: readonly string[]) {
  const taken = new Set<string>()
  await inBatches(emails, async part => {
    const rows = await db
      .select({ email: t.person.email })
      .from(t.person)
      .where(and(inArray(t.person.email, part), ne(t.person.schoolId, schoolId)))
    for (const { email } of rows) taken.add(email)
  })
  return taken
}

/** Who facilitates a group of the school's current year. */
export async function listLeads({ db, t }: Tx, schoolId: string): Promise<Set<string>> {
  const rows = await db
    .select({ one: t.group.facilitatorId, other: t.group.coFacilitatorId })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(and(eq(t.hub.schoolId, schoolId), eq(t.programme.current, true)))
  return new Set(rows.flatMap(({ one, other }) => [one, other]).filter(id => id !== null))
}

export async function insertPeople({ db, t }: Tx, rows: readonly NewPerson[]) {
  await inBatches(rows, part => db.insert(t.person).values(part.map(row => ({ ...row, ...personKeys(row) }))))
}

export async function insertImport({ db, t }: Tx, row: ImportRow) {
  await db.insert(t.peopleImport).values(row)
}

export async function insertLines({ db, t }: Tx, rows: readonly LineRow[]) {
  await inBatches(rows, part => db.insert(t.peopleImportLine).values(part))
}

/** The last imports of a school, the latest first. */
export async function listImports({ db, t }: Tx, schoolId: string, limit: number) {
  return db
    .select({ row: t.peopleImport, by: { id: t.person.id, name: t.person.name } })
    .from(t.peopleImport)
    .innerJoin(t.person, eq(t.person.id, t.peopleImport.byId))
    .where(eq(t.peopleImport.schoolId, schoolId))
    .orderBy(desc(t.peopleImport.at), desc(t.peopleImport.id))
    .limit(limit)
}

export async function findImport({ db, t }: Tx, schoolId: string, id: string): Promise<ImportRow | undefined> {
  const [row] = await db
    .select()
    .from(t.peopleImport)
    .where(and(eq(t.peopleImport.id, id), eq(t.peopleImport.schoolId, schoolId)))
  return row
}

/** What the columns of the last list with this heading were said to hold. */
export async function findColumns({ db, t }: Tx, schoolId: string, heading: string) {
  const [row] = await db
    .select({ columns: t.peopleImport.columns })
    .from(t.peopleImport)
    .where(and(eq(t.peopleImport.schoolId, schoolId), eq(t.peopleImport.heading, heading)))
    .orderBy(desc(t.peopleImport.at))
    .limit(1)
  return row?.columns
}

/** Whether it had not been undone before. */
export async function markUndone({ db, t }: Tx, id: string, now: number): Promise<boolean> {
  const rows = await db
    .update(t.peopleImport)
    .set({ undoneAt: now })
    .where(and(eq(t.peopleImport.id, id), isNull(t.peopleImport.undoneAt)))
    .returning({ id: t.peopleImport.id })
  return rows.length > 0
}

/** Of what an import did, these lines, each with the person as they are now. */
export async function listLines({ db, t }: Tx, lineIds: readonly string[]) {
  return db
    .select({ line: t.peopleImportLine, person: t.person })
    .from(t.peopleImportLine)
    .innerJoin(t.person, eq(t.person.id, t.peopleImportLine.personId))
    .where(inArray(t.peopleImportLine.id, [...lineIds]))
}

export async function listLineIds({ db, t }: Tx, importId: string): Promise<string[]> {
  const rows = await db
    .select({ id: t.peopleImportLine.id })
    .from(t.peopleImportLine)
    .where(eq(t.peopleImportLine.importId, importId))
  return rows.map(row => row.id)
}

/** Forgets what old imports changed: they can't be undone any more. */
export async function deleteOldLines({ db, t }: Tx, before: number) {
  // By school, since that is what there is an index for.
  const old = db
    .select({ id: t.peopleImport.id })
    .from(t.school)
    .innerJoin(t.peopleImport, and(eq(t.peopleImport.schoolId, t.school.id), lt(t.peopleImport.at, before)))
  await db.delete(t.peopleImportLine).where(inArray(t.peopleImportLine.importId, old))
}

/** What goes with somebody whom nobody has met: what was sent to them, and what was asked about their place. */
const goesWithPerson = [
  'linkToken',
  'peopleImportLine',
  'placementRule',
  'choiceReminder',
  'notice',
  'refusedAddress',
  'calendarEntry',
] as const satisfies readonly TableName[]

/**
 * Of these people those on whom something hangs: a place, a group they lead, hours, an observation. Some of these columns
 * have no index; taking one of them away looks through each of those, too.
 */
export async function listAttached(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  const attached = new Set<string>()
  await inBatches(personIds, async part => {
    for (const id of await hangingOn(tx, 'person', part, goesWithPerson)) attached.add(id)
  })
  return attached
}

/** Whether somebody has a place in a hub this year. */
export async function hasPlace({ db, t }: Tx, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.membership.id })
    .from(t.membership)
    .innerJoin(t.programme, and(eq(t.programme.id, t.membership.programmeId), eq(t.programme.current, true)))
    .where(eq(t.membership.personId, personId))
  return rows.length > 0
}

/** Takes away people whom an import added and on whom nothing hangs, with the invitations to them. */
export async function deletePeople({ db, t }: Tx, people: readonly PersonRow[]) {
  await inBatches(people, async part => {
    const ids = part.map(({ id }) => id)
    const emails = part.map(({ email }) => email)
    await db.delete(t.linkToken).where(inArray(t.linkToken.personId, ids))
    await db.delete(t.mail).where(inArray(t.mail.to, emails))
    await db.delete(t.peopleImportLine).where(inArray(t.peopleImportLine.personId, ids))
    await db.delete(t.choiceReminder).where(inArray(t.choiceReminder.personId, ids))
    await db.delete(t.notice).where(inArray(t.notice.personId, ids))
    await db
      .delete(t.placementRule)
      .where(or(inArray(t.placementRule.personId, ids), inArray(t.placementRule.otherPersonId, ids)))
    await db.delete(t.person).where(inArray(t.person.id, ids))
  })
}

const here = ({ t }: Tx, schoolId: string) => and(eq(t.person.schoolId, schoolId), isNull(t.person.leftAt))

/** People who haven't signed in yet, by name: a page of them, or of those who were never invited. */
export async function listNotCome(
  tx: Tx,
  schoolId: string,
  wanted: PageAfter<string> & { never?: boolean; invitedBefore?: number },
): Promise<PersonRow[]> {
  const { db, t } = tx
  const { sortName, id, invitedAt, joinedAt } = t.person
  const { never, invitedBefore, after, limit } = wanted
  return db
    .select()
    .from(t.person)
    .where(
      and(
        here(tx, schoolId),
        isNull(joinedAt),
        never ? isNull(invitedAt) : undefined,
        invitedBefore === undefined ? undefined : or(isNull(invitedAt), lt(invitedAt, invitedBefore)),
        afterCursor(gt, [sortName, id], after),
      ),
    )
    .orderBy(asc(sortName), asc(id))
    .limit(limit)
}

/** How many of those who work here have been invited and have come, and how many invitations still wait. */
export async function countInvitations(tx: Tx, schoolId: string) {
  const { db, t } = tx
  const { invitedAt, joinedAt } = t.person
  const people = async (which: SQL | undefined) => {
    const [row] = await db
      .select({ n: count() })
      .from(t.person)
      .where(and(here(tx, schoolId), which))
    return row?.n ?? 0
  }
  const mails = async (which?: SQL) => {
    const [row] = await db
      .select({ n: count() })
      .from(t.person)
      .innerJoin(t.mail, eq(t.mail.id, t.person.invitationMailId))
      .where(and(here(tx, schoolId), isNull(joinedAt), isNotNull(t.mail.nextAttemptAt), which))
    return row?.n ?? 0
  }
  return {
    neverInvited: await people(and(isNull(joinedAt), isNull(invitedAt))),
    notCome: await people(and(isNull(joinedAt), isNotNull(invitedAt))),
    come: await people(isNotNull(joinedAt)),
    waiting: await mails(),
    failing: await mails(isNotNull(t.mail.lastError)),
  }
}
