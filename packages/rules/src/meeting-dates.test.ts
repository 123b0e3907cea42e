import type { DatedGroup, DatedMeeting, MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import type { DayOff } from '@hubs/schema/programmes/programmes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter } from './dates/school-days.ts'
import {
  awayOf,
  closedMeetingDays,
  insetDaysIn,
  notesOn,
  proposeDates,
  proposeDay,
  whyMoved,
  whyNot,
} from './meeting-dates.ts'

const autumn = { id: 'h1', position: 0, name: 'Autumn 1', startsOn: '2026-09-01', endsOn: '2026-10-23' }
const people = (n: number, workingDays: string[]) =>
  Array.from({ length: n }, (_, at) => ({ id: `p${at + 1}`, name: `Person ${at + 1}`, workingDays }))
const noOne = awayOf([])
const withoutWednesday = ['mon', 'tue', 'thu', 'fri']
const group: DatedGroup = {
  id: 'g1',
  hubSlug: 'questioning',
  hubName: 'Questioning',
  name: null,
  leaderIds: ['p1'],
  people: 10,
  away: { ...noOne, wed: [{ id: 'p7', name: 'Jo Hart' }] },
}
const other: DatedGroup = { ...group, id: 'g2', hubName: 'Feedback', leaderIds: ['p2'], away: noOne }
const meeting = (change: Partial<DatedMeeting> = {}): DatedMeeting => ({
  id: 'm1',
  groupId: 'g1',
  halfTermId: 'h1',
  number: 1,
  date: '2026-09-30',
  startsAt: '15:30',
  minutes: 120,
  place: '',
  status: 'planned',
  version: 1,
  ...change,
})
const dates = (change: Partial<MeetingDates> = {}): MeetingDates => ({
  today: '2026-07-01',
  usual: { day: 'wed', startsAt: '15:45', place: 'Library' },
  accepted: false,
  halfTerms: [autumn],
  daysOff: [],
  groups: [group, other],
  meetings: [meeting()],
  ...change,
})
const off = (day: string, kind: DayOff['kind'], name: string): DayOff => ({ id: day, day, kind, name })

describe('a proposed day', () => {
  test('is the usual weekday, somewhat past the middle of the half term', () => {
    expect(proposeDay(autumn, group, dates())).toBe('2026-09-30')
    expect(proposeDay(autumn, group, dates({ usual: { day: 'mon', startsAt: '15:30', place: '' } }))).toBe('2026-09-28')
  })

  test('is the one that stands, where another would be better by a week at the most', () => {
    const proposed = (date: string) => proposeDates(dates({ meetings: [meeting({ date })] }))[0]?.proposed?.date
    expect(['2026-09-16', '2026-09-23', '2026-10-07', '2026-09-29'].map(proposed)).toEqual([
      '2026-09-30',
      '2026-09-23',
      '2026-10-07',
      '2026-09-30',
    ])
  })

  test('moves on where the school is closed or exams are written, and not for an INSET day', () => {
    const on = (kind: DayOff['kind']) => dates({ daysOff: [off('2026-09-30', kind, 'X')] })
    expect(proposeDay(autumn, group, on('closure'))).toBe('2026-09-23')
    expect(proposeDay(autumn, group, on('bank-holiday'))).toBe('2026-09-23')
    expect(proposeDay(autumn, group, on('exams'))).toBe('2026-09-23')
    expect(proposeDay(autumn, group, on('inset'))).toBe('2026-09-30')
  })

  test('is not the usual weekday where many of the group, or all who lead it, don’t work on it', () => {
    const out = (n: number) =>
      proposeDay(autumn, { ...group, away: awayOf(people(n, withoutWednesday)), leaderIds: [] }, dates())
    expect([out(0), out(2)]).toEqual(['2026-09-30', '2026-09-30'])
    expect([out(3), out(10)]).toEqual(['2026-09-29', '2026-09-29'])
    const led = (leaderIds: string[]) =>
      proposeDay(autumn, { ...group, away: awayOf(people(1, withoutWednesday)), leaderIds }, dates())
    expect([led(['p1']), led(['p1', 'p2'])]).toEqual(['2026-09-29', '2026-09-30'])
  })

  test('is an INSET day before any other day that is not the usual one, if people work then', () => {
    const daysOff = [off('2026-10-02', 'inset', 'INSET day')]
    const many = { ...group, away: awayOf(people(6, withoutWednesday)) }
    expect(proposeDay(autumn, group, dates({ daysOff }))).toBe('2026-09-30')
    expect(proposeDay(autumn, many, dates({ daysOff }))).toBe('2026-10-02')
    const never = { ...group, away: awayOf(people(6, ['mon', 'tue', 'thu'])) }
    expect(proposeDay(autumn, never, dates({ daysOff }))).toBe('2026-09-29')
  })

  test('may be an INSET day that is offered: still to come, in the half term, with the school open', () => {
    const days = ['2026-09-01', '2026-09-28', '2026-10-03', '2026-11-02'].map(day => off(day, 'inset', 'INSET day'))
    const shut = off('2026-09-29', 'closure', 'Snow')
    expect(insetDaysIn(autumn, [...days, shut], '2026-09-01').map(({ day }) => day)).toEqual(['2026-09-28'])
  })

  test('is another weekday where the school is closed on all the usual ones, and none where nothing is left', () => {
    const wednesdays = [2, 9, 16, 23, 30].map(date => off(`2026-09-${String(date).padStart(2, '0')}`, 'closure', 'X'))
    const october = ['07', '14', '21'].map(date => off(`2026-10-${date}`, 'closure', 'X'))
    expect(proposeDay(autumn, group, dates({ daysOff: [...wednesdays, ...october] }))).toBe('2026-09-29')
    expect(proposeDay(autumn, group, dates({ today: '2026-10-23' }))).toBeNull()
    expect(proposeDay(autumn, group, dates({ today: '2026-10-20' }))).toBe('2026-10-21')
  })

  test('is always one on which the group can meet', () => {
    const someDay = fc.integer({ min: 0, max: 52 }).map(days => dayAfter(autumn.startsOn, days))
    const daysOff = fc.uniqueArray(
      fc
        .tuple(someDay, fc.constantFrom('bank-holiday', 'closure', 'inset', 'exams'))
        .map(([day, kind]) => off(day, kind as DayOff['kind'], 'X')),
      { selector: each => each.day, maxLength: 40 },
    )
    fc.assert(
      fc.property(daysOff, someDay, fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri'), (days, today, day) => {
        const usual = { day: day as 'mon', startsAt: '15:30', place: '' }
        const proposed = proposeDay(autumn, group, dates({ daysOff: days, today, usual }))
        const possible = Array.from({ length: 53 }, (_, at) => dayAfter(autumn.startsOn, at)).filter(
          each => each > today && whyNot(each, autumn, days) === null,
        )
        expect(proposed === null).toBe(possible.length === 0)
        if (proposed !== null) expect(possible).toContain(proposed)
      }),
    )
  })
})

