import type { Actor } from '@hubs/rules/can'
import { shortDay } from '@hubs/rules/dates/dates'
import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { type MomentWindow, ratingWindows } from '@hubs/rules/evaluation'
import { type RatingMoment, ratingMoments } from '@hubs/schema/evaluation'
import { Refusal } from '../../errors.ts'

type Meeting = {
  groupId: string
  startsAtMs: number
  minutes: number
  status: 'planned' | 'running' | 'ended' | 'cancelled'
}
type Asking = { actor: Actor; groupIds: string[]; meetings: readonly Meeting[]; current: boolean; now: number }

/**
 * The moments of a hub: `own` by the meetings of the asker's group, or of the first where they have none here; `closed`
 * once it has closed for every group. A year that is over has none open.
 */
export function windowsOf({ actor, groupIds, meetings, current, now }: Asking) {
  const windowsIn = (groupId: string | undefined): Record<RatingMoment, MomentWindow> => {
    const held = meetings
      .filter(meeting => meeting.groupId === groupId)
      .map(({ startsAtMs, minutes, status }) => ({
        startsAt: startsAtMs,
        endsAt: startsAtMs + minutes * MINUTE_MS,
        status,
      }))
    const windows = ratingWindows(held, now)
    if (current) return windows
    const shut = (window: MomentWindow) => (window.state === 'none' ? window : { ...window, state: 'closed' as const })
    return { baseline: shut(windows.baseline), mid: shut(windows.mid), end: shut(windows.end) }
  }
  const mine = groupIds.find(id => id === actor.groupId) ?? groupIds.find(id => actor.leads.includes(id))
  const all = groupIds.map(windowsIn)
  const isOver = ({ state }: MomentWindow) => state === 'closed' || state === 'none'
  const over = new Set(ratingMoments.filter(moment => all.every(windows => isOver(windows[moment]))))
  return { own: windowsIn(mine ?? groupIds[0]), closed: (moment: RatingMoment) => over.has(moment) }
}

const words: Record<RatingMoment, string> = {
  baseline: 'start-of-year',
  mid: 'mid-year',
  end: 'end-of-year',
}

type MomentStatus = { moment: RatingMoment; state: MomentWindow['state']; opensOn: string | null }

/** Why nothing can be answered now; null while it can. */
export function refusalOf({ moment, state, opensOn }: MomentStatus, today: string): Refusal | null {
  const name = `${words[moment]} self-rating`
  if (state === 'open') return null
  if (state === 'none')
    return new Refusal('conflict', `There are too few meetings for ${moment === 'end' ? 'an' : 'a'} ${name}.`)
  if (state === 'not-yet') {
    const when = opensOn === null ? 'hasn’t opened yet' : `opens at the meeting on ${shortDay(opensOn, today)}`
    return new Refusal('conflict', `The ${name} ${when}.`)
  }
  const why = 'Your answers now wouldn’t show where you were then, so you can’t fill it in later.'
  return new Refusal('conflict', `The ${name} has closed. ${why}`)
}
