import { ownPlan, planStart, type OwnPlan, type PlanStart } from '@hubs/schema/plans/plans'

/** Sam Patel's plan, promised at the first meeting, unless said otherwise. */
export function planOf(change: Partial<OwnPlan> = {}): OwnPlan {
  return ownPlan.parse({
    id: 'plan-1',
    owner: { id: 'person-sam', name: 'Sam Patel' },
    groupId: 'group-questioning',
    meetingId: 'm0',
    promisedOn: '2099-09-30',
    reviewOn: '2099-11-25',
    status: 'committed',
    technique: 'wait three seconds after each question',
    strategyCode: null,
    strategy: null,
    adaptation: '',
    setting: '9Sc2',
    firstOn: '2099-10-01',
    howOften: 'weekly',
    cue: '',
    lessOf: 'repeating students’ answers',
    evidence: ['tally'],
    evidenceNote: '',
    confidence: 4,
    visibility: 'group',
    onScreen: false,
    carriedFrom: null,
    timesCarried: 0,
    promise: 'With 9Sc2, I will wait three seconds after each question.',
    report: null,
    version: 1,
    partnerWaiting: [],
    support: [],
    checkIn: null,
    offers: [],
    ...change,
  })
}

export function startOf(change: Partial<PlanStart> = {}): PlanStart {
  return planStart.parse({
    meetingId: 'm1',
    reviewOn: '2099-12-16',
    firstOnLatest: '2099-12-08',
    open: 0,
    mayAdd: true,
    settings: ['9Sc2', '10Sc1'],
    teaching: true,
    partner: [{ id: 'person-3', name: 'Aisha Khan' }],
    partnerSince: '2020-09-30',
    ...change,
  })
}
