import ical from 'node-ical'
import { convertIcsCalendar } from 'ts-ics'

/** An event as a calendar program knows it; instants are epoch milliseconds. */
type Read = { uid: string; sequence: number; start: number; end: number; summary: string; status: string | undefined }

/** As the first library reads it. */
function readWithNodeIcal(text: string): Read[] {
  return Object.values(ical.sync.parseICS(text)).flatMap(each =>
    each?.type === 'VEVENT'
      ? [
          {
            uid: each.uid,
            sequence: Number(each.sequence),
            start: each.start.getTime(),
            end: each.end?.getTime() ?? 0,
            summary: String(each.summary),
            status: each.status,
          },
        ]
      : [],
  )
}

/** As the second one does. */
function readWithTsIcs(text: string): Read[] {
  const { events = [] } = convertIcsCalendar(undefined, text)
  return events.map(event => ({
    uid: event.uid,
    sequence: event.sequence ?? 0,
    start: event.start.date.getTime(),
    end: event.end?.date.getTime() ?? 0,
    summary: event.summary,
    status: event.status,
  }))
}

/** Two libraries of others, so that no reading of ours is taken for what a calendar would show. */
export const readers = [
  ['node-ical', readWithNodeIcal],
  ['ts-ics', readWithTsIcs],
] as const
