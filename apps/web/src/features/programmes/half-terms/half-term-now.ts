import { DAY_MS, WEEK_MS } from '@hubs/rules/dates/durations'
import type { Programme } from '@hubs/schema/programmes/programmes'

const days = (date: string) => Date.parse(`${date}T00:00:00Z`)
/** Monday of a day's week, so that a half term that begins on a Wednesday begins week 1. */
const monday = (date: string) => days(date) - ((new Date(days(date)).getUTCDay() + 6) % 7) * DAY_MS

/** "Autumn 2, week 4 of 7"; between half terms the one to come; null after the last. `today` is a calendar day. */
export function halfTermNow(programme: Programme, today: string): string | null {
  const now = programme.halfTerms.find(halfTerm => halfTerm.endsOn >= today)
  if (!now) return null
  if (today < now.startsOn) return `${now.name} starts soon`
  const week = Math.floor((monday(today) - monday(now.startsOn)) / WEEK_MS) + 1
  const all = Math.floor((monday(now.endsOn) - monday(now.startsOn)) / WEEK_MS) + 1
  return `${now.name}, week ${week} of ${all}`
}
