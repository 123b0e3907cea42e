import type { Span } from './half-term-text.format.ts'

export const isCalendar = (text: string) => /^\ufeff?\s*BEGIN:VCALENDAR/iu.test(text)

const two = (n: number) => String(n).padStart(2, '0')
/** The parser gives days without a time at this machine's midnight. */
const dayOf = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

const isDate = (value: unknown): value is Date & { dateOnly?: true } =>
  value instanceof Date && !Number.isNaN(value.getTime())

/** Of a whole day the end is the day after; of a time it is that day. */
function lastDay(start: Date, end: unknown): string {
  if (!isDate(end) || end <= start) return dayOf(start)
  return dayOf(end.dateOnly ? new Date(end.getFullYear(), end.getMonth(), end.getDate() - 1) : end)
}

/** The spans of an .ics file; null where it can't be read. What has no dates in it is left out. */
export async function spansInCalendar(text: string): Promise<Span[] | null> {
  // Read once a year: it need not be there when the server starts.
  const { default: ical } = await import('node-ical')
  try {
    const parts: { type?: string; start?: unknown; end?: unknown; summary?: unknown }[] = Object.values(
      ical.sync.parseICS(text),
    ).filter(part => part !== undefined)
    return parts.flatMap(({ type, start, end, summary }) => {
      if (type !== 'VEVENT' || !isDate(start)) return []
      return [{ name: typeof summary === 'string' ? summary : '', from: dayOf(start), to: lastDay(start, end) }]
    })
  } catch {
    return null
  }
}
