import {
  MINUTES_MOST,
  PEOPLE_MOST,
  type AgendaSegment,
  type AgendaWarning,
  type MeetingKind,
  type SegmentKind,
} from '@hubs/schema/meetings/agenda'
import { MINUTE_MS } from '../dates/durations.ts'
import { apportion, sum } from '../run/apportion.ts'
import { turnShare } from '../run/round/round.ts'
import { count, duration } from '../text/words.ts'
import { partsOf, type Part } from './agenda-parts.ts'

const BREAK_MINUTES = 10
/** A short meeting has a short break. */
const SHORT_MEETING = 60
const SHORT_BREAK = 5
/** Least feedback a person, minutes. Our own advice: there is no published floor. */
const TURN_FLOOR = 2
/** From this many people on, one round takes too long (Wiliam & Leahy 2014: 8-12 people, SSAT 8-14). */
const SUB_GROUPS_FROM = 13

export interface AgendaRequest {
  meetingKind: MeetingKind
  /** Whole minutes, 30 to 240. */
  minutes: number
  /** How many are expected, 1 to 30. */
  people: number
  withBreak: boolean
  /** The most feedback a person gets, whole minutes, 4 or 5; what it frees goes to planning. */
  turnCap?: 4 | 5
}

export type FittedSegment = Omit<AgendaSegment, 'id' | 'presenterId'>

/** Planning and summary are kept in a re-balance: with no plan made, the next meeting has nothing to report. */
export function isProtected(kind: SegmentKind): boolean {
  return kind === 'planning' || kind === 'summary'
}

/** The least whole minutes a segment can do with for so many people. Our own advice, not published. */
export function segmentFloor(kind: SegmentKind, people: number): number {
  switch (kind) {
    case 'feedback':
      return TURN_FLOOR * people
    case 'planning':
      return 10
    case 'new-learning':
    case 'sharing':
    case 'baseline':
    case 'break':
      return 5
    case 'summary':
    case 'welcome':
    case 'ground-rules':
      return 3
    case 'introduction':
    case 'starter':
      return 2
    default:
      return kind satisfies never
  }
}

/**
 * The agenda of a meeting, fitted to its length and its people: the minutes always sum exactly to `minutes`.
 * Shares follow the published 75 minutes (see `PARTS`) by largest remainder. Feedback and planning are raised to their
 * floors at the cost of what is not protected; where not even the floors fit, everything shrinks together and
 * `agendaWarnings` says so.
 * @throws RangeError for a length or a number of people out of range.
 */
export function fitAgenda({ meetingKind, minutes, people, withBreak, turnCap = 5 }: AgendaRequest): FittedSegment[] {
  if (!Number.isInteger(minutes) || minutes < 30 || minutes > MINUTES_MOST)
    throw new RangeError(`A meeting lasts 30 to ${MINUTES_MOST} whole minutes, not ${minutes}.`)
  if (!Number.isInteger(people) || people < 1 || people > PEOPLE_MOST)
    throw new RangeError(`A meeting is for 1 to ${PEOPLE_MOST} people, not ${people}.`)

  const parts = partsOf[meetingKind].filter(part => withBreak || part.kind !== 'break')
  const pause = !withBreak ? 0 : minutes < SHORT_MEETING ? SHORT_BREAK : BREAK_MINUTES
  const working = parts.filter(part => part.kind !== 'break')
  const lengths = new Map<Part, number>()
  share(working, minutes - pause, people).forEach((length, at) => lengths.set(at, length))
  capTurns(lengths, turnCap * people)
  return parts.map(part => ({
    kind: part.kind,
    title: part.title,
    minutes: lengths.get(part) ?? pause,
    floorMinutes: segmentFloor(part.kind, people),
    protected: isProtected(part.kind),
    prompt: part.prompt,
    notes: part.notes,
    links: [],
    materials: [],
  }))
}

