import { decisions, planStatuses, visibilities, type Visibility } from '@hubs/schema/plans/plans'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, halfWay, schoolDayAfter, schoolDaysOf } from '../dates/school-days.ts'
import {
  carriedPrompt,
  checkInDay,
  confidencePrompt,
  firstOnLatest,
  firstOnProblem,
  lessOfProblem,
  mayAddPlan,
  mayBeOnScreen,
  maySeePlan,
  settingPrompt,
  statusAfterReport,
  supportMoves,
} from './plans.ts'

const viewers = {
  owner: { id: 'owner', groupId: 'g1', leads: [], readsSince: null },
  partner: { id: 'partner', groupId: 'g1', leads: [], readsSince: null },
  'in the group': { id: 'p3', groupId: 'g1', leads: [], readsSince: null },
  'leads the group': { id: 'p4', groupId: null, leads: ['g1'], readsSince: null },
  elsewhere: { id: 'p5', groupId: 'g2', leads: ['g2'], readsSince: null },
  'joined after it': { id: 'p7', groupId: 'g1', leads: [], readsSince: 2 },
  'joined before it': { id: 'p8', groupId: 'g1', leads: [], readsSince: 1 },
  'leads it, and joined after it': { id: 'p9', groupId: 'g1', leads: ['g1'], readsSince: 2 },
  'in no group': { id: 'p6', groupId: null, leads: [], readsSince: null },
}
const rows: [Visibility, string[]][] = [
  ['me', ['owner']],
  ['partner', ['owner', 'partner']],
  [
    'group',
    ['owner', 'partner', 'in the group', 'leads the group', 'joined before it', 'leads it, and joined after it'],
  ],
  ['school', Object.keys(viewers)],
]

describe('who may see a plan', () => {
  test.each(rows)('%s', (visibility, allowed) => {
    const plan = { ownerId: 'owner', groupId: 'g1', visibility, partnerIds: ['partner'], createdAt: 1 }
    const seen = Object.entries(viewers).filter(([, viewer]) => maySeePlan(viewer, plan))
    expect(seen.map(([name]) => name)).toEqual(allowed)
  })

  test('a partner of last time who is none now sees no more', () => {
    const plan = { ownerId: 'owner', groupId: 'g1', visibility: 'partner', partnerIds: [], createdAt: 1 } as const
    expect(maySeePlan(viewers.partner, plan)).toBe(false)
  })

  test('only what the group may read, and its owner puts there, stands on the projector', () => {
    const all = visibilities.flatMap(visibility => [true, false].map(onScreen => ({ visibility, onScreen })))
    expect(all.filter(mayBeOnScreen)).toEqual([
      { visibility: 'group', onScreen: true },
      { visibility: 'school', onScreen: true },
    ])
  })
})

