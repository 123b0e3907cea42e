import { DAY_MS } from './durations.ts'

/** As far ahead as school days are looked for: a summer is shorter. */
const FARTHEST = 120

/** Says of a day, `YYYY-MM-DD`, whether the school works on it. */
export type IsSchoolDay = (day: string) => boolean

type Calendar = {
  halfTerms: readonly { startsOn: string; endsOn: string }[]
  daysOff: readonly { day: string }[]
}

/** School days of a programme: Monday to Friday within its half terms, days off left out. */
export function schoolDaysOf({ halfTerms, daysOff }: Calendar): IsSchoolDay {
  const off = new Set(daysOff.map(({ day }) => day))
  return day => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (weekday === 0 || weekday === 6 || off.has(day)) return false
    return halfTerms.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
  }
}

/** The day `days` after another; days are `YYYY-MM-DD`. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/**
 * The `n`-th school day after a day (which does not count itself), `n` from 1. The last one there is where the year
 * has fewer left; null where it has none.
 */
export function schoolDayAfter(from: string, n: number, isSchoolDay: IsSchoolDay): string | null {
  let found: string | null = null
  let left = n
  for (let ahead = 1; ahead <= FARTHEST && left > 0; ahead++) {
    const day = dayAfter(from, ahead)
    if (!isSchoolDay(day)) continue
    found = day
    left--
  }
  return found
}

/** The day in the middle between two days, the later one of two; `YYYY-MM-DD`. */
export function halfWay(from: string, to: string): string {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
  return dayAfter(from, Math.ceil(days / 2))
}
