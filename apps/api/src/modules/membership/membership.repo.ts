import { and, asc, count, eq, gt, inArray, isNotNull, isNull, max, or } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import { preparedQuery } from '../../store/prepared.ts'
import type { Tx } from '../../store/store.ts'

type MembershipRow = Tx['t']['membership']['$inferSelect']

export async function findPerson({ db, t }: Tx, schoolId: string, id: string) {
  const [row] = await db
    .select()
    .from(t.person)
    .where(and(eq(t.person.id, id), eq(t.person.schoolId, schoolId)))
  return row
}

const ofPerson = preparedQuery(['programmeId', 'personId'], ({ db, t: { hub, membership } }, given) =>
  db
    .select({ membership, hub: { slug: hub.slug, name: hub.name } })
    .from(membership)
    .innerJoin(hub, eq(hub.id, membership.hubId))
    .where(and(eq(membership.programmeId, given.programmeId), eq(membership.personId, given.personId))),
)

export async function findMembership(tx: Tx, programmeId: string, personId: string) {
  const [row] = await ofPerson(tx, { programmeId, personId })
  return row
}

const groupsOf = preparedQuery(['hubId'], ({ db, t: { group } }, { hubId }) =>
  db
    .select()
    .from(group)
    .where(and(eq(group.hubId, hubId), isNull(group.mergedAt)))
    .orderBy(asc(group.position)),
)
const takenIn = preparedQuery(['hubId'], ({ db, t: { membership } }, { hubId }) =>
  db.select({ groupId: membership.groupId, seat: membership.seat }).from(membership).where(eq(membership.hubId, hubId)),
)
const keptIn = preparedQuery(['hubId'], ({ db, t: { waitingListEntry: entry } }, { hubId }) =>
  db
    .select({ groupId: entry.groupId, seat: entry.seat, personId: entry.personId })
    .from(entry)
    .where(and(eq(entry.hubId, hubId), eq(entry.state, 'offered'))),
)

/** The groups of a hub with the seats that are taken in each, or kept for others than this person. */
export async function listSeats(tx: Tx, hubId: string, personId?: string) {
  const groups = await groupsOf(tx, { hubId })
  const taken = await takenIn(tx, { hubId })
  const kept = await keptIn(tx, { hubId })
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

const ledBy = preparedQuery(['groupId', 'personId'], ({ db, t: { group } }, { groupId, personId }) =>
  db
    .select({ id: group.id })
    .from(group)
    .where(
      and(
        eq(group.id, groupId),
        isNull(group.mergedAt),
        or(eq(group.facilitatorId, personId), eq(group.coFacilitatorId, personId)),
      ),
    ),
)

export async function leadsGroup(tx: Tx, groupId: string, personId: string): Promise<boolean> {
  const rows = await ledBy(tx, { groupId, personId })
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
