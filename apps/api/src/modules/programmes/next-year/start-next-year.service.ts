import { bankHolidaysBetween } from '@hubs/rules/dates/bank-holidays'
import { awayOf, bestDay, openDaysIn } from '@hubs/rules/meeting-dates'
import { randomBytes } from 'node:crypto'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { addDays, dayAt, instantAt } from '../../../time/wall-time.ts'
import { insertMeetings } from '../../hubs/group-meetings.seed.ts'
import { schoolDaysOf } from '../days-off.rules.ts'
import type { ProgrammeRow } from '../programmes.repo.ts'
import * as repo from './next-year.repo.ts'

/** How long choices are open, from the first day of the year. */
const CHOICE_DAYS = 17

export type Plan = Pick<repo.NextYearRow, 'name' | 'halfTerms' | 'daysOff' | 'staying' | 'choosingAgain' | 'notRunning'>
type Members = Awaited<ReturnType<typeof repo.listMembers>>

/**
 * Who keeps their place: all who don't choose again, or, where everyone does, only those who lead the group they are in.
 * A hub that doesn't run keeps nobody.
 */
export function staysOf(plan: Plan, hubs: readonly repo.HubRow[], groups: readonly repo.GroupRow[], members: Members) {
  const running = new Set(hubs.filter(hub => !plan.notRunning.includes(hub.slug)).map(({ id }) => id))
  const leads = ({ id, groupId }: Members[number]) =>
    groups.some(each => each.id === groupId && [each.facilitatorId, each.coFacilitatorId].includes(id))
  return members.map(member => ({
    ...member,
    leads: leads(member),
    stays:
      running.has(member.hubId) &&
      !plan.choosingAgain.includes(member.id) &&
      (plan.staying === 'stay' || leads(member)),
  }))
}

type StayingGroup = Pick<repo.GroupRow, 'id' | 'facilitatorId' | 'coFacilitatorId'>

/** The days that are not like others: those that were planned, and the bank holidays that aren't among them. */
function daysOffOf(row: ProgrammeRow, { halfTerms, daysOff }: Plan, today: string) {
  const own = daysOff.flatMap(days =>
    schoolDaysOf({ days, known: [], today }).map(day => ({ day, kind: days.kind, name: days.name })),
  )
  const holidays = bankHolidaysBetween(halfTerms[0]?.startsOn ?? '', halfTerms.at(-1)?.endsOn ?? '')
    .filter(({ day }) => own.every(each => each.day !== day))
    .map(each => ({ kind: 'bank-holiday' as const, ...each }))
  return [...own, ...holidays].map(each => ({ id: newId(), programmeId: row.id, ...each }))
}

/** The days of the new year that groups may meet on, by half term: the same for all of them, so looked at once. */
function daysToMeetOn(row: ProgrammeRow, halfTerms: Halves, daysOff: DaysOff) {
  const usual = { day: row.usualDay, startsAt: row.usualStartsAt, place: row.usualPlace }
  return halfTerms.map(halfTerm => ({ id: halfTerm.id, days: openDaysIn(halfTerm, { usual, daysOff, today: '' }) }))
}

/** Dates of a group in the new year, by the same rule as dates are proposed by: of the days its people work on. */
function datesOf(row: ProgrammeRow, given: StayingGroup, people: Members, meetOn: ReturnType<typeof daysToMeetOn>) {
  const leaderIds = [given.facilitatorId, given.coFacilitatorId].filter(id => id !== null)
  const away = awayOf(people)
  const group = { id: given.id, hubSlug: '', hubName: '', name: null, leaderIds, people: people.length, away }
  return meetOn.flatMap(({ id: halfTermId, days }) => {
    const date = bestDay(days, group)
    return date === null ? [] : [{ halfTermId, date, startsAt: row.usualStartsAt, minutes: row.meetingMinutes }]
  })
}
type Halves = { id: string; programmeId: string; position: number; name: string; startsOn: string; endsOn: string }[]
type DaysOff = ReturnType<typeof daysOffOf>

/** The row of the new year: as this one is, but for what each year decides anew. */
function nextRow(before: ProgrammeRow, plan: Plan, timeZone: string, now: number): ProgrammeRow {
  const opensOn = [plan.halfTerms[0]?.startsOn ?? '', dayAt(now, timeZone)].toSorted()[1] ?? ''
  return {
    ...before,
    id: newId(),
    name: plan.name,
    current: true,
    choiceOpensAt: instantAt(opensOn, '09:00', timeZone),
    choiceClosesAt: instantAt(addDays(opensOn, CHOICE_DAYS), '17:00', timeZone),
    // A draw of its own: last year's is known.
    choosingSeed: before.choosing === 'ranked' ? randomBytes(16).toString('hex') : null,
    // A coordinator has saved them, on a page that asks to check them: they are nobody’s sample dates.
    datesChecked: true,
    stepsChecked: [],
    startedAt: now,
    version: 1,
  }
}

