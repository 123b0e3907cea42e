import type { TermReport } from '@hubs/schema/reports/year-report'
import { expect, test } from 'vitest'
import { noRegisterWords, termReportWords } from './term-report-labels.ts'

const report = (over: Partial<TermReport> = {}): TermReport => ({
  school: 'Northgate Community School',
  programme: { id: 'p', name: '2026-27' },
  programmes: [],
  term: { number: 1, name: 'Autumn' },
  terms: [],
  halfTerms: [
    { name: 'Autumn 1', counted: true },
    { name: 'Autumn 2', counted: false },
  ],
  meetings: { planned: 11, held: 11 },
  attendance: { present: 40, missed: 10 },
  hubs: [{ name: 'Feedback', slug: 'feedback', places: 12, taken: 7, present: 30, missed: 5 }],
  placesAsOf: null,
  minutes: 600,
  plans: { made: 20, none: 8 },
  told: 0,
  practice: [
    { didIt: 'not-yet', answers: 0 },
    { didIt: 'most-lessons', answers: null },
  ],
  strategies: [],
  support: { inTime: null, notInTime: null },
  stories: [],
  next: { text: '', version: 0 },
  mayEdit: false,
  ...over,
})

test('no report and no answer is nothing to show yet, not a row of noughts', () => {
  const words = termReportWords(report())
  expect([words.told, words.practiceRows]).toEqual(['Reports on them aren’t counted yet.', []])
  const counted = [{ name: 'Autumn 2', counted: true }]
  expect(termReportWords(report({ halfTerms: counted })).told).toBe('None reported on.')
  // Of nothing asked nothing is withheld.
  expect(words.share(0, 0)).toBe('None')
})

test('with answers every one of them has its row, those of no one too', () => {
  const practice: TermReport['practice'] = [
    { didIt: 'not-yet', answers: 0 },
    { didIt: 'once', answers: 7 },
  ]
  const words = termReportWords(report({ told: 7, practice }))
  expect([words.told, words.practiceRows, words.practice]).toEqual(['Reported on: 7.', practice, practice.slice(1)])
})

test('what is held takes in a half term that the other figures don’t, and says so', () => {
  const half = { name: 'Autumn 2', counted: false }
  expect(termReportWords(report()).held).toBe('Includes Autumn 2. Other figures don’t yet.')
  expect(termReportWords(report({ halfTerms: [{ ...half, counted: true }] })).held).toBe('')
  expect(termReportWords(report({ halfTerms: [{ ...half, name: 'Autumn 1' }, half] })).held).toMatch(
    /^Includes Autumn 1 and Autumn 2\./,
  )
})

test('places are of now, or of the day they were last shown', () => {
  expect(termReportWords(report()).places).toBe('Places taken now, and attendance this term.')
  expect(termReportWords(report({ placesAsOf: '2026-11-24' })).places).toMatch(
    /^Places as they were on 24 November 2026,/,
  )
  const [hub] = report().hubs
  const { seats, hasPlaces } = termReportWords(report())
  expect([hasPlaces, seats(hub!), seats({ ...hub!, taken: null })]).toEqual([true, '7 of 12', 'Not shown'])
})

test('of a year that is over nothing is said of places', () => {
  const hubs = report().hubs.map(hub => ({ ...hub, places: null, taken: null }))
  expect(termReportWords(report({ hubs }))).toMatchObject({ hasPlaces: false, places: 'Attendance this term.' })
})

test('a figure that isn’t told is not shown, or not counted yet', () => {
  expect(termReportWords(report({ told: null })).told).toBe('Reported on: Not shown.')
  expect(termReportWords(report({ halfTerms: [], plans: { made: null, none: 8 } })).plansMade).toBe('Not counted yet')
  expect(termReportWords(report()).share(40, 10)).toBe('80%')
})

test('before a half term is counted no figure is nought, and neither are reports while one is open', () => {
  const [halfTerm] = report().halfTerms
  const uncounted = termReportWords(report({ halfTerms: [{ ...halfTerm!, counted: false }], told: 0 }))
  expect([uncounted.figure(0), uncounted.share(0, 0), uncounted.reported]).toEqual(Array(3).fill('Not counted yet'))
  const counted = termReportWords(report({ halfTerms: [{ ...halfTerm!, counted: true }], told: 0 }))
  expect([counted.figure(0), counted.figure(null), counted.reported]).toEqual([0, 'Not shown', 0])
})

test('of nothing no part is said, and no share', () => {
  const words = termReportWords(report({ meetings: { planned: 0, held: 0 }, plans: { made: 0, none: 0 } }))
  expect([words.meetingsHeld, words.plansMade]).toEqual(['None', 'None'])
  const unasked = { inTime: 0, notInTime: 0 }
  const over = [{ name: 'Autumn 2', counted: true }]
  expect(termReportWords(report({ support: unasked, halfTerms: over })).support).toMatchObject({
    share: 'None',
    of: 'this term',
  })
  const { share, figure } = termReportWords(report({ support: unasked })).support
  expect([share, figure(0)]).toEqual(['Not counted yet', 'Not counted yet'])
  expect(termReportWords(report({ support: { inTime: 9, notInTime: 1 } })).support).toMatchObject({
    share: '90%',
    of: 'answered within 10 school days',
  })
  expect(termReportWords(report()).meetingsHeld).toBe('11 of 11')
  expect(noRegisterWords(['Autumn 1', 'Autumn 2'])).toBe('Autumn 1 and Autumn 2: no register taken yet.')
  expect(noRegisterWords([])).toBe('')
})