/** Shares `total` minutes over the parts: floors first, and what is protected keeps its share while that can be. */
function share(parts: readonly Part[], total: number, people: number): Map<Part, number> {
  const weights = parts.map(part => part.weight)
  const floors = parts.map(part => segmentFloor(part.kind, people))
  const plain = apportion(total, weights)
  const kept = parts.map((part, i) => Math.max(floors[i] ?? 0, isProtected(part.kind) ? (plain[i] ?? 0) : 0))
  const least = [kept, floors].find(list => sum(list) <= total)
  const lengths = least
    ? shareOut(total, weights, least)
    : apportion(
        total - parts.length,
        floors.map(floor => floor - 1),
      ).map(length => length + 1)
  return new Map(parts.map((part, i) => [part, lengths[i] ?? 0]))
}

/** Whole minutes by weight, but no part below the least it needs; the leasts together must fit into `total`. */
export function shareOut(total: number, weights: readonly number[], least: readonly number[]): number[] {
  const raised = new Set<number>()
  for (;;) {
    const open = weights.map((weight, i) => (raised.has(i) ? 0 : weight))
    const rest = total - sum(least.filter((_, i) => raised.has(i)))
    const lengths = apportion(rest, open).map((length, i) => (raised.has(i) ? (least[i] ?? 0) : length))
    const short = lengths.flatMap((length, i) => (length < (least[i] ?? 0) ? [i] : []))
    if (short.length === 0) return lengths
    for (const i of short) raised.add(i)
  }
}

/** A small group needs no more than so many minutes of feedback: the rest goes to planning. */
function capTurns(lengths: Map<Part, number>, most: number): void {
  const parts = [...lengths.keys()]
  const feedback = parts.find(part => part.kind === 'feedback')
  const planning = parts.find(part => part.kind === 'planning')
  if (!feedback || !planning) return
  const freed = Math.max(0, (lengths.get(feedback) ?? 0) - most)
  lengths.set(feedback, (lengths.get(feedback) ?? 0) - freed)
  lengths.set(planning, (lengths.get(planning) ?? 0) + freed)
}

/**
 * What is worth a look in an agenda: a sum that is not the meeting's length, feedback or planning missing or below
 * its floor, too many people for one round. It never forbids: leaders may shift minutes, for rigid adherence to the
 * format hurt teacher learning communities (Hargreaves 2013). Empty when all is well. Minutes are whole.
 */
export function agendaWarnings(
  segments: readonly (Pick<AgendaSegment, 'kind' | 'title' | 'minutes'> & { id?: string })[],
  meeting: { minutes: number; people: number; meetingKind?: MeetingKind },
): AgendaWarning[] {
  const { minutes, people, meetingKind = 'ordinary' } = meeting
  const warnings: AgendaWarning[] = []
  const total = sum(segments.map(segment => segment.minutes))
  if (total > minutes)
    warnings.push({ code: 'too-long', sentence: `The parts add up to ${total} minutes, ${total - minutes} over.` })
  if (total < minutes)
    warnings.push({ code: 'too-short', sentence: `The parts add up to ${total} minutes, ${minutes - total} to spare.` })

  const check = (kind: 'feedback' | 'planning', missing: string, short: (given: number, least: number) => string) => {
    const found = segments.filter(segment => segment.kind === kind)
    const first = found[0]
    const given = sum(found.map(segment => segment.minutes))
    const least = segmentFloor(kind, people)
    if (!first) warnings.push({ code: `no-${kind}`, sentence: missing })
    else if (given < least)
      warnings.push({
        code: `${kind}-short`,
        ...(first.id === undefined ? {} : { segmentId: first.id }),
        sentence: short(given, least),
      })
  }
  if (meetingKind !== 'first')
    check('feedback', 'There’s no feedback part, so no one can report back.', (given, least) => {
      const each = duration(turnShare(given * MINUTE_MS, people))
      return `Feedback gives ${count(people, 'person', 'people')} ${each} each. For 2 minutes each, allow ${least} minutes.`
    })
  const unplanned = 'There’s no action planning, so there’ll be nothing to report back on next time.'
  check('planning', unplanned, (given, least) => {
    return `Action planning has ${count(given, 'minute')}. Allow ${least} minutes for writing a plan and booking an observation.`
  })
  if (people >= SUB_GROUPS_FROM && segments.some(segment => segment.kind === 'feedback'))
    warnings.push({
      code: 'sub-groups',
      sentence: `With ${people} people, make two sub-groups for feedback, then hear one headline from each. You can split into them when you run the meeting.`,
    })
  return warnings
}
