import { shortDay } from '@hubs/rules/dates/dates'
import type { AddDaysOff } from '@hubs/schema/programmes/programmes'
import { Refusal } from '../../errors.ts'
import { addDays, isWeekend } from '../../time/wall-time.ts'

/** The longest stretch that is put on the list at once, in days. */
const LONGEST_CLOSURE = 70

type Known = { day: string; name: string }
type DaysOffRequest = { days: AddDaysOff; known: readonly Known[]; today: string; at?: string }

/** Refuses at one of the two fields of a stretch of days, wherever those are in what was sent. */
export function refuseDay(field: 'from' | 'to', sentence: string, at = '') {
  return new Refusal('invalid', sentence, { fields: { [`${at}${field}`]: sentence } })
}

/** Each weekday of a stretch that can be put on a list of days, or a refusal at its field. */
export function schoolDaysOf({ days: { from, to = from }, known, today, at }: DaysOffRequest): string[] {
  if (addDays(from, LONGEST_CLOSURE) < to) throw refuseDay('to', 'That’s more than 10 weeks. Check the dates.', at)
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (!isWeekend(day)) days.push(day)
  if (days.length === 0) throw refuseDay('from', 'That’s a weekend. Choose a day from Monday to Friday.', at)
  const clash = known.find(each => days.includes(each.day))
  if (clash)
    throw refuseDay(
      'from',
      `${shortDay(clash.day, today)} is in the list already (${clash.name}). Remove it first.`,
      at,
    )
  return days
}
