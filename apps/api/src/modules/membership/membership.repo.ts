import { and, asc, count, eq, gt, inArray, isNotNull, isNull, max, or } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import type { Tx } from '../../store/store.ts'

type MembershipRow = Tx['t']['membership']['$inferSelect']

export async function findPerson({ db, t }: Tx, schoolId: string, id: string) {
  const [row] = await db
    .select()
    .from(t.person)
    .where(and(eq(t.person.id, id), eq(t.person.schoolId, schoolId)))
  return row
}

export async function findMembership({ db, t }: Tx, programmeId: string, personId: string) {
  const [row] = await db
    .select({ membership: t.membership, hub: { slug: t.hub.slug, name: t.hub.name } })
    .from(t.membership)
    .innerJoin(t.hub, eq(t.hub.id, t.membership.hubId))
    .where(and(eq(t.membership.programmeId, programmeId), eq(t.membership.personId, personId)))
  return row
}

/** The groups of a hub with the seats that are taken in each, or kept for others than this person. */
export async function listSeats({ db, t }: Tx, hubId: string, personId?: string) {
  const groups = await db
    .select()
    .from(t.group)
    .where(and(eq(t.group.hubId, hubId), isNull(t.group.mergedAt)))
    .orderBy(asc(t.group.position))
  const taken = await db
    .select({ groupId: t.membership.groupId, seat: t.membership.seat })
    .from(t.membership)
    .where(eq(t.membership.hubId, hubId))
  const kept = await db
    .select({
      groupId: t.waitingListEntry.groupId,
      seat: t.waitingListEntry.seat,
      personId: t.waitingListEntry.personId,
    })
    .from(t.waitingListEntry)
    .where(and(eq(t.waitingListEntry.hubId, hubId), eq(t.waitingListEntry.state, 'offered')))
  const used = [...taken, ...kept.filter(row => row.personId !== personId)]
  return groups.map(group => ({
    ...group,
    seats: new Set(used.flatMap(row => (row.groupId === group.id && row.seat !== null ? [row.seat] : []))),
  }))
}

/** The people of a group. */
export async function listInGroup({ db, t }: Tx, groupId: string) {
  const rows = await db
    .select({ person: t.person })
    .from(t.membership)
    .innerJoin(t.person, eq(t.person.id, t.membership.personId))
    .where(eq(t.membership.groupId, groupId))
    .orderBy(asc(t.membership.seat))
  return rows.map(({ person }) => person)
}

export async function leadsGroup({ db, t }: Tx, groupId: string, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.group.id })
    .from(t.group)
    .where(
      and(
        eq(t.group.id, groupId),
        isNull(t.group.mergedAt),
        or(eq(t.group.facilitatorId, personId), eq(t.group.coFacilitatorId, personId)),
      ),
    )
  return rows.length > 0
}

/** Whether everyone has been told where they are, by an allocation. */
export async function isPublished({ db, t }: Tx, programmeId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.allocation.id })
    .from(t.allocation)
    .where(and(eq(t.allocation.programmeId, programmeId), isNotNull(t.allocation.publishedAt)))
    .limit(1)
  return rows.length > 0
}

/** Hubs of the programme that still have room, by name. */
export async function listOpenHubs({ db, t }: Tx, programmeId: string) {
  const groups = await db
    .select({
      hubId: t.hub.id,
      name: t.hub.name,
      position: t.hub.position,
      places: t.group.places,
      groupId: t.group.id,
    })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(and(eq(t.hub.programmeId, programmeId), eq(t.hub.closed, false), isNull(t.group.mergedAt)))
    .orderBy(asc(t.hub.position))
  const taken = await db
    .select({ groupId: t.membership.groupId, n: count() })
    .from(t.membership)
    .where(eq(t.membership.programmeId, programmeId))
    .groupBy(t.membership.groupId)
  const of = new Map(taken.map(row => [row.groupId, row.n]))
  return [...new Set(groups.filter(group => (of.get(group.groupId) ?? 0) < group.places).map(group => group.name))]
}

export async function insertMembership({ db, t }: Tx, row: MembershipRow) {
  await db.insert(t.membership).values(row)
}

export async function deleteMembership({ db, t }: Tx, programmeId: string, personId: string) {
  return db
    .delete(t.membership)
    .where(and(eq(t.membership.programmeId, programmeId), eq(t.membership.personId, personId)))
    .returning({ id: t.membership.id })
}

export async function sayNotThisYear({ db, t }: Tx, row: Tx['t']['programmeOptOut']['$inferSelect']) {
  await db.insert(t.programmeOptOut).values(row).onConflictDoNothing()
}

export async function unsayNotThisYear({ db, t }: Tx, programmeId: string, personId: string) {
  await db
    .delete(t.programmeOptOut)
    .where(and(eq(t.programmeOptOut.programmeId, programmeId), eq(t.programmeOptOut.personId, personId)))
}

export async function hasSaidNotThisYear({ db, t }: Tx, programmeId: string, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.programmeOptOut.id })
    .from(t.programmeOptOut)
    .where(and(eq(t.programmeOptOut.programmeId, programmeId), eq(t.programmeOptOut.personId, personId)))
  return rows.length > 0
}

/** The staff of the school, by name, with where they are. A governor or guest is asked nothing. */
export async function listChoices(
  { db, t }: Tx,
  schoolId: string,
  programmeId: string,
  { after, limit }: PageAfter<string>,
) {
  const { sortName, id } = t.person
  const reminded = db
    .select({ personId: t.choiceReminder.personId, at: max(t.choiceReminder.sentAt).as('at') })
    .from(t.choiceReminder)
    .where(eq(t.choiceReminder.programmeId, programmeId))
    .groupBy(t.choiceReminder.personId)
    .as('reminded')
  return db
    .select({
      personId: t.person.id,
      name: t.person.name,
      sortName,
      department: t.person.department,
      staffKind: t.person.staffKind,
      hubSlug: t.hub.slug,
      hubName: t.hub.name,
      chosenAt: t.membership.createdAt,
      saidAt: t.programmeOptOut.createdAt,
      rankedAt: t.ballot.savedAt,
      remindedAt: reminded.at,
      joinedAt: t.person.joinedAt,
    })
    .from(t.person)
    .leftJoin(t.membership, and(eq(t.membership.personId, t.person.id), eq(t.membership.programmeId, programmeId)))
    .leftJoin(t.hub, eq(t.hub.id, t.membership.hubId))
    .leftJoin(t.ballot, and(eq(t.ballot.personId, t.person.id), eq(t.ballot.programmeId, programmeId)))
    .leftJoin(
      t.programmeOptOut,
      and(eq(t.programmeOptOut.personId, t.person.id), eq(t.programmeOptOut.programmeId, programmeId)),
    )
    .leftJoin(reminded, eq(reminded.personId, t.person.id))
    .where(
      and(
        eq(t.person.schoolId, schoolId),
        isNull(t.person.leftAt),
        inArray(t.person.staffKind, ['teaching', 'support']),
        afterCursor(gt, [sortName, id], after),
      ),
    )
    .orderBy(asc(sortName), asc(id))
    .limit(limit)
}
