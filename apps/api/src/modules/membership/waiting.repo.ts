import { and, asc, eq, inArray, max } from 'drizzle-orm'
import { preparedQuery } from '../../store/prepared.ts'
import type { Tx } from '../../store/store.ts'

export type WaitingRow = Tx['t']['waitingListEntry']['$inferSelect']
const openStates = ['waiting', 'offered'] as const
/** More people than wait for the hubs of one school. */
const MOST_ENTRIES = 1000

/** Everybody who has waited for a hub of the programme, in the order in which they are asked. */
export async function listEntries({ db, t }: Tx, programmeId: string) {
  return db
    .select({ entry: t.waitingListEntry, name: t.person.name, hubSlug: t.hub.slug, hubName: t.hub.name })
    .from(t.waitingListEntry)
    .innerJoin(t.person, eq(t.person.id, t.waitingListEntry.personId))
    .innerJoin(t.hub, eq(t.hub.id, t.waitingListEntry.hubId))
    .where(eq(t.waitingListEntry.programmeId, programmeId))
    .orderBy(asc(t.hub.position), asc(t.waitingListEntry.number))
    .limit(MOST_ENTRIES)
}

/** Those who wait for a hub or have an offer, in the order in which they are asked. */
export async function listOpenEntries({ db, t }: Tx, programmeId: string) {
  return db
    .select({ entry: t.waitingListEntry, hubSlug: t.hub.slug })
    .from(t.waitingListEntry)
    .innerJoin(t.hub, eq(t.hub.id, t.waitingListEntry.hubId))
    .where(and(eq(t.waitingListEntry.programmeId, programmeId), inArray(t.waitingListEntry.state, openStates)))
    .orderBy(asc(t.waitingListEntry.number))
    .limit(MOST_ENTRIES)
}

const openOf = preparedQuery(['programmeId'], ({ db, t }, { programmeId }) => {
  const { waitingListEntry: entry, person, hub } = t
  const { id, name, preferredName, email, staffKind, leftAt } = person
  return db
    .select({
      entry,
      person: { id, name, preferredName, email, staffKind, leftAt },
      hub: { id: hub.id, name: hub.name },
    })
    .from(entry)
    .innerJoin(person, eq(person.id, entry.personId))
    .innerJoin(hub, eq(hub.id, entry.hubId))
    .where(and(eq(entry.programmeId, programmeId), inArray(entry.state, openStates)))
    .orderBy(asc(entry.number))
    .limit(MOST_ENTRIES)
})

/** Whom the next place of a hub goes to, with what an email needs. */
export const listWaiting = async (tx: Tx, programmeId: string) => openOf(tx, { programmeId })

const entryOf = preparedQuery(['programmeId', 'personId', 'hubId'], ({ db, t: { waitingListEntry: entry } }, given) =>
  db
    .select()
    .from(entry)
    .where(
      and(eq(entry.programmeId, given.programmeId), eq(entry.personId, given.personId), eq(entry.hubId, given.hubId)),
    ),
)

export async function findEntry(tx: Tx, programmeId: string, personId: string, hubId: string) {
  const [row] = await entryOf(tx, { programmeId, personId, hubId })
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