/** Its hubs with their outcomes and groups, and who keeps a place in them. */
function copyHubs(row: ProgrammeRow, before: Before, plan: Plan, now: number) {
  const { hubs, groups, outcomes, members, present } = before
  const staying = staysOf(plan, hubs, groups, members).filter(({ stays }) => stays)
  const hubIds = new Map(hubs.map(({ id }) => [id, newId()]))
  const groupIds = new Map(groups.map(({ id }) => [id, newId()]))
  const leader = (id: string | null) => (id !== null && present.has(id) && !plan.choosingAgain.includes(id) ? id : null)
  const kept = groups.filter(
    ({ id, hubId }, _at, all) =>
      staying.some(member => member.groupId === id) || all.find(each => each.hubId === hubId)?.id === id,
  )
  return {
    hubIds,
    hubs: hubs.map(hub => ({
      ...hub,
      id: hubIds.get(hub.id) ?? '',
      programmeId: row.id,
      closed: false,
      version: 1,
    })),
    outcomes: outcomes.map(each => ({ ...each, id: newId(), hubId: hubIds.get(each.hubId) ?? '' })),
    groups: kept.map((group, at) => {
      const position = kept.slice(0, at).filter(({ hubId }) => hubId === group.hubId).length
      const people = staying.filter(({ groupId }) => groupId === group.id).length
      return {
        ...group,
        id: groupIds.get(group.id) ?? '',
        hubId: hubIds.get(group.hubId) ?? '',
        position,
        name: `Group ${position + 1}`,
        places: Math.max(group.places, people),
        facilitatorId: leader(group.facilitatorId),
        coFacilitatorId: leader(group.coFacilitatorId),
        version: 1,
      }
    }),
    memberships: [...Map.groupBy(staying, ({ groupId }) => groupId).values()].flatMap(people =>
      people
        .toSorted((one, other) => one.seat - other.seat)
        .map((member, at) => ({
          id: newId(),
          programmeId: row.id,
          personId: member.id,
          hubId: hubIds.get(member.hubId) ?? '',
          groupId: groupIds.get(member.groupId) ?? '',
          seat: at + 1,
          kind: member.staffKind === 'support' ? ('voluntary' as const) : ('required' as const),
          createdAt: now,
        })),
    ),
  }
}

async function gather(tx: Tx, programmeId: string) {
  const hubs = await repo.listHubs(tx, programmeId)
  const groups = await repo.listGroups(tx, programmeId)
  const leaders = groups.flatMap(each => [each.facilitatorId, each.coFacilitatorId]).filter(id => id !== null)
  return {
    hubs,
    groups,
    outcomes: await repo.listOutcomes(
      tx,
      hubs.map(({ id }) => id),
    ),
    members: await repo.listMembers(tx, programmeId),
    present: await repo.listPresent(tx, leaders),
  }
}
type Before = Awaited<ReturnType<typeof gather>>

type Starting = {
  before: ProgrammeRow
  plan: Plan
  timeZone: string
  now: number
  closeHub: (tx: Tx, hubId: string, now: number) => Promise<void>
}

/**
 * Writes the next year from this one and makes it the current one; this one is over from then on. Returns the new year's
 * row, and what of both can be found in another way now.
 */
export async function startNextYear(tx: Tx, { before, plan, timeZone, now, closeHub }: Starting) {
  const old = await gather(tx, before.id)
  const row = nextRow(before, plan, timeZone, now)
  const halfTerms = plan.halfTerms.map((each, position) => ({ id: newId(), programmeId: row.id, position, ...each }))
  const daysOff = daysOffOf(row, plan, dayAt(now, timeZone))
  const { hubIds, ...copied } = copyHubs(row, old, plan, now)
  const reading = (await repo.listReading(tx, before.id)).map(item => ({
    ...item,
    id: newId(),
    programmeId: row.id,
    hubId: item.hubId && (hubIds.get(item.hubId) ?? null),
  }))
  await repo.setCurrent(tx, before.id, false)
  await repo.insertProgramme(tx, row)
  await repo.insertYear(tx, { halfTerms, daysOff, reading, ...copied })
  const people = new Map(old.members.map(member => [member.id, member]))
  const inGroup = Map.groupBy(copied.memberships, ({ groupId }) => groupId)
  const meetOn = daysToMeetOn(row, halfTerms, daysOff)
  const toMeet = copied.groups.map(group => {
    const theirs = (inGroup.get(group.id) ?? []).flatMap(({ personId }) => people.get(personId) ?? [])
    return { id: group.id, people: group.places, dates: datesOf(row, group, theirs, meetOn) }
  })
  await insertMeetings(tx, { schoolId: row.schoolId, timeZone }, toMeet)
  for (const hub of copied.hubs) if (plan.notRunning.includes(hub.slug)) await closeHub(tx, hub.id, now)
  return {
    row,
    hubs: [...old.hubs, ...copied.hubs].map(({ id }) => id),
    plans: await repo.endPlans(tx, before.id),
    comments: await repo.listCommentsOf(tx, before.id),
  }
}