describe('all meetings', () => {
  test('get a date, the usual time, and the usual room where they have none of their own', () => {
    const two = [meeting(), meeting({ id: 'm2', groupId: 'g2', place: 'B12' })]
    expect(proposeDates(dates({ meetings: two })).map(each => each.proposed)).toEqual([
      { date: '2026-09-30', startsAt: '15:45', place: 'Library' },
      { date: '2026-09-30', startsAt: '15:45', place: 'B12' },
    ])
  })

  test('that a moved half term leaves outside need a new date, and others do not', () => {
    const moved = { ...autumn, startsOn: '2026-10-05', endsOn: '2026-11-20' }
    const [found] = proposeDates(dates({ halfTerms: [moved] }))
    expect(found).toMatchObject({ needed: true, proposed: { date: '2026-10-28' } })
    expect(proposeDates(dates())[0]).toMatchObject({ needed: false })
  })

  test('that are past, over or cancelled keep theirs', () => {
    expect(proposeDates(dates({ today: '2026-10-01' }))).toEqual([])
    for (const status of ['ended', 'running', 'cancelled'] as const)
      expect(proposeDates(dates({ meetings: [meeting({ status })] }))).toEqual([])
  })
})

/** Without the marks that keep a name’s direction apart. */
const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/gu, '')

