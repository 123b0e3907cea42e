import { fitAgenda } from '@hubs/rules/agenda/agenda'
import type { MeetingKind } from '@hubs/schema/meetings/agenda'
import { newId } from '../../../ids.ts'
import { inBatches } from '../../../store/in-batches.ts'
import { preparedInsert } from '../../../store/prepared.ts'
import type { Tx } from '../../../store/store.ts'
import { instantAt } from '../../../time/wall-time.ts'
import { insertLibrary } from '../../strategies/seed/library.seed.ts'
import { type Calendar, type FirstYear, firstYearOf } from './first-year.seed.ts'
import { type FirstHub, firstHubs, firstProgramme } from './programme.seed.ts'

export type NewSchool = FirstYear & {
  schoolId: string
  timeZone: string
  current: boolean
  /** Makes ids; the sample school's are the same each time. */
  makeId?: () => string
}

/** The school whose public pages are there before anybody has set it up. */
export async function insertSchool(
  { db, t }: Tx,
  school: { slug: string; name: string; timeZone: string },
  now: number,
  id = newId(),
): Promise<string> {
  await db.insert(t.school).values({ id, ...school, setUpAt: null, createdAt: now })
  return id
}

/** Writes a whole programme: five hubs with their outcomes, one group each, and its meetings. */
export async function insertProgramme(tx: Tx, beginning: NewSchool): Promise<string> {
  const { db, t } = tx
  const { calendar, schoolId, name, current, choiceOpensAt, choiceClosesAt, makeId = newId } = beginning
  const id = makeId()
  const { summary, aims, reading, meetingMinutes, groupMin, groupMax } = firstProgramme
  await db.insert(t.programme).values({
    id,
    schoolId,
    name,
    current,
    summary,
    aims: [...aims],
    reading: [...reading],
    meetingMinutes,
    groupMin,
    groupMax,
    choiceOpensAt,
    choiceClosesAt,
    datesChecked: false,
  })
  const halfTerms = calendar.halfTerms.map(({ meeting: _day, ...halfTerm }, position) => ({
    id: makeId(),
    programmeId: id,
    position,
    ...halfTerm,
  }))
  await db.insert(t.halfTerm).values(halfTerms)
  if (calendar.daysOff.length > 0)
    await db.insert(t.dayOff).values(calendar.daysOff.map(dayOff => ({ id: makeId(), programmeId: id, ...dayOff })))

  for (const [position, hub] of firstHubs.entries())
    await insertHub(tx, { ...beginning, id, makeId, dates: datesOf(calendar, halfTerms) }, position, hub)
  return id
}

/** A programme that is there, to hang a hub under. */
type CreatedSchool = NewSchool & {
  id: string
  makeId: () => string
  dates: readonly MeetingDate[]
}

/** A hub with its outcomes, its one group, and that group's meetings with their agendas. */
async function insertHub(tx: Tx, begun: CreatedSchool, position: number, { outcomes, ...hub }: FirstHub) {
  const { db, t } = tx
  const { id, schoolId, timeZone, dates, makeId } = begun
  const { groupMax } = firstProgramme
  const hubId = makeId()
  const groupId = makeId()
  await db.insert(t.hub).values({ id: hubId, schoolId, programmeId: id, position, ...hub })
  await db.insert(t.outcome).values(outcomes.map((outcome, at) => ({ id: makeId(), hubId, position: at, ...outcome })))
  await db.insert(t.group).values({ id: groupId, hubId, position: 0, name: 'Group 1', places: groupMax })
  await insertMeetings(tx, { schoolId, timeZone, makeId }, [{ id: groupId, people: groupMax, dates }])
}

type MeetingOwner = { schoolId: string; timeZone: string; makeId?: () => string }
type MeetingDate = { halfTermId: string; date: string; startsAt: string; minutes: number }
/** When a new school's groups meet, `halfTerms` in the order of the calendar's. */
export function datesOf(calendar: Calendar, halfTerms: readonly { id: string }[]): MeetingDate[] {
  return halfTerms.flatMap(({ id: halfTermId }, at) => {
    const date = calendar.halfTerms[at]?.meeting
    return date
      ? [{ halfTermId, date, startsAt: calendar.meetingStartsAt, minutes: firstProgramme.meetingMinutes }]
      : []
  })
}

/** `after`: so many meetings the group has already. */
type GroupToMeet = { id: string; people: number; dates: readonly MeetingDate[]; after?: number }

type SegmentRow = Omit<Tx['t']['segment']['$inferSelect'], 'presenterId'>
const segmentColumns = [
  'id',
  'meetingId',
  'position',
  'kind',
  'title',
  'minutes',
  'floorMinutes',
  'protected',
  'prompt',
  'notes',
  'links',
  'materials',
] as const

/** A year of a large school has thousands, and everybody's writes wait for them. */
const putSegments = preparedInsert<SegmentRow>(segmentColumns, ({ db, t }, rows) => db.insert(t.segment).values(rows))

/** The meetings of groups on their dates, in their order, each with the agenda that fits it. */
export async function insertMeetings(
  tx: Tx,
  { schoolId, timeZone, makeId = newId }: MeetingOwner,
  groups: readonly GroupToMeet[],
) {
  const { db, t } = tx
  // The same for every meeting of a kind, length and size: worked out once, since everybody's writes wait for this one.
  const fitted = new Map<string, ReturnType<typeof fitAgenda>>()
  const agendaFor = (meetingKind: MeetingKind, minutes: number, people: number) => {
    const key = [meetingKind, minutes, people].join(' ')
    const known = fitted.get(key)
    if (known) return known
    const agenda = fitAgenda({ meetingKind, minutes, people, withBreak: true })
    fitted.set(key, agenda)
    return agenda
  }
  const meetings = groups.flatMap(({ id: groupId, people, dates, after = 0 }) =>
    dates.map((each, index) => {
      const kind = meetingKind(after + index, after + dates.length)
      return {
        row: {
          id: makeId(),
          schoolId,
          groupId,
          ...each,
          number: after + index + 1,
          kind,
          startsAtMs: instantAt(each.date, each.startsAt, timeZone),
          place: '',
          withBreak: true,
          status: 'planned' as const,
        },
        agenda: agendaFor(kind, each.minutes, people),
      }
    }),
  )
  await inBatches(meetings, part => db.insert(t.meeting).values(part.map(({ row }) => row)))
  const segments = meetings.flatMap(({ row, agenda }) =>
    agenda.map((segment, position) => ({ id: makeId(), meetingId: row.id, position, ...segment })),
  )
  await inBatches(segments, async part => putSegments(tx, part))
}

/** The first of a year begins things, the last shares what came of them. */
export function meetingKind(index: number, count: number): MeetingKind {
  if (index === 0) return 'first'
  return index === count - 1 ? 'sharing' : 'ordinary'
}

/** Fills a new store with the programme, once; a store that has a school is left as it is. */
export async function prepareStore(tx: Tx, now: number): Promise<void> {
  const [school] = await tx.db.select({ id: tx.t.school.id }).from(tx.t.school).limit(1)
  if (school) return
  const timeZone = 'Europe/London'
  const schoolId = await insertSchool(tx, { slug: 'school', name: 'Learning Hubs', timeZone }, now)
  await insertProgramme(tx, {
    schoolId,
    timeZone,
    current: true,
    ...firstYearOf(now, timeZone),
  })
  await insertLibrary(tx, schoolId, now)
}
