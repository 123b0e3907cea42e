import { dayAfter } from './school-days.ts'

export type BankHoliday = { day: string; name: string }

const two = (n: number) => String(n).padStart(2, '0')
const dayOf = (year: number, month: number, date: number) => `${year}-${two(month)}-${two(date)}`
/** 0 is Sunday. */
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}

/** The first Monday from a day on. */
function mondayFrom(day: string): string {
  return dayAfter(day, (8 - weekdayOf(day)) % 7)
}

/** A holiday on a weekend is kept on the next weekday that is none already. */
function kept(day: string, what: string, taken: readonly BankHoliday[]): BankHoliday {
  let on = day
  while ([0, 6].includes(weekdayOf(on)) || taken.some(each => each.day === on)) on = dayAfter(on)
  return { day: on, name: on === day ? what : `${what} (substitute day)` }
}

/**
 * The bank holidays of England in a year, as the Banking and Financial Dealings Act 1971 and the yearly proclamations
 * have them (GOV.UK, "UK bank holidays"). One that is proclaimed for a single year, such as a coronation, is not here.
 */
export function bankHolidaysOf(year: number): BankHoliday[] {
  const easter = easterSunday(year)
  const days = [
    kept(dayOf(year, 1, 1), 'New Year’s Day', []),
    { day: dayAfter(easter, -2), name: 'Good Friday' },
    { day: dayAfter(easter), name: 'Easter Monday' },
    { day: mondayFrom(dayOf(year, 5, 1)), name: 'Early May bank holiday' },
    { day: mondayFrom(dayOf(year, 5, 25)), name: 'Spring bank holiday' },
    { day: mondayFrom(dayOf(year, 8, 25)), name: 'Summer bank holiday' },
  ]
  const christmas = kept(dayOf(year, 12, 25), 'Christmas Day', [])
  // Where Christmas Day is a Saturday and Boxing Day a Sunday, both are kept after the weekend, in this order.
  const boxing = kept(dayOf(year, 12, 26), 'Boxing Day', [christmas])
  return [...days, ...[christmas, boxing].toSorted((one, other) => (one.day < other.day ? -1 : 1))]
}

/** Those from a day to a day, both counted; `YYYY-MM-DD`. */
export function bankHolidaysBetween(from: string, to: string): BankHoliday[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return years.flatMap(bankHolidaysOf).filter(({ day }) => from <= day && day <= to)
}
