import { and, asc, eq, inArray, max } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export type WaitingRow = Tx['t']['waitingListEntry']['$inferSelect']
const openStates = ['waiting', 'offered'] as const
/** More people than wait for the hubs of one school. */
const mostEntries = 1000

/** Everybody who has waited for a hub of the programme, in the order in which they are asked. */
export async function listEntries({ db, t }: Tx, programmeId: string) {
  return db
    .select({ entry: t.waitingListEntry, name: t.person.name, hubSlug: t.hub.slug, hubName: t.hub.name })
    .from(t.waitingListEntry)
    .innerJoin(t.person, eq(t.person.id, t.waitingListEntry.personId))
    .innerJoin(t.hub, eq(t.hub.id, t.waitingListEntry.hubId))
    .where(eq(t.waitingListEntry.programmeId, programmeId))
    .orderBy(asc(t.hub.position), asc(t.waitingListEntry.number))
    .limit(mostEntries)
}

/** Those who wait for a hub or have an offer, in the order in which they are asked. */
export async function listOpenEntries({ db, t }: Tx, programmeId: string) {
  return db
    .select({ entry: t.waitingListEntry, hubSlug: t.hub.slug })
    .from(t.waitingListEntry)
    .innerJoin(t.hub, eq(t.hub.id, t.waitingListEntry.hubId))
    .where(and(eq(t.waitingListEntry.programmeId, programmeId), inArray(t.waitingListEntry.state, openStates)))
    .orderBy(asc(t.waitingListEntry.number))
    .limit(mostEntries)
}

/** Whom the next place of a hub goes to, with what an email needs. */
export async function listWaiting({ db, t }: Tx, programmeId: string) {
  const { name, preferredName, email, staffKind, leftAt } = t.person
  return db
    .select({
      entry: t.waitingListEntry,
      person: { id: t.person.id, name, preferredName, email, staffKind, leftAt },
      hub: { id: t.hub.id, name: t.hub.name },
    })
    .from(t.waitingListEntry)
    .innerJoin(t.person, eq(t.person.id, t.waitingListEntry.personId))
    .innerJoin(t.hub, eq(t.hub.id, t.waitingListEntry.hubId))
    .where(and(eq(t.waitingListEntry.programmeId, programmeId), inArray(t.waitingListEntry.state, openStates)))
    .orderBy(asc(t.waitingListEntry.number))
    .limit(mostEntries)
}

export async function findEntry({ db, t }: Tx, programmeId: string, personId: string, hubId: string) {
  const { waitingListEntry: entry } = t
  const [row] = await db
    .select()
    .from(entry)
    .where(and(eq(entry.programmeId, programmeId), eq(entry.personId, personId), eq(entry.hubId, hubId)))
  return row
}

export async function nextNumber({ db, t }: Tx, hubId: string): Promise<number> {
  const [row] = await db
    .select({ last: max(t.waitingListEntry.number) })
    .from(t.waitingListEntry)
    .where(eq(t.waitingListEntry.hubId, hubId))
  return (row?.last ?? 0) + 1
}

export async function upsertEntry({ db, t }: Tx, row: WaitingRow) {
  const { id: _, programmeId: __, personId: ___, hubId: ____, ...set } = row
  const { programmeId, personId, hubId } = t.waitingListEntry
  await db
    .insert(t.waitingListEntry)
    .values(row)
    .onConflictDoUpdate({ target: [programmeId, personId, hubId], set })
}

export async function updateEntry({ db, t }: Tx, id: string, set: Partial<WaitingRow>) {
  await db.update(t.waitingListEntry).set(set).where(eq(t.waitingListEntry.id, id))
}

/** Schools in whose current programme somebody waits. */
export async function listWaitedFor({ db, t }: Tx) {
  return db
    .selectDistinct({ schoolId: t.programme.schoolId })
    .from(t.waitingListEntry)
    .innerJoin(t.programme, eq(t.programme.id, t.waitingListEntry.programmeId))
    .where(and(eq(t.programme.current, true), inArray(t.waitingListEntry.state, openStates)))
}

export async function findTimeZone({ db, t }: Tx, programmeId: string): Promise<string> {
  const [row] = await db
    .select({ timeZone: t.school.timeZone })
    .from(t.programme)
    .innerJoin(t.school, eq(t.school.id, t.programme.schoolId))
    .where(eq(t.programme.id, programmeId))
  return row?.timeZone ?? 'UTC'
}
