import type { TrialFigures } from '@hubs/schema/library/trials'
import { expect, test } from 'vitest'
import { countWords, reasonWords, trialSentence, triedWords } from './trial-labels.ts'

const figures = (over: Partial<TrialFigures> = {}, outcome: Partial<TrialFigures['outcome']> = {}): TrialFigures => ({
  scope: 'school',
  times: 23,
  people: 9,
  counted: 'all',
  ...over,
  outcome: {
    tried: 23,
    verdicts: { keep: 12, adapt: 7, consolidate: 0, share: 0, drop: 4 },
    open: 0,
    notDone: 3,
    reasons: [
      { reason: 'no-time', count: 2 },
      { reason: 'forgot', count: 1 },
    ],
    ...outcome,
  },
})

test('trials are said in one sentence', () => {
  expect(trialSentence(figures(), 'hub')).toBe(
    'Tried by 9 people, in 23 plans: 12 kept, 7 adapted, 4 dropped. Not done in three other reports, mainly no time.',
  )
})

test('one’s own hub’s is said to be that', () => {
  const verdicts = { keep: 1, adapt: 0, consolidate: 0, share: 0, drop: 0 }
  const own = figures({ scope: 'hub', times: 2, people: 1 }, { tried: 2, verdicts, open: 1, notDone: 0, reasons: [] })
  expect(trialSentence(own, 'hub')).toBe('In your hub, tried by one person, in 2 plans: 1 kept, 1 undecided.')
  expect(trialSentence(own, 'group')).toMatch(/^In your group/)
})

test('where some are too few to stay unnamed, the outcome is that of those one may read', () => {
  const verdicts = { keep: 3, adapt: 0, consolidate: 0, share: 0, drop: 0 }
  const seen = figures({ counted: 'seen' }, { tried: 3, verdicts, reasons: [], notDone: 0 })
  expect(trialSentence(seen, 'hub')).toBe(
    'Counted across the school so far: 9 people, in 23 plans. In the reports you can read: 3 kept.',
  )
  const none = figures({ counted: 'seen' }, { tried: 0, verdicts: { ...verdicts, keep: 0 }, reasons: [], notDone: 0 })
  expect(trialSentence(none, 'hub')).toBe('Tried by 9 people, in 23 plans.')
})

test('of equal reasons two are said, and more are none', () => {
  const equal = (['no-time', 'forgot', 'cover'] as const).map(reason => ({ reason, count: 1 }))
  expect(trialSentence(figures({}, { notDone: 2, reasons: equal.slice(0, 2) }), 'hub')).toMatch(
    /reports: no time or forgotten\.$/,
  )
  expect(trialSentence(figures({}, { reasons: equal }), 'hub')).toMatch(/other reports, for different reasons\.$/)
})

test('what was not done is told apart from what was tried, which is of other people', () => {
  const verdicts = { keep: 0, adapt: 0, consolidate: 0, share: 0, drop: 1 }
  const reasons = [{ reason: 'forgot' as const, count: 1 }]
  const one = figures({ scope: 'hub', times: 1, people: 1 }, { tried: 1, verdicts, notDone: 1, reasons })
  expect(trialSentence(one, 'hub')).toBe(
    'In your hub, tried by one person: 1 dropped. Not done in one other report: forgotten.',
  )
  const none = figures(
    { scope: 'hub', times: 0, people: 0 },
    { tried: 0, verdicts: { ...verdicts, drop: 0 }, notDone: 1, reasons },
  )
  expect(trialSentence(none, 'hub')).toBe('In your hub, not tried yet. Not done in one report: forgotten.')
})

test('in a table the same is said without its verb', () => {
  expect(countWords({ times: 23, people: 9 })).toBe('9 people, in 23 plans')
  expect(countWords({ times: 0, people: 0 })).toBe('no one yet')
  const outcome = { ...figures().outcome, reasons: [{ reason: 'no-time' as const, count: 2 }] }
  expect(reasonWords(outcome)).toBe('main reason where it wasn’t tried: no time')
})

test('once and never are said as people say them', () => {
  expect(triedWords({ times: 1, people: 1 })).toBe('tried by one person')
  expect(triedWords({ times: 0, people: 0 })).toBe('not tried yet')
})
