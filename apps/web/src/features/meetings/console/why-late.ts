import { minutesBetween } from '@hubs/rules/dates/clock-minutes'
import type { RunView } from '@hubs/rules/run/run-project'
import { hoursAndMinutes, wholeMinutes } from '@hubs/rules/text/words'

type Cause = { minutes: number; sentence: (minutes: string) => string }

/** What has moved the end so far, part by part: later is positive. */
function causesOf(view: RunView, startedAt: number | null): Cause[] {
  const begun = view.segments.filter(({ state }) => state === 'done' || state === 'current')
  const late = startedAt === null ? 0 : minutesBetween(view.plannedStart, startedAt)
  return [
    { minutes: late, sentence: minutes => `We started ${minutes} late.` },
    { minutes: view.pausedMinutes, sentence: minutes => `We paused for ${minutes}.` },
    ...begun.map(({ title, state, minutes: taken, plannedMs }) => ({
      minutes: taken - wholeMinutes(plannedMs),
      sentence: (minutes: string) =>
        state === 'done'
          ? `${title} took ${minutes} longer than planned.`
          : `${title} needs ${minutes} more than planned.`,
    })),
  ]
}

/** What a meeting that is behind owes it to most, in a sentence; null where there is nothing to say. */
export function whyLate(view: RunView, startedAt: number | null): string | null {
  if (view.status === 'ended') return null
  if (view.status === 'planned')
    return view.lateMinutes > 0 ? 'Not started yet: every minute makes the finish later.' : null
  if (view.status === 'paused') return 'Paused: every minute makes the finish later.'
  if (view.lateMinutes <= 0) return null
  const most = causesOf(view, startedAt).reduce((a, b) => (b.minutes > a.minutes ? b : a))
  return most.minutes > 0 ? most.sentence(hoursAndMinutes(most.minutes)) : null
}
