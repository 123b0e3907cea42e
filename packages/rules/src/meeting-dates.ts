import { weekdays } from '@hubs/schema/common'
import type { DatedGroup, DatedMeeting, MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import type { DayOff, HalfTerm } from '@hubs/schema/programmes/programmes'
import { weekdayOf } from './dates/dates.ts'
import { DAY_MS } from './dates/durations.ts'
import { dayAfter } from './dates/school-days.ts'
import { isolated } from './text/isolated.ts'
import { count } from './text/words.ts'

const WEEK = 7

/** Whereabouts in a half term a group meets best: past its middle, with time for a plan on both sides (domain, 5.3). */
const BEST = 0.55
/**
 * What a day costs, in days away from the best one. The usual day gives way once a quarter more of the group would be in on
 * another, or where nobody would be there to lead it; to an INSET day, if there is one, before any other.
 */
const dayCosts = { otherWeekday: 100, inset: 60, exams: 40, edgeWeek: 12, everyoneAway: 400, nobodyToLead: 200 }
/** A date that stands is moved for what is better by more than a week in these days, and not to and fro. */
const WORTH_MOVING = WEEK + 1
/** So many people are named where they don't work on a day. */
const NAMED = 4

type Weekday = (typeof weekdays)[number]

/** The weekday of a day, `YYYY-MM-DD`; null on a Saturday or Sunday. */
export function schoolWeekday(day: string): Weekday | null {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay() - 1] ?? null
}

/** Whether the school is closed on a day of this kind, so that nobody meets. */
export const isClosedKind = (kind: DayOff['kind']) => kind === 'bank-holiday' || kind === 'closure'

/**
 * The days from `today` on on which somebody would meet although the school is closed, in turn, each once.
 * @param meetings those of the year, each with its day and whether it is over
 * @param today `YYYY-MM-DD`
 */
export function closedMeetingDays(
  meetings: readonly { date: string; ended: boolean }[],
  daysOff: readonly Pick<DayOff, 'day' | 'kind'>[],
  today: string,
): string[] {
  const closed = new Set(daysOff.filter(({ kind }) => isClosedKind(kind)).map(({ day }) => day))
  const days = meetings.filter(({ date, ended }) => !ended && date >= today && closed.has(date)).map(({ date }) => date)
  return [...new Set(days)].toSorted()
}

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

export type MeetingSlot = { date: string; startsAt: string; place: string }

/** Why a meeting can't be on its date, in a sentence; null where it can. */
export function whyNot(date: string, halfTerm: HalfTerm, daysOff: readonly DayOff[]): string | null {
  if (date < halfTerm.startsOn || date > halfTerm.endsOn) return `Outside ${halfTerm.name}.`
  if (schoolWeekday(date) === null) return 'Not a school day.'
  const dayOff = daysOff.find(({ day, kind }) => day === date && isClosedKind(kind))
  return dayOff ? `The school is closed (${dayOff.name}).` : null
}

/** Who of these people, `workingDays` each, doesn't work on which day. */
export function awayOf(people: readonly { id: string; name: string; workingDays: readonly string[] }[]) {
  const away = weekdays.map(day => [
    day,
    people.filter(({ workingDays }) => !workingDays.includes(day)).map(({ id, name }) => ({ id, name })),
  ])
  return Object.fromEntries(away) as DatedGroup['away']
}

/** The INSET days of a half term on which a group could meet, after today. */
export function insetDaysIn(halfTerm: HalfTerm, daysOff: readonly DayOff[], today: string): DayOff[] {
  return daysOff.filter(({ day, kind }) => kind === 'inset' && day > today && whyNot(day, halfTerm, daysOff) === null)
}

/** What it costs to meet on a weekday: who wouldn't be there, and whether anybody would be to lead. */
function costOfAway({ people, away, leaderIds }: DatedGroup, weekday: Weekday): number {
  const missing = away[weekday] ?? []
  const share = people === 0 ? 0 : missing.length / people
  const isUnled = leaderIds.length > 0 && leaderIds.every(id => missing.some(person => person.id === id))
  return share * dayCosts.everyoneAway + (isUnled ? dayCosts.nobodyToLead : 0)
}

