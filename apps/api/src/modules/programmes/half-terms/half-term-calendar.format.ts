import { addDays, dayAt } from '../../../time/wall-time.ts'
import { dayOf, type Span } from './half-term-text.format.ts'

export const isCalendar = (text: string) => /^\ufeff?\s*BEGIN:VCALENDAR/iu.test(text)

type Property = { name: string; value: string }
type Day = { day: string; isWhole: boolean }

/** A line that begins with a space goes on with the one before it (RFC 5545, 3.1). */
const linesOf = (text: string) => text.replaceAll(/\r?\n[ \t]/gu, '').split(/\r\n|\n|\r/u)

/** What comes before the first semicolon or colon; the value after the first colon that is in no quotation marks. */
function propertyOf(line: string): Property | null {
  const name = /^[A-Za-z-]+(?=[;:])/u.exec(line)?.[0]
  if (!name) return null
  let isQuoted = false
  for (let at = name.length; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return { name: name.toUpperCase(), value: line.slice(at + 1).trim() }
  }
  return null
}

/** `20260901`, `20260901T090000` or, in UTC, `20260901T080000Z`: that one is a day by the school's clock. */
function dateIn(value: string | undefined, timeZone: string): Day | null {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?$/u.exec(value ?? '')
  if (!found) return null
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = found.slice(1, 6).map(each => Number(each ?? 0))
  const there = dayOf(year, month, date)
  if (!there || !found[6]) return there ? { day: there, isWhole: found[4] === undefined } : null
  return { day: dayAt(Date.UTC(year, month - 1, date, hour, minute), timeZone), isWhole: false }
}

/** How many days an event takes that says so instead of when it ends: `P5D`, `P1W`. */
function daysLong(duration: string | undefined): number {
  const [, weeks, days] = /^P(?:(\d{1,3})W)?(?:(\d{1,4})D)?/iu.exec(duration ?? '') ?? []
  return Number(weeks ?? 0) * 7 + Number(days ?? 0)
}

const unescaped = (text: string) => text.replaceAll(/\\n/giu, ' ').replaceAll(/\\([\\,;])/gu, '$1')

function spanOf(event: ReadonlyMap<string, string>, timeZone: string): Span[] {
  const start = dateIn(event.get('DTSTART'), timeZone)
  if (!start) return []
  const end = dateIn(event.get('DTEND'), timeZone) ?? {
    ...start,
    day: addDays(start.day, daysLong(event.get('DURATION'))),
  }
  // Of a whole day the end is the day after; of a time it is that day.
  const last = end.isWhole ? addDays(end.day, -1) : end.day
  return [{ name: unescaped(event.get('SUMMARY') ?? ''), from: start.day, to: last < start.day ? start.day : last }]
}

/**
 * The spans of an .ics file. What has no dates in it is left out, and so are repeats: no half term is one. Read by
 * ourselves, once through: a library for all of iCalendar takes seconds for some files, and writes lines of them to the log.
 */
export function spansInCalendar(text: string, timeZone: string): Span[] {
  const spans: Span[] = []
  let event: Map<string, string> | null = null
  // What an alarm inside an event says is not the event's.
  let inside = 0
  for (const line of linesOf(text)) {
    const property = propertyOf(line)
    if (!property) continue
    const { name, value } = property
    if (name === 'BEGIN' && event) inside++
    else if (name === 'BEGIN' && value.toUpperCase() === 'VEVENT') event = new Map()
    else if (name === 'END' && event && inside > 0) inside--
    else if (name === 'END' && event) {
      spans.push(...spanOf(event, timeZone))
      event = null
    } else if (event && inside === 0 && !event.has(name)) event.set(name, value)
  }
  return spans
}
