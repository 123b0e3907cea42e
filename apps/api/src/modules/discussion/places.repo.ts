import { dayMonthYear } from '@hubs/rules/dates/dates'
import { meetingWrittenAt, readingOf } from '@hubs/rules/newcomer'
import type { DiscussionPlace } from '@hubs/schema/discussion'
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { joinedColumns } from '../../store/group-opens.ts'
import { hasIn } from '../../store/search-keys.ts'
import type { Lookup, Tx } from '../../store/store.ts'

/** Where people talk, as found in the store. */
export type PlaceRow = {
  place: DiscussionPlace
  id: string
  schoolId: string
  /** Of its address. */
  key: string
  title: string
  /** Of a meeting: whose it is, and whether that group is one of this year's. */
  groupId: string | null
  /** Of a meeting: since when its words are written. */
  writtenAt: number
  current: boolean
  /** Of a hub and of the public page: of which year. */
  programmeId: string | null
}

async function listHubs({ db, t }: Lookup, where: SQL | undefined): Promise<PlaceRow[]> {
  const rows = await db
    .select({ hub: t.hub, current: t.programme.current })
    .from(t.hub)
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(where)
  return rows.map(({ hub: { id, schoolId, slug, name, programmeId }, current }) => ({
    place: 'hub',
    id,
    schoolId,
    key: slug,
    title: name,
    groupId: null,
    writtenAt: 0,
    current,
    programmeId,
  }))
}

async function listStrategies({ db, t }: Lookup, where: SQL | undefined): Promise<PlaceRow[]> {
  const rows = await db.select().from(t.strategy).where(where)
  return rows.map(({ id, schoolId, code, name }) => ({
    place: 'strategy',
    id,
    schoolId,
    key: code,
    title: name,
    groupId: null,
    writtenAt: 0,
    current: true,
    programmeId: null,
  }))
}

async function listMeetings({ db, t }: Lookup, where: SQL | undefined): Promise<PlaceRow[]> {
  const rows = await db
    .select({ meeting: t.meeting, hubName: t.hub.name, current: t.programme.current })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .where(where)
  return rows.map(({ meeting, meeting: { id, schoolId, groupId, date }, hubName, current }) => ({
    place: 'meeting',
    id,
    schoolId,
    key: id,
    title: `${hubName} meeting, ${dayMonthYear(date)}`,
    groupId,
    writtenAt: meetingWrittenAt(meeting),
    current,
    programmeId: null,
  }))
}

async function listProgrammes({ db, t }: Lookup, where: SQL | undefined): Promise<PlaceRow[]> {
  const rows = await db.select().from(t.programme).where(where)
  return rows.map(({ id, schoolId, current }) => ({
    place: 'programme',
    id,
    schoolId,
    key: 'current',
    title: 'Public page',
    groupId: null,
    writtenAt: 0,
    current,
    programmeId: id,
  }))
}

/** The place at an address of this school. */
export async function findPlace(
  tx: Lookup,
  schoolId: string,
  place: DiscussionPlace,
  key: string,
): Promise<PlaceRow | undefined> {
  const { hub, strategy, meeting, programme } = tx.t
  const found = {
    hub: () => listHubs(tx, and(eq(hub.schoolId, schoolId), eq(hub.slug, key), eq(programme.current, true))),
    strategy: () => listStrategies(tx, and(eq(strategy.schoolId, schoolId), eq(strategy.code, key))),
    meeting: () => listMeetings(tx, and(eq(meeting.schoolId, schoolId), eq(meeting.id, key))),
    programme: async () =>
      key === 'current' ? listProgrammes(tx, and(eq(programme.schoolId, schoolId), eq(programme.current, true))) : [],
  }
  return (await found[place]())[0]
}

/** Places by id, whatever they are: one query for each kind there is among them. */
export async function listPlaces(
  tx: Lookup,
  asked: readonly { place: DiscussionPlace; placeId: string }[],
): Promise<PlaceRow[]> {
  const idsOf = (place: DiscussionPlace) => asked.filter(each => each.place === place).map(each => each.placeId)
  const { hub, strategy, meeting, programme } = tx.t
  const [hubs, strategies] = [idsOf('hub'), idsOf('strategy')]
  const [meetings, programmes] = [idsOf('meeting'), idsOf('programme')]
  return [
    ...(hubs.length > 0 ? await listHubs(tx, inArray(hub.id, hubs)) : []),
    ...(strategies.length > 0 ? await listStrategies(tx, inArray(strategy.id, strategies)) : []),
    ...(meetings.length > 0 ? await listMeetings(tx, inArray(meeting.id, meetings)) : []),
    ...(programmes.length > 0 ? await listProgrammes(tx, inArray(programme.id, programmes)) : []),
  ]
}

export type Reader = {
  id: string
  name: string
  preferredName: string
  department: string
  job: string
  email: string
}

/** Those who may read the place now and work here: of all of them, or of these. */
export async function listReaders(
  { db, t }: Tx,
  { schoolId, groupId, writtenAt }: Pick<PlaceRow, 'schoolId' | 'groupId' | 'writtenAt'>,
  { ids, q = '', limit, now }: { ids?: readonly string[]; q?: string; limit: number; now: number },
): Promise<Reader[]> {
  const { id, name, preferredName, department, job, email, leftAt, sortName } = t.person
  const ofGroup = groupId === null ? undefined : await groupReaders({ db, t }, { groupId, writtenAt, now })
  const wanted = ids && ofGroup ? ids.filter(each => ofGroup.includes(each)) : (ids ?? ofGroup)
  if (wanted?.length === 0) return []
  return db
    .select({ id, name, preferredName, department, job, email })
    .from(t.person)
    .where(
      and(
        wanted && inArray(id, [...wanted]),
        eq(t.person.schoolId, schoolId),
        isNull(leftAt),
        q === '' ? undefined : hasIn(sortName, q),
      ),
    )
    .orderBy(asc(sortName), asc(id))
    .limit(limit)
}

/** Whoever wrote something, while they work here. */
export async function findWriter({ db, t }: Tx, personId: string) {
  const { id, name, preferredName, email, leftAt } = t.person
  const [row] = await db
    .select({ id, name, preferredName, email })
    .from(t.person)
    .where(and(eq(id, personId), isNull(leftAt)))
  return row
}

/** Whoever leads the group, and those of its members to whom words of that age are open. */
async function groupReaders(
  tx: Tx,
  { groupId, writtenAt, now }: { groupId: string; writtenAt: number; now: number },
): Promise<string[]> {
  const { db, t } = tx
  const members = await db
    .select({ id: t.membership.personId, ...joinedColumns(tx) })
    .from(t.membership)
    .innerJoin(t.programme, eq(t.programme.id, t.membership.programmeId))
    .where(eq(t.membership.groupId, groupId))
  const reading = members.filter(joined => writtenAt >= (readingOf(joined, now).readsSince ?? -Infinity))
  const [group] = await db.select().from(t.group).where(eq(t.group.id, groupId))
  const all = [...reading.map(member => member.id), group?.facilitatorId, group?.coFacilitatorId]
  return [...new Set(all.filter(id => typeof id === 'string'))]
}

export async function findSchoolName({ db, t }: Tx, schoolId: string): Promise<string> {
  const [row] = await db.select({ name: t.school.name }).from(t.school).where(eq(t.school.id, schoolId))
  return row?.name ?? ''
}
