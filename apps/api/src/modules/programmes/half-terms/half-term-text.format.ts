import { withoutEnd } from '@hubs/schema/common'

/** Days from one to another with what they are called, as they stand in a list or a calendar. */
export type Span = { name: string; from: string; to: string }

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const two = (n: number) => String(n).padStart(2, '0')
const SEPTEMBER = 8

/** A day that there is, `YYYY-MM-DD`; null for 31 February, and for years that no school plans. */
export function dayOf(year: number, month: number, date: number): string | null {
  if (year < 1900 || year > 2199) return null
  const day = new Date(Date.UTC(year, month - 1, date))
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date ? `${year}-${two(month)}-${two(date)}` : null
}

const fullYear = (typed: string) => (typed.length === 2 ? 2000 + Number(typed) : Number(typed))

/** Every way a day is written in a school's list: 2026-09-01, 1/9/26, 1st September 2026, 1 Sept. */
const written =
  /(?<iso>\d{4}-\d{2}-\d{2})|(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>\d{4}|\d{2})\b|(?<date>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?,?(?:\s+(?<year>\d{4}))?/giu

/** The days of a line. One without a year is of the academic year that begins in September of `firstYear`. */
function daysIn(line: string, firstYear: number): { day: string; at: number }[] {
  return [...line.matchAll(written)].flatMap(({ groups = {}, index }) => {
    const { iso, d, m, y, date, month, year } = groups
    if (iso) {
      const [yyyy = 0, mm = 0, dd = 0] = iso.split('-').map(Number)
      const day = dayOf(yyyy, mm, dd)
      return day ? [{ day, at: index }] : []
    }
    const monthNumber = months.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1
    const guessed = monthNumber >= SEPTEMBER ? firstYear : firstYear + 1
    const day = d
      ? dayOf(fullYear(y ?? ''), Number(m), Number(d))
      : dayOf(year ? Number(year) : guessed, monthNumber, Number(date))
    return day ? [{ day, at: index }] : []
  })
}

/** The first day of a span whose month, or year, is written once, at its end: 15 to 19 February 2027, 15/02 - 19/02/2027. */
const begun =
  /(?<date>\d{1,2})(?:st|nd|rd|th)?(?:[/.](?<month>\d{1,2}))?\s*(?:-|–|—|to|until|till)\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,?\s*)?$/iu

/** As far before the last day as a first one can stand, in characters. */
const REACH = 40

/** Where a line has one day alone: the day that it comes after, if there is one. */
function beginningOf(line: string, last: { day: string; at: number }): { day: string; at: number } | undefined {
  const reach = Math.max(0, last.at - REACH)
  const found = begun.exec(line.slice(reach, last.at))
  const [year = 0, lastMonth = 0] = last.day.split('-').map(Number)
  const month = Number(found?.groups?.['month'] ?? lastMonth)
  const day = dayOf(month > lastMonth ? year - 1 : year, month, Number(found?.groups?.['date']))
  return found && day && day < last.day ? { day, at: reach + found.index } : undefined
}

const weekdayAtEnd = /(?<!\p{L})(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?$/iu
const punctuation = /[\s:,;–—-]/u
const nameIn = (words: string) =>
  withoutEnd(withoutEnd(words, punctuation).replace(weekdayAtEnd, ''), punctuation).trim()

/** In characters: a year's list is a tenth of it. A calendar has more in it. */
export const LONGEST_LIST = 20_000

const beforeHalfTerm = /(?=(?:half|mid)[\s-]?term)/iu

/** A term whose half-term holiday stands behind it is two lines: 2 Sept to 18 Dec (half term 26–30 Oct). */
function apart(line: string, firstYear: number): string[] {
  const parts = line.split(beforeHalfTerm)
  const dated = parts.findIndex(part => daysIn(part, firstYear).length > 0)
  return [parts.slice(0, dated + 1).join(''), ...parts.slice(dated + 1)]
}

/** The spans that a pasted list names, one a line; a line with a single day is that day. */
export function spansInText(text: string, firstYear: number): Span[] {
  const lines = text.split(/\r\n|\n|\r/u).flatMap(line => apart(line, firstYear))
  return lines.flatMap(line => {
    const days = daysIn(line, firstYear)
    const [one, other] = days
    if (!one) return []
    const [first, last] = other ? [one, other] : [beginningOf(line, one) ?? one, one]
    const name = nameIn(line.slice(0, first.at)) || line.replaceAll(written, '').trim()
    return [{ name, from: first.day, to: last.day }]
  })
}
