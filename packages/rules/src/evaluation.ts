import { ratingMoments, type MomentState, type RatingFigure, type RatingMoment } from '@hubs/schema/evaluation'
import { DAY_MS } from './dates/durations.ts'
import { releasesNow } from './reports/releases.ts'
import { LEAST_PEOPLE } from './reports/withheld.ts'

/** A shift of this much between two moments, on the scale from 1 to 5, is a good sign (domain facts, section 8, G2). */
export const GOOD_SHIFT = 0.5
/** The last moment stays open for so long after the year's last meeting, milliseconds. */
const END_STAYS_OPEN = 21 * DAY_MS
const [SECOND, THIRD, FIFTH, SIXTH] = [1, 2, 4, 5]

/** A meeting of a group. Epoch milliseconds. */
export type HeldMeeting = {
  startsAt: number
  endsAt: number
  status: 'planned' | 'running' | 'ended' | 'cancelled'
}

/** When a moment opens and closes by the dates as they stand; null: from the start, or not known. Epoch milliseconds. */
export type MomentWindow = { state: MomentState; opensAt: number | null; closesAt: number | null }

const begun = ({ status, startsAt }: HeldMeeting, now: number) => status !== 'planned' || startsAt <= now
const over = ({ status, endsAt }: HeldMeeting, now: number) =>
  status === 'ended' || (status === 'planned' && endsAt <= now)

/**
 * When a group rates itself, by its meetings in any order; those called off do not count. The baseline is open from the
 * start until the second meeting is over, the middle from the third until the fifth is over, the end from the sixth, or
 * the last, until three weeks after the last. A moment closes at the latest when the next one opens. With fewer than
 * four meetings there is no middle. A meeting that nobody ran on screen counts once its time has gone by. `now` in epoch
 * milliseconds.
 */
export function ratingWindows(all: readonly HeldMeeting[], now: number): Record<RatingMoment, MomentWindow> {
  const meetings = all.filter(meeting => meeting.status !== 'cancelled').toSorted((a, b) => a.startsAt - b.startsAt)
  const last = meetings.at(-1)
  const final = meetings[SIXTH] ?? last
  if (!final || !last) return { baseline: { state: 'open', opensAt: null, closesAt: null }, mid: none, end: none }
  const [second, third, fifth] = [meetings[SECOND], meetings[THIRD], meetings[FIFTH]]
  const middle = third === final ? undefined : third
  const ended = begun(final, now)
  const midOver = fifth !== undefined && over(fifth, now)
  const goesOn = begun(middle ?? final, now) || midOver || ended
  const soonest = (...times: number[]) => Math.min(...times, final.startsAt)
  const endCloses = last.endsAt + END_STAYS_OPEN
  return {
    baseline: {
      state: goesOn || (second && over(second, now)) ? 'closed' : 'open',
      opensAt: null,
      closesAt: soonest(second?.endsAt ?? Infinity, middle?.startsAt ?? Infinity),
    },
    mid: middle
      ? {
          state: ended || midOver ? 'closed' : goesOn ? 'open' : 'not-yet',
          opensAt: middle.startsAt,
          closesAt: soonest(fifth?.endsAt ?? Infinity),
        }
      : none,
    end: {
      state: !ended ? 'not-yet' : now < endCloses || last.status === 'running' ? 'open' : 'closed',
      opensAt: final.startsAt,
      closesAt: endCloses,
    },
  }
}

const none: MomentWindow = { state: 'none', opensAt: null, closesAt: null }

/** The moment that is open; one at a time is. */
export function openMoment(windows: Record<RatingMoment, MomentWindow>): RatingMoment | null {
  return ratingMoments.find(moment => windows[moment].state === 'open') ?? null
}

/** One person's answer to one item: as it stands, and as it is in the figure that was shown, if it is in one. */
export type Answer = { value: number; releasedValue: number | null }

/**
 * Whether the answers that are in no figure yet go into it. They do when the moment has closed, or when everybody has
 * answered, five or more at a time. What is in the figure stays as it was then, whatever its person alters.
 * @param missing how many of those asked have not answered this item
 */
export function figureDue(answers: readonly Answer[], missing: number, closed: boolean): boolean {
  if (!closed && missing > 0) return false
  return releasesNow({ waiting: answers.filter(answer => answer.releasedValue === null).length, missing: 0 })
}

/** The figure over the answers that were counted: null below five. The mean has one decimal place. */
export function figureOf(answers: readonly Pick<Answer, 'releasedValue'>[]): RatingFigure | null {
  const marks = answers.flatMap(({ releasedValue }) => (releasedValue === null ? [] : [releasedValue]))
  return figureFrom({ sum: marks.reduce((total, mark) => total + mark, 0), answers: marks.length })
}

/** The same from what the counted answers add up to. */
export function figureFrom({ sum, answers }: { sum: number; answers: number }): RatingFigure | null {
  return answers < LEAST_PEOPLE ? null : { mean: Math.round((sum / answers) * 10) / 10, answers }
}

/** From one figure to a later one, to one decimal place; null where one of them is not there. Negative: lower. */
export function shiftOf(from: RatingFigure | null, to: RatingFigure | null): number | null {
  return from && to ? (Math.round(to.mean * 10) - Math.round(from.mean * 10)) / 10 : null
}

/** Whether a half term has begun. Both are calendar days in the school's time zone, `YYYY-MM-DD`. */
export function hasBegun(startsOn: string, today: string): boolean {
  return startsOn <= today
}