describe('how many plans', () => {
  test('one and two are fine, the third is warned of, the fourth refused', () => {
    expect([0, 1, 2, 3, 4].map(open => mayAddPlan(open).allowed)).toEqual([true, true, true, false, false])
    expect([0, 1].map(open => mayAddPlan(open).sentence)).toEqual([null, null])
    expect(mayAddPlan(2).sentence).toMatch(/third/)
    expect(mayAddPlan(3).sentence).toMatch(/Report on one or drop one/)
  })

  test('anyone who is unsure, or has gone on twice, is asked for something smaller', () => {
    expect([null, 1, 3, 4, 5].map(confidence => confidencePrompt(confidence) !== null)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
    expect([0, 1, 2, 5].map(times => carriedPrompt(times) !== null)).toEqual([false, false, true, true])
  })
})

describe('what makes room', () => {
  test.each([
    'Nothing',
    ' nothing. ',
    'none',
    'N/A',
    'n/a',
    'n.a.',
    'na',
    'No',
    '-',
    '--',
    '...',
    'Nil!',
    'not applicable',
  ])('"%s" alone is no answer', text => expect(lessOfProblem(text)).toMatch(/say why/))
  test.each([
    'Nothing: it takes the place of my old starter.',
    'None of my copying on the board.',
    'No marking of starters',
    'Repeating questions',
    'Nagging about hands',
  ])('"%s" is one', text => expect(lessOfProblem(text)).toBeNull())
})

const year = {
  halfTerms: [
    { startsOn: '2026-09-01', endsOn: '2026-10-23' },
    { startsOn: '2026-11-02', endsOn: '2026-12-18' },
  ],
  daysOff: [{ day: '2026-09-01' }, { day: '2026-11-27' }],
}
const isSchoolDay = schoolDaysOf(year)

describe('school days', () => {
  test('leave out weekends, holidays between half terms and days off', () => {
    const days = ['2026-09-01', '2026-09-02', '2026-09-05', '2026-10-26', '2026-11-27', '2026-11-30']
    expect(days.map(isSchoolDay)).toEqual([false, true, false, false, false, true])
  })

  test.each([
    ['within a half term', '2026-09-16', '2026-09-30'],
    ['over a holiday', '2026-10-20', '2026-11-10'],
    ['over a day off', '2026-11-25', '2026-12-10'],
    ['as many as are left', '2026-12-16', '2026-12-18'],
  ])('ten of them on, %s', (_, from, to) => expect(firstOnLatest(from, isSchoolDay)).toBe(to))

  test('none is left after the last', () => {
    expect(firstOnLatest('2026-12-18', isSchoolDay)).toBeNull()
    expect(firstOnProblem('2027-08-01', { promisedOn: '2026-12-18', reviewOn: null }, isSchoolDay)).toBeNull()
  })

  test('a plan begins between its promise and ten of them later', () => {
    const days = ['2026-11-24', '2026-11-25', '2026-12-10', '2026-12-11']
    const promised = { promisedOn: '2026-11-25', reviewOn: '2027-01-27' }
    expect(days.map(day => firstOnProblem(day, promised, isSchoolDay) === null)).toEqual([false, true, true, false])
  })

  test.each([
    ['before it', '2026-12-02', '2026-12-01', null],
    ['on it', '2026-12-02', '2026-12-02', null],
    ['after it', '2026-12-02', '2026-12-03', 'Choose a date no later than the day you report back.'],
    ['sent on late, when it has been', '2026-11-24', '2026-12-03', null],
    ['sent on late, on its day', '2026-11-25', '2026-12-03', null],
    ['with none known', null, '2026-12-03', null],
  ])('and by the day it is reported on: %s', (_, reviewOn, day, sentence) => {
    expect(firstOnProblem(day, { promisedOn: '2026-11-25', reviewOn }, isSchoolDay)).toBe(sentence)
  })

  test('anyone who promised is asked after ten of them, or half way where that is sooner', () => {
    expect(checkInDay('2026-11-25', '2027-01-27', isSchoolDay)).toBe('2026-12-10')
    expect(checkInDay('2026-11-25', '2026-12-05', isSchoolDay)).toBe('2026-11-30')
    expect(checkInDay('2026-11-25', null, isSchoolDay)).toBe('2026-12-10')
    expect(checkInDay('2026-12-18', '2026-12-18', isSchoolDay)).toBeNull()
  })

  test('the n-th is one, with n of them up to it', () => {
    const from = fc.integer({ min: 0, max: 80 }).map(days => dayAfter('2026-09-01', days))
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 12 }), (from, n) => {
        const day = schoolDayAfter(from, n, isSchoolDay)
        if (day === null) return
        expect(isSchoolDay(day) && day > from).toBe(true)
        let passed = 0
        for (let at = dayAfter(from); at <= day; at = dayAfter(at)) if (isSchoolDay(at)) passed++
        expect(passed).toBe(Math.min(n, passed))
        expect(passed === n || schoolDayAfter(day, 1, isSchoolDay) === null).toBe(true)
        expect(halfWay(from, day) > from && halfWay(from, day) <= day).toBe(true)
      }),
    )
  })
})

describe('what becomes of a plan', () => {
  test('a decision closes it or keeps it open; gone on with is for good', () => {
    const after = Object.fromEntries(
      [null, ...decisions].map(decision => [decision, statusAfterReport('committed', decision)]),
    )
    expect(after).toEqual({
      null: 'committed',
      keep: 'committed',
      adapt: 'committed',
      consolidate: 'committed',
      share: 'reported',
      drop: 'dropped',
    })
    for (const decision of [null, ...decisions]) expect(statusAfterReport('carried', decision)).toBe('carried')
    for (const status of planStatuses) expect(statusAfterReport(status, null)).toBe(status)
  })

  test('a request is answered by whom was asked, taken back by its owner, and closed for good', () => {
    expect(supportMoves('asked', 'asked')).toEqual(['accepted', 'given', 'not-possible'])
    expect(supportMoves('accepted', 'asked')).toEqual(['given', 'not-possible'])
    expect(supportMoves('asked', 'owner')).toEqual(['withdrawn'])
    for (const closed of ['given', 'not-possible', 'withdrawn'] as const)
      expect([...supportMoves(closed, 'asked'), ...supportMoves(closed, 'owner')]).toEqual([])
  })
})

test('support staff are never asked for a class', () => {
  expect(settingPrompt('teaching')).toMatch(/class/)
  expect(settingPrompt('support')).not.toMatch(/class/i)
})
