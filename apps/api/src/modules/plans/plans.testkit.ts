import type { CreatePlan, OwnPlan, WriteReport } from '@hubs/schema/plans/plans'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'
import { meetingOf } from '../meetings/meetings.testkit.ts'

/** A questioning hub ten minutes before its second meeting, or so long after; the first is a half term ago. */
export async function buildPlans(afterSecondMs = -600_000) {
  const test = await buildTestApp()
  const first = await meetingOf(test, 'questioning', 1)
  const second = await meetingOf(test, 'questioning', 2)
  const third = await meetingOf(test, 'questioning', 3)
  test.clock.now = second.startsAtMs + afterSecondMs
  const facilitator = await test.facilitator('questioning', { name: 'Fay Facilitator', email: 'fay@school.test' })
  const amy = await test.member('questioning', { name: 'Amy Adams', email: 'amy@school.test' })
  const ben = await test.member('questioning', { name: 'Ben Brown', email: 'ben@school.test' })
  /** Ends a meeting, or lets it run, as the store knows it. */
  const setStatus = (id: string, status: 'planned' | 'running' | 'ended' | 'cancelled') =>
    test.store.write(async ({ db, t }) => {
      const { eq } = await import('drizzle-orm')
      await db.update(t.meeting).set({ status }).where(eq(t.meeting.id, id))
    })
  return { ...test, facilitatorOf: test.facilitator, first, second, third, facilitator, amy, ben, setStatus }
}

/** One of each kind of people who are not of Amy's group. */
export async function outsidersOf({ facilitatorOf, member, person }: Awaited<ReturnType<typeof buildPlans>>) {
  return {
    'facilitator of another hub': await facilitatorOf('feedback'),
    'member of another hub': await member('feedback'),
    coordinator: await person({ roles: ['coordinator'] }),
    administrator: await person({ roles: ['administrator'] }),
    leadership: await person({ roles: ['leadership'] }),
    support: await person({ staffKind: 'support' }),
  }
}

/** A sound plan, promised at this meeting. */
export function aPlan(meetingId: string, over: Partial<CreatePlan> = {}): CreatePlan {
  return {
    meetingId,
    carriedFrom: null,
    technique: 'Wait three seconds before I take an answer',
    strategyCode: 'QU2',
    adaptation: '',
    setting: '9Sc2',
    firstOn: '2026-11-30',
    howOften: 'weekly',
    cue: 'When I have asked a question, I will count to three.',
    lessOf: 'Repeating my own question.',
    evidence: ['tally'],
    evidenceNote: '',
    confidence: 4,
    visibility: 'group',
    onScreen: true,
    support: [],
    ...over,
  }
}

export const post = (person: TestPerson, payload: object, headers: Record<string, string> = {}) =>
  person.inject({ method: 'POST', url: '/api/v1/plans', payload, headers })

/** Puts a plan in; throws with the answer where that was refused. */
export async function putIn(person: TestPerson, plan: CreatePlan): Promise<OwnPlan> {
  const answer = await post(person, plan)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

export const get = (person: TestPerson, path: string) => person.inject({ url: `/api/v1${path}` })
export const patch = (person: TestPerson, path: string, payload: object) =>
  person.inject({ method: 'PATCH', url: `/api/v1${path}`, payload })
export const put = (person: TestPerson, path: string, payload: object) =>
  person.inject({ method: 'PUT', url: `/api/v1${path}`, payload })

export const aReport = (over: Partial<WriteReport> = {}): WriteReport => ({
  didIt: 'a-few-times',
  times: null,
  whatHappened: 'More hands went up.',
  evidence: 'Seven of eleven answered.',
  surprise: '',
  decision: null,
  reasonIfNot: null,
  expectedVersion: 0,
  ...over,
})
