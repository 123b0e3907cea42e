import {
  strand,
  strategyDetail,
  strategySummary,
  type Strand,
  type StrategyDetail,
} from '@hubs/schema/library/strategies'

/** The EEF's strand on feedback, unless said otherwise. */
export function strandOf(change: Partial<Strand> = {}): Strand {
  return strand.parse({
    code: 'T-FEE',
    name: 'Feedback',
    months: 6,
    cost: 'very low',
    evidence: 'extensive',
    asOf: '2026-08-27',
    url: 'https://example.org/feedback',
    note: '',
    number: 1,
    by: null,
    setAt: '2026-09-01T08:00:00.000Z',
    ...change,
  })
}

/** Wait time, as it came with the library and as a member of the hub sees it, unless said otherwise. */
export function strategyOf(change: Partial<StrategyDetail> = {}): StrategyDetail {
  return strategyDetail.parse({
    id: 's1',
    code: 'QU2',
    hubSlug: 'questioning',
    name: 'Wait time',
    what: 'Wait three seconds or more after a question.',
    strength: 'some-studies',
    stage: 'proposed',
    audiences: ['students'],
    strand: strandOf(),
    trials: null,
    adaptations: 0,
    looksLike: 'The teacher counts silently.',
    commonFailing: 'The teacher fills the gap.',
    techniques: ['Count to three before you take an answer.', 'Have a colleague time your pauses.'],
    strengthWhy: 'Classroom studies, now some decades old.',
    strandNote: 'related: the strand is wider than this',
    references: [],
    adaptationList: [],
    moves: [],
    proposedBy: null,
    may: { edit: false, decide: false },
    version: 1,
    ...change,
  })
}

/** The same as the library's list has it. */
export function inList(strategy: StrategyDetail) {
  const { strand: near } = strategy
  return strategySummary.parse({
    ...strategy,
    strand: near && { code: near.code, name: near.name, months: near.months },
  })
}
