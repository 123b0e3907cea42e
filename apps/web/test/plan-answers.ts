import { startOf } from '#features/plans/plans.testkit.ts'
import { ok } from './api-stub.ts'
import { hubDetailOf, inQuestioning, meOf } from './fixtures.ts'

/** Somebody in Questioning, with nothing promised yet. */
export const member = meOf({ membership: inQuestioning })
/** The whole of a list. */
export const page = (...items: unknown[]) => ok({ items, next: null })
const library = [
  ['QU2', 'Wait time', 'Count to three before you take an answer.', 'The teacher fills the gap.'],
  ['QU1', 'Hinge question', 'Ask one question that shows each error.', 'The answer can be guessed.'],
].map(([strategyCode, strategy, technique, commonFailing]) => ({
  strategyCode,
  strategy,
  technique,
  commonFailing,
  hubSlug: 'questioning',
}))

const markLess = {
  strategyCode: 'FC10',
  strategy: 'Mark less, better',
  technique: 'Choose the one piece that you will mark in full.',
  commonFailing: 'Nothing else is looked at.',
  hubSlug: 'feedback-critique',
}

/** What the screens of plans ask for. */
export const planAnswers = {
  'GET /me': ok(member),
  'GET /hubs/questioning': ok(hubDetailOf('questioning', true)),
  'GET /me/plans/start': ok(startOf({ firstOnLatest: '2099-12-08' })),
  'GET /me/plans?which=open': page(),
  'GET /me/plans?which=closed&limit=20': page(),
  'GET /techniques?hub=questioning': ok({ items: library }),
  'GET /techniques': ok({ items: [...library, markLess] }),
}
