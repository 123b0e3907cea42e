import fc from 'fast-check'
import ical from 'node-ical'
import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, test } from 'vitest'
import { instantAt, timeAt } from '../../time/wall-time.ts'
import { type CalendarMeeting, feedText, invitationText } from './ics.format.ts'

const zone = 'Europe/London'
const minute = 60_000
const stamp = new Date('2026-11-29T10:00:00.000Z')
const people = {
  from: { name: 'Learning Hubs, Hillside', email: 'hubs@school.test' },
  to: { name: 'Sam Patel', email: 'sam@school.test' },
  stamp,
}

function meetingOn(date: string, over: Partial<CalendarMeeting> = {}): CalendarMeeting {
  const startsAtMs = instantAt(date, '15:30', zone)
  return {
    id: `m-${date}`,
    version: 3,
    startsAtMs,
    endsAtMs: startsAtMs + 120 * minute,
    hubName: 'Questioning',
    number: 2,
    place: 'B12',
    cancelled: false,
    link: `https://hubs.school.test/meetings/m-${date}`,
    ...over,
  }
}

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

const readers = [
  ['node-ical', readWithNodeIcal],
  ['ts-ics', readWithTsIcs],
] as const

// The Wednesday before and after each clock change, and the Sunday of it, of this year and of years beyond 2030.
const days = [
  '2026-10-21',
  '2026-10-25',
  '2026-10-28',
  '2027-03-24',
  '2027-03-28',
  '2027-03-31',
  '2031-03-26',
  '2031-03-30',
  '2031-04-02',
  '2034-10-25',
  '2034-10-29',
  '2034-11-01',
]

describe.each(readers)('what %s reads of a feed', (_, read) => {
  test.each(days)('on %s is 15:30 to 17:30 by the clock of the school', day => {
    const meeting = meetingOn(day)
    const [event, ...others] = read(feedText('Hillside', [meeting], stamp))
    expect(others).toEqual([])
    expect(event).toMatchObject({
      uid: `m-${day}@learning-hubs`,
      sequence: 3,
      start: meeting.startsAtMs,
      end: meeting.endsAtMs,
      summary: 'Questioning: Learning Hub meeting 2',
      status: 'CONFIRMED',
    })
    expect([timeAt(event!.start, zone), timeAt(event!.end, zone)]).toEqual(['15:30', '17:30'])
  })

  test('a whole year has each meeting once, in any order of letters, with nothing lost', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 8 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter(typed => /^[^\p{C}\p{Z}]+$/u.test(typed)),
        (numbers, name) => {
          const meetings = numbers.map(n =>
            meetingOn('2027-03-24', { id: `m${n}`, version: n, hubName: name, place: name }),
          )
          const found = read(feedText(name, meetings, stamp))
          expect(found.map(event => event.sequence).toSorted((a, b) => a - b)).toEqual(
            numbers.toSorted((a, b) => a - b),
          )
          for (const event of found) expect(event.summary).toBe(`${name}: Learning Hub meeting 2`)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('an invitation and its cancellation are about the same event', () => {
    const meeting = meetingOn('2027-03-31')
    const [asked] = read(invitationText(meeting, people))
    const [off] = read(invitationText({ ...meeting, version: 4, cancelled: true }, people))
    expect(off).toEqual({ ...asked, sequence: 4, status: 'CANCELLED' })
  })
})

describe('the text of a calendar', () => {
  test('names no one in a feed, and says what an invitation asks for', () => {
    const meeting = meetingOn('2027-03-31')
    expect(feedText('Hillside', [meeting], stamp)).not.toMatch(/ATTENDEE|ORGANIZER|METHOD/)
    expect(invitationText(meeting, people)).toMatch(/^METHOD:REQUEST\r$/m)
    expect(invitationText({ ...meeting, cancelled: true }, people)).toMatch(/^METHOD:CANCEL\r$/m)
  })

  test('is folded by bytes, and between letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '語', '👩🏽‍🏫', 'ا', ','), maxLength: 300 }), name => {
        const text = feedText(name, [meetingOn('2027-03-31', { hubName: name, place: name })], stamp)
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\ud800-\udbff]$|^ ?[\udc00-\udfff]/)
        }
        expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${name.replaceAll(',', '\\,')}: Learning Hub meeting 2`)
      }),
      { numRuns: 100 },
    )
  })
})
