import { and, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

export type AllocationRow = Tx['t']['allocation']['$inferSelect']

/** As many changes as are shown; a school makes a few dozen in a year. */
export const MOST_CHANGES = 200

/** The staff who may be in a hub, by id, with what they ranked and the hub they are in. */
export async function listStaff({ db, t }: Tx, schoolId: string, programmeId: string) {
  return db
    .select({
      id: t.person.id,
      name: t.person.name,
      preferredName: t.person.preferredName,
      email: t.person.email,
      department: t.person.department,
      staffKind: t.person.staffKind,
      seniorLeader: t.person.seniorLeader,
      workingDays: t.person.workingDays,
      ranks: t.ballot.ranks,
      any: t.ballot.noPreference,
      hubId: t.membership.hubId,
      groupId: t.membership.groupId,
      seatedAt: t.membership.createdAt,
    })
    .from(t.person)
    .leftJoin(t.ballot, and(eq(t.ballot.personId, t.person.id), eq(t.ballot.programmeId, programmeId)))
    .leftJoin(t.membership, and(eq(t.membership.personId, t.person.id), eq(t.membership.programmeId, programmeId)))
    .where(
      and(
        eq(t.person.schoolId, schoolId),
        isNull(t.person.leftAt),
        inArray(t.person.staffKind, ['teaching', 'support']),
      ),
    )
}
export type Staff = Awaited<ReturnType<typeof listStaff>>[number]

/** The hubs of a programme with their groups, in their order. */
export async function listHubs({ db, t }: Tx, programmeId: string) {
  const hubs = await db
    .select({
      id: t.hub.id,
      slug: t.hub.slug,
      name: t.hub.name,
      mayClose: t.hub.mayClose,
      mostGroups: t.hub.mostGroups,
      closed: t.hub.closed,
    })
    .from(t.hub)
    .where(eq(t.hub.programmeId, programmeId))
    .orderBy(t.hub.position)
  const groups = await db
    .select({
      id: t.group.id,
      name: t.group.name,
      hubId: t.group.hubId,
      places: t.group.places,
      facilitatorId: t.group.facilitatorId,
      coFacilitatorId: t.group.coFacilitatorId,
    })
    .from(t.group)
    .where(
      and(
        inArray(
          t.group.hubId,
          hubs.map(hub => hub.id),
        ),
        isNull(t.group.mergedAt),
      ),
    )
    .orderBy(t.group.position)
  return hubs.map(hub => ({ ...hub, groups: groups.filter(group => group.hubId === hub.id) }))
}
export type HubWithGroups = Awaited<ReturnType<typeof listHubs>>[number]

/** By person, the hub in which they lead a group, and which of its groups, from 1. */
export function leadersOf(hubs: readonly HubWithGroups[]) {
  return new Map(
    hubs.flatMap(({ id, groups }) =>
      groups.flatMap(({ facilitatorId, coFacilitatorId }, n) =>
        [facilitatorId, coFacilitatorId].flatMap(person =>
          person === null ? [] : [[person, { hubId: id, group: n + 1 }] as const],
        ),
      ),
    ),
  )
}

export async function listMeetingDays({ db, t }: Tx, groupIds: string[]) {
  return db
    .select({ groupId: t.meeting.groupId, date: t.meeting.date })
    .from(t.meeting)
    .where(and(inArray(t.meeting.groupId, groupIds), ne(t.meeting.status, 'cancelled')))
}

export async function findAllocation({ db, t }: Tx, id: string) {
  const [row] = await db.select().from(t.allocation).where(eq(t.allocation.id, id))
  return row
}

/** The one that was published, or else the last that was made. */
export async function findCurrent({ db, t }: Tx, programmeId: string) {
  const rows = await db
    .select({ id: t.allocation.id, publishedAt: t.allocation.publishedAt })
    .from(t.allocation)
    .where(eq(t.allocation.programmeId, programmeId))
    .orderBy(desc(t.allocation.createdAt), desc(t.allocation.id))
    .limit(200)
  return rows.find(row => row.publishedAt !== null) ?? rows[0]
}

/** What was published for a year before this one, the latest first. */
export async function findPublishedBefore({ db, t }: Tx, schoolId: string, programmeId: string) {
  const [row] = await db
    .select({ allocation: t.allocation })
    .from(t.allocation)
    .innerJoin(t.programme, eq(t.programme.id, t.allocation.programmeId))
    .where(
      and(eq(t.programme.schoolId, schoolId), ne(t.programme.id, programmeId), isNotNull(t.allocation.publishedAt)),
    )
    .orderBy(desc(t.allocation.publishedAt))
    .limit(1)
  return row?.allocation
}

export async function insertAllocation({ db, t }: Tx, row: AllocationRow) {
  await db.insert(t.allocation).values(row)
}

/** Undefined where somebody else has changed it since. */
export async function updateAllocation({ db, t }: Tx, id: string, version: number, set: Partial<AllocationRow>) {
  const [row] = await db
    .update(t.allocation)
    .set({ ...set, version: version + 1 })
    .where(and(eq(t.allocation.id, id), eq(t.allocation.version, version)))
    .returning()
  return row
}

/** Everyone of these is where the rows say, and nowhere else; who stays in their group has been there since they joined it. */
export async function replaceMemberships(
  { db, t }: Tx,
  programmeId: string,
  rows: Tx['t']['membership']['$inferSelect'][],
) {
  const places = await db.select().from(t.membership).where(eq(t.membership.programmeId, programmeId))
  const before = new Map(places.map(({ id, personId, groupId, createdAt }) => [personId, { id, groupId, createdAt }]))
  await db.delete(t.membership).where(eq(t.membership.programmeId, programmeId))
  for (const row of rows) {
    const had = before.get(row.personId)
    await db.insert(t.membership).values(had?.groupId === row.groupId ? { ...row, ...had } : row)
  }
}

export async function findPublished({ db, t }: Tx, programmeId: string) {
  const [row] = await db
    .select()
    .from(t.allocation)
    .where(and(eq(t.allocation.programmeId, programmeId), isNotNull(t.allocation.publishedAt)))
    .limit(1)
  return row
}

/** The latest first, with who made each. */
export async function listPlacementChanges({ db, t }: Tx, programmeId: string) {
  return db
    .select({ change: t.placementChange, byName: t.person.name })
    .from(t.placementChange)
    .leftJoin(t.person, eq(t.person.id, t.placementChange.byId))
    .where(eq(t.placementChange.programmeId, programmeId))
    .orderBy(desc(t.placementChange.at), desc(t.placementChange.id))
    .limit(MOST_CHANGES)
}

/** How somebody was last moved; undefined where they have not been. */
export async function lastChangeOf(tx: Tx, programmeId: string, personId: string) {
  const rows = await listPlacementChanges(tx, programmeId)
  return rows.find(({ change }) => change.undoneAt === null && change.moves.some(move => move.personId === personId))
    ?.change.kind
}
