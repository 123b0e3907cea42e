import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { type MeetingDate, insertMeetings } from '../../hubs/group-meetings.seed.ts'
import type { Calendar, FirstYear } from './first-year.seed.ts'
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

/** When a new school's groups meet, `halfTerms` in the order of the calendar's. */
export function datesOf(calendar: Calendar, halfTerms: readonly { id: string }[]): MeetingDate[] {
  return halfTerms.flatMap(({ id: halfTermId }, at) => {
    const date = calendar.halfTerms[at]?.meeting
    return date
      ? [{ halfTermId, date, startsAt: calendar.meetingStartsAt, minutes: firstProgramme.meetingMinutes }]
      : []
  })
}