describe('what is worth a look', () => {
  const wanted = (change: Partial<DatedMeeting>, date = '2026-09-30', place = '', startsAt = '15:30') => ({
    meeting: meeting(change),
    date,
    place,
    startsAt,
  })
  const one = wanted({}, '2026-09-29', 'Hall')
  const notes = (others: Parameters<typeof notesOn>[1], given = dates(), mine = one) =>
    notesOn(mine, [mine, ...others], given)

  test('a room that is taken, whatever the letters, while the two overlap', () => {
    const there = (place: string, startsAt = '15:30') => [
      wanted({ id: 'm2', groupId: 'g2' }, '2026-09-29', place, startsAt),
    ]
    expect(notes(there('hall'))).toEqual(['Same room as Feedback at the same time.'])
    expect(notes(there('hall', '17:29'))).toHaveLength(1)
    const more = [...there('hall'), wanted({ id: 'm3', groupId: 'g3' }, '2026-09-29', 'Hall')]
    const third = { ...other, id: 'g3', hubName: 'e-Learning', leaderIds: [] }
    expect(notes(more, dates({ groups: [group, other, third] }))).toEqual([
      'Same room as Feedback and e-Learning at the same time.',
    ])
    expect(notes(there('hall', '17:30'))).toEqual([])
    expect(notes(there('B12'))).toEqual([])
  })

  test('a facilitator of both groups', () => {
    const both = dates({ groups: [group, { ...other, leaderIds: ['p1'] }] })
    const there = [wanted({ id: 'm2', groupId: 'g2' }, '2026-09-29')]
    expect(notes(there, both)).toEqual(['A facilitator leads Feedback at the same time.'])
  })

  test('exams, an INSET day, and people who don’t work then', () => {
    const days = [off('2026-09-29', 'exams', 'Mocks'), off('2026-09-28', 'inset', 'INSET day')]
    expect(notes([], dates({ daysOff: days }))).toEqual(['Exams (Mocks).'])
    expect(notes([], dates({ daysOff: days }), wanted({}, '2026-09-28'))).toEqual(['INSET day.'])
    const said = (away: DatedGroup['away'], leaderIds: string[] = []) =>
      notes([], dates({ groups: [{ ...group, away, leaderIds }] }), wanted({}, '2026-09-30')).map(plain)
    expect(said(group.away)).toEqual(['Jo Hart doesn’t work on Wednesdays.'])
    expect(said(awayOf(people(2, [])))).toEqual(['Person 1 and Person 2 don’t work on Wednesdays.'])
    expect(said(awayOf(people(6, [])))).toEqual([
      'Person 1, Person 2, Person 3, Person 4 and two others don’t work on Wednesdays.',
    ])
    expect(said(awayOf(people(1, [])), ['p1']).at(-1)).toBe('No facilitator works that day.')
  })
})

test('what speaks against a date is said where another one is proposed, and nothing where the date stays', () => {
  const why = (date: string, given = dates(), proposed = '2026-09-30') =>
    whyMoved(meeting({ date, groupId: 'g2' }), proposed, autumn, given)
  expect(why('2026-09-30')).toBeNull()
  expect(why('2026-11-04')).toBe('Outside Autumn 1.')
  expect(why('2026-09-23', dates({ daysOff: [off('2026-09-23', 'closure', 'Polling day')] }))).toBe(
    'The school is closed (Polling day).',
  )
  expect(why('2026-09-23', dates({ daysOff: [off('2026-09-23', 'exams', 'Mocks')] }))).toBe('Exams (Mocks).')
  const away = { ...noOne, tue: [{ id: 'p7', name: 'Jo Hart' }] }
  expect(plain(why('2026-09-29', dates({ groups: [group, { ...other, away }] })) ?? '')).toBe(
    'Jo Hart doesn’t work on Tuesdays.',
  )
  expect(why('2026-09-29')).toBe('Not on a Wednesday.')
  expect(why('2026-09-02')).toBe('In the first or last week of the half term.')
  expect(why('2026-10-07')).toBeNull()
})

test('meetings on days that have become closed are found, whatever was closed first; not those that are over', () => {
  const closed = { day: '2027-01-27', kind: 'closure' } as const
  const on = (date: string, ended = false) => ({ date, ended })
  const meetings = [on('2027-03-10'), on('2027-01-27'), on('2027-01-27'), on('2026-09-30', true)]
  expect(closedMeetingDays(meetings, [closed], '2026-11-30')).toEqual(['2027-01-27'])
  expect(closedMeetingDays(meetings, [{ ...closed, kind: 'inset' }], '2026-11-30')).toEqual([])
  expect(closedMeetingDays(meetings, [closed], '2027-01-28')).toEqual([])
  expect(closedMeetingDays(meetings, [{ ...closed, day: '2026-09-30' }], '2026-09-01')).toEqual([])
})
