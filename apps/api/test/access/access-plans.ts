import { newId } from '../../src/ids.ts'
import { aPlan, aReport } from '../../src/modules/plans/plans.testkit.ts'
import type { Store, Tx } from '../../src/store/store.ts'
import { at, type Row, stale } from './access.ts'

//                                                       visitor member facil. other coord. admin lead. school
export const planRows: Record<string, Row> = {
  'GET /api/v1/me/plans': { get: at('/me/plans'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/me/plans/start': { get: at('/me/plans/start'), expect: '401 200 200 200 200 200 200 200' },
  'POST /api/v1/plans': {
    get: ({ meeting }) => at('/plans', aPlan(meeting, { firstOn: '2026-09-16' }))(),
    expect: '401 201 201 404 404 404 404 404',
  },
  'GET /api/v1/plans/:id': {
    get: ({ plan }) => at(`/plans/${plan}`)(),
    expect: '401 200 200 404 404 404 404 404',
  },
  'PATCH /api/v1/plans/:id': {
    get: ({ plan }) => at(`/plans/${plan}`, stale)(),
    expect: '401 409 404 404 404 404 404 404',
  },
  'PUT /api/v1/plans/:id/reports/:meetingId': {
    get: ({ plan, meeting }) => at(`/plans/${plan}/reports/${meeting}`, aReport())(),
    expect: '401 409 404 404 404 404 404 404',
  },
  'PUT /api/v1/plans/:id/check-in': {
    get: ({ plan }) => at(`/plans/${plan}/check-in`, { didIt: 'once', note: '' })(),
    expect: '401 409 404 404 404 404 404 404',
  },
  'GET /api/v1/me/support': { get: at('/me/support'), expect: '401 200 200 200 200 200 200 200' },
  'PATCH /api/v1/support/:id': {
    get: ({ support }) => at(`/support/${support}`, { state: 'given', ...stale })(),
    expect: '401 409 409 404 404 404 404 404',
  },
  'GET /api/v1/colleagues': { get: at('/colleagues'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/techniques': { get: at('/techniques'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/meetings/:id/plans': {
    get: ({ meeting }) => at(`/meetings/${meeting}/plans`)(),
    expect: '401 200 200 403 200 403 403 404',
  },
  'GET /api/v1/meetings/:id/offers': {
    get: ({ meeting }) => at(`/meetings/${meeting}/offers`)(),
    expect: '401 200 200 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/offers/:personId': {
    get: ({ meeting, member }) => at(`/meetings/${meeting}/offers/${member}`, { text: 'A question' })(),
    expect: '401 404 409 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/partners': {
    get: ({ meeting }) => at(`/meetings/${meeting}/partners`)(),
    expect: '401 200 200 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/partners': {
    get: ({ meeting }) => at(`/meetings/${meeting}/partners`, { sets: [], ...stale })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/partners/draw': {
    get: ({ meeting }) => at(`/meetings/${meeting}/partners/draw`, stale)(),
    expect: '401 403 409 403 403 403 403 404',
  },
}

type PlanPeople = { ownerId: string; fromId: string; meeting: Tx['t']['meeting']['$inferSelect'] | undefined }

/** A plan that its owner shows to the group, and a request that goes with it. */
export async function insertPlan({ write }: Store, { ownerId, fromId, meeting }: PlanPeople) {
  const [plan, support] = [newId(), newId()]
  if (!meeting) throw new Error('no meeting to promise a plan at')
  const { id: meetingId, schoolId, groupId, startsAtMs } = meeting
  const { support: _, ...fields } = aPlan(meetingId)
  const standing = { status: 'committed', timesCarried: 0, promisedOn: '2026-09-14', createdAt: startsAtMs } as const
  await write(async ({ db, t }) => {
    await db.insert(t.plan).values({ id: plan, schoolId, groupId, ownerId, ...fields, ...standing })
    await db.insert(t.supportRequest).values({
      id: support,
      schoolId,
      planId: plan,
      ownerId,
      fromId,
      what: 'Watch my wait time',
      state: 'asked',
      answer: '',
      askedAt: startsAtMs,
    })
  })
  return { plan, support }
}
