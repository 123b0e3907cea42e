import { strategyTrials, trialFigures, type StrategyTrials, type TrialFigures } from '@hubs/schema/library/trials'

const verdicts = { keep: 12, adapt: 7, consolidate: 0, share: 0, drop: 4 }

export function figuresOf(change: Partial<TrialFigures> = {}): TrialFigures {
  return trialFigures.parse({
    scope: 'school',
    times: 23,
    people: 9,
    counted: 'all',
    outcome: { tried: 23, verdicts, open: 0, notDone: 2, reasons: [{ reason: 'no-time', count: 2 }] },
    ...change,
  })
}

const story = {
  id: 'report-1',
  planId: 'plan-1',
  by: { id: 'person-9', name: 'Aisha Khan' },
  teaching: true,
  subject: 'History',
  setting: '10Hi2',
  technique: 'Count to three',
  adaptation: '',
  howOften: 'weekly',
  toldOn: '2099-11-25',
  didIt: 'a-few-times',
  times: 4,
  whatHappened: 'It fell flat.',
  evidence: '',
  surprise: '',
  verdict: 'drop',
  reasonIfNot: null,
}

/** What was tried, with one story, and figures of nine people. */
export function trialsAnswer(change: Partial<StrategyTrials> = {}): StrategyTrials {
  return strategyTrials.parse({
    figures: figuresOf(),
    subjects: ['History', 'Science'],
    items: [story],
    next: null,
    ...change,
  })
}
