import type { OfferStory, Publication } from '@hubs/schema/library/publications'
import type { TestPerson } from '../../../test/test-app.ts'
import { aPlan, aReport, buildPlans, patch, put, putIn } from '../plans/plans.testkit.ts'

/** Amy has told a plan that she keeps to herself; there is a coordinator. */
export async function buildStory() {
  const built = await buildPlans()
  const { amy, first, second } = built
  const plan = await putIn(amy, aPlan(first.id, { visibility: 'me', setting: 'cage-setting', lessOf: 'cage-less' }))
  const told = aReport({ whatHappened: 'cage-happened', evidence: 'cage-evidence', surprise: 'cage-surprise' })
  const { report } = (await put(amy, `/plans/${plan.id}/reports/${second.id}`, told)).json()
  const coordinator = await built.person({ roles: ['coordinator'], name: 'Cora Coordinator' })
  return { ...built, plan, reportId: report.id as string, coordinator }
}

export const aStory = (over: Partial<OfferStory> = {}): OfferStory => ({
  title: 'Three quiet seconds',
  story: 'I waited, and more hands went up.',
  named: false,
  expectedVersion: 0,
  ...over,
})

/** Offers it; throws with the answer where that was refused. */
export async function offer(
  person: TestPerson,
  reportId: string,
  over: Partial<OfferStory> = {},
): Promise<Publication> {
  const answer = await put(person, `/reports/${reportId}/publication`, aStory(over))
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

export const move = (person: TestPerson, { id, version }: Publication, state: string) =>
  patch(person, `/publications/${id}`, { state, expectedVersion: version })