type Calendar = Pick<MeetingDates, 'usual' | 'daysOff' | 'today'>

type OpenDay = { day: string; weekday: Weekday; cost: number }

/** The days after today on which any group could meet in a half term, with what each costs before anybody is away. */
export function openDaysIn(halfTerm: HalfTerm, { usual, daysOff, today }: Calendar): OpenDay[] {
  const length = daysBetween(halfTerm.startsOn, halfTerm.endsOn)
  const best = length * BEST
  return Array.from({ length: length + 1 }, (_, at) => at).flatMap(at => {
    const day = dayAfter(halfTerm.startsOn, at)
    const weekday = schoolWeekday(day)
    if (weekday === null || day <= today || whyNot(day, halfTerm, daysOff) !== null) return []
    const isOf = (kind: DayOff['kind']) => daysOff.some(each => each.day === day && each.kind === kind)
    const notUsual = isOf('inset') ? dayCosts.inset : dayCosts.otherWeekday
    const cost =
      Math.abs(at - best) +
      (weekday === usual.day ? 0 : notUsual) +
      (isOf('exams') ? dayCosts.exams : 0) +
      (at < WEEK || length - at < WEEK ? dayCosts.edgeWeek : 0)
    return [{ day, weekday, cost }]
  })
}

/** The best of these days for a group, or the one that stands where it is about as good; null where there is none. */
export function bestDay(days: readonly OpenDay[], group: DatedGroup, standing?: string): string | null {
  const away = new Map(weekdays.map(weekday => [weekday, costOfAway(group, weekday)]))
  let found: { day: string; cost: number } | null = null
  for (const { day, weekday, cost: before } of days) {
    const cost = before + (away.get(weekday) ?? 0) - (day === standing ? WORTH_MOVING : 0)
    if (!found || cost < found.cost) found = { day, cost }
  }
  return found?.day ?? null
}

/** The best day for one group in a half term, after today; null where none is left. */
export const proposeDay = (halfTerm: HalfTerm, group: DatedGroup, calendar: Calendar) =>
  bestDay(openDaysIn(halfTerm, calendar), group)

/** A meeting that may still be moved, with the date it is proposed for; null where its half term has none left. */
export type Proposal = { meeting: DatedMeeting; needed: boolean; proposed: MeetingSlot | null }

/**
 * A date for every meeting that has not begun: on the usual day, before exams and away from the edges of the half term.
 * `needed`: as it stands it could not take place. One that is past and was planned keeps its date: it is history.
 */
