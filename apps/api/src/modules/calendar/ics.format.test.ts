import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantAt, timeAt } from '../../time/wall-time.ts'
import { readers } from './calendar-readers.testkit.ts'
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

  // As mails bring it: asked for, moved to the next day of the list (over a clock change, or into another year), called off.
  test.each(days.map((day, at) => [day, days[(at + 1) % days.length]!] as const))(
    'an invitation for %s, moved to %s and called off is one event, at the hour of the school’s clock each time',
    (day, movedTo) => {
      const asked = meetingOn(day, { id: 'm' })
      const moved = meetingOn(movedTo, { id: 'm', version: 4, place: 'Library' })
      const off = { ...moved, version: 5, cancelled: true }
      const found = [asked, moved, off].map(meeting => read(invitationText(meeting, people)))
      const same = { uid: 'm@learning-hubs', summary: 'Questioning: Learning Hub meeting 2' }
      const to = { start: moved.startsAtMs, end: moved.endsAtMs }
      expect(found).toEqual([
        [{ ...same, sequence: 3, start: asked.startsAtMs, end: asked.endsAtMs, status: 'CONFIRMED' }],
        [{ ...same, sequence: 4, ...to, status: 'CONFIRMED' }],
        [{ ...same, sequence: 5, ...to, status: 'CANCELLED' }],
      ])
      for (const [event] of found)
        expect([timeAt(event!.start, zone), timeAt(event!.end, zone)]).toEqual(['15:30', '17:30'])
    },
  )
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
