import { byName } from '@hubs/rules/fold'
import { promiseSentence } from '@hubs/rules/promise'
import type { Visibility } from '@hubs/schema/plans'
import type { Tx } from '../../store/store.ts'
import { listNames, listPromisedAt, listReportedAt } from './plans.repo.ts'

const readableBy = {
  group: ['group', 'school'],
  school: ['school'],
} as const satisfies Record<string, readonly Visibility[]>

/**
 * What was promised at a meeting, by name, as far as the owners share it with everybody of that circle. What is for its
 * owner or their partner alone is in neither, not even for them: minutes are the same for all who read them.
 */
export async function promisesOf(tx: Tx, meetingId: string, circle: 'group' | 'school') {
  const readable: readonly Visibility[] = readableBy[circle]
  const plans = (await listPromisedAt(tx, meetingId)).filter(
    plan => plan.status !== 'dropped' && readable.includes(plan.visibility),
  )
  const names = await listNames(
    tx,
    plans.map(plan => plan.ownerId),
  )
  return plans
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map(plan => ({ personId: plan.ownerId, name: names.get(plan.ownerId) ?? '', promise: promiseSentence(plan) }))
    .toSorted(byName)
}

/** Whose written report belongs to this meeting: only ever to be counted. */
export async function reportersOf(tx: Tx, meetingId: string): Promise<string[]> {
  return (await listReportedAt(tx, meetingId)).map(({ plan }) => plan.ownerId)
}