export function proposeDates(dates: MeetingDates): Proposal[] {
  const halfTerms = new Map(dates.halfTerms.map(each => [each.id, each]))
  const groups = new Map(dates.groups.map(each => [each.id, each]))
  const days = new Map(dates.halfTerms.map(each => [each.id, openDaysIn(each, dates)]))
  return dates.meetings.flatMap(meeting => {
    const [halfTerm, group] = [halfTerms.get(meeting.halfTermId), groups.get(meeting.groupId)]
    if (!halfTerm || !group || meeting.status !== 'planned') return []
    const needed = whyNot(meeting.date, halfTerm, dates.daysOff) !== null
    if (meeting.date <= dates.today && !(needed && halfTerm.endsOn > dates.today)) return []
    const day = bestDay(days.get(halfTerm.id) ?? [], group, meeting.date)
    const proposed = day && { date: day, startsAt: dates.usual.startsAt, place: meeting.place || dates.usual.place }
    return [{ meeting, needed, proposed: proposed || null }]
  })
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** A meeting as somebody wants it. */
export type WantedSlot = MeetingSlot & { meeting: DatedMeeting }

function overlap(one: WantedSlot, other: WantedSlot): boolean {
  const [a, b] = [minuteOf(one.startsAt), minuteOf(other.startsAt)]
  return one.date === other.date && a < b + other.meeting.minutes && b < a + one.meeting.minutes
}

const inWords = (group: DatedGroup) => (group.name === null ? group.hubName : `${group.hubName}, ${group.name}`)

/** "INSET day.", with what it is called where that is something else. */
const insetInWords = (dayOff: DayOff) =>
  /^inset( day)?$/iu.test(dayOff.name) ? 'INSET day.' : `INSET day (${dayOff.name}).`

/** "Aisha Khan, Jo Hart and five others": of many, the first few. */
function fewOf(names: readonly string[]): string {
  const others = names.length - NAMED
  const few = names.slice(0, others === 1 ? NAMED + 1 : NAMED)
  if (others > 1) few.push(count(others, 'other'))
  return [few.slice(0, -1).join(', '), few.at(-1)].filter(Boolean).join(' and ')
}

/** "Aisha Khan and Jo Hart don’t work on Wednesdays." */
function awayInWords(missing: readonly { name: string }[], date: string): string {
  return `${fewOf(missing.map(({ name }) => isolated(name)))} ${missing.length === 1 ? 'doesn’t' : 'don’t'} work on ${weekdayOf(date)}s.`
}

/** What is worth a look about a meeting's date: a clash, exams, an INSET day, people who don't work then. It forbids nothing. */
export function notesOn(one: WantedSlot, all: readonly WantedSlot[], dates: MeetingDates): string[] {
  const group = dates.groups.find(({ id }) => id === one.meeting.groupId)
  if (!group) return []
  const notes: string[] = []
  const [inThisRoom, withTheirLeader]: [string[], string[]] = [[], []]
  for (const theirs of dates.groups)
    for (const other of all) {
      if (other.meeting.groupId !== theirs.id || other.meeting.id === one.meeting.id || !overlap(one, other)) continue
      if (one.place !== '' && one.place.toLowerCase() === other.place.toLowerCase()) inThisRoom.push(inWords(theirs))
      if (group.id !== theirs.id && group.leaderIds.some(id => theirs.leaderIds.includes(id)))
        withTheirLeader.push(inWords(theirs))
    }
  if (inThisRoom.length > 0) notes.push(`Same room as ${fewOf(inThisRoom)} at the same time.`)
  if (withTheirLeader.length > 0) notes.push(`A facilitator leads ${fewOf(withTheirLeader)} at the same time.`)
  const dayOff = dates.daysOff.find(each => each.day === one.date)
  if (dayOff?.kind === 'exams') notes.push(`Exams (${dayOff.name}).`)
  if (dayOff?.kind === 'inset') notes.push(insetInWords(dayOff))
  const weekday = schoolWeekday(one.date)
  const away = weekday ? (group.away[weekday] ?? []) : []
  if (away.length > 0) notes.push(awayInWords(away, one.date))
  if (group.leaderIds.length > 0 && group.leaderIds.every(id => away.some(person => person.id === id)))
    notes.push('No facilitator works that day.')
  return notes
}

const isNearEdge = (day: string, { startsOn, endsOn }: HalfTerm) =>
  daysBetween(startsOn, day) < WEEK || daysBetween(day, endsOn) < WEEK

/**
 * What speaks against the date that a meeting has where another one is proposed, in a sentence; null where nothing does
 * but that the other is nearer to the best time of its half term, or where the date stays.
 * @param proposed the other date, `YYYY-MM-DD`
 */
export function whyMoved(meeting: DatedMeeting, proposed: string, halfTerm: HalfTerm, dates: MeetingDates) {
  const { date } = meeting
  if (date === proposed) return null
  const impossible = whyNot(date, halfTerm, dates.daysOff)
  if (impossible) return impossible
  // Who else meets then is no reason: a date is proposed for each group by itself.
  const noted = (day: string) => notesOn({ ...meeting, date: day, meeting }, [], dates)
  const then = noted(proposed)
  const note = noted(date).find(each => !then.includes(each))
  if (note) return note
  const isUsual = (day: string) => schoolWeekday(day) === dates.usual.day
  if (!isUsual(date) && isUsual(proposed)) return `Not on a ${weekdayOf(proposed)}.`
  return isNearEdge(date, halfTerm) && !isNearEdge(proposed, halfTerm)
    ? 'In the first or last week of the half term.'
    : null
}
