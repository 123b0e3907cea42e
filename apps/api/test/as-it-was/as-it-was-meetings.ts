import { updateMeeting } from '@hubs/schema/meetings/meetings'
import { updateTemplate } from '@hubs/schema/meetings/templates'
import { updateObservation } from '@hubs/schema/plans/observations'
import { updatePlan } from '@hubs/schema/plans/plans'
import { sendAll } from '../../src/modules/meetings/meetings.testkit.ts'
import { aPlan, aReport, putIn } from '../../src/modules/plans/plans.testkit.ts'
import { ask, read, reopened, saidBefore, type AsItWas, type Saves } from './as-it-was.ts'

const day = 86_400_000
const idea = (title: string) => ({
  title,
  technique: 'A question in the middle.',
  why: 'It has been tried.',
  failing: 'Done too fast.',
  url: '',
  readMinutes: 8,
  presenterId: null,
  strategyCode: null,
})

/** Two ideas, put to the vote five days before the meeting. */
async function voting({ facilitator, clock, second, at }: AsItWas, up = true) {
  clock.now = second.startsAtMs - 5 * day
  await ask(facilitator, 'POST', `${at}/candidates`, idea('Hinge questions'))
  clock.now += 1000
  const { candidates } = (await ask(facilitator, 'POST', `${at}/candidates`, idea('Wait time'))) as unknown as {
    candidates: { id: string; version: number }[]
  }
  const candidateIds = candidates.map(({ id }) => id)
  if (up) await ask(facilitator, 'PUT', `${at}/ballot`, { candidateIds, expectedVersion: 0 })
  return { candidates, candidateIds, first: candidateIds[0] ?? '' }
}

async function observation({ amy, ben }: AsItWas, coverNeeded: boolean) {
  const { id } = await ask(amy, 'POST', '/observations', {
    date: '2026-12-08',
    startsAt: '10:15',
    minutes: 15,
    place: 'B12',
    setting: '9Sc2',
    coverNeeded,
    focus: 'How long I wait.',
    evidenceAsked: 'Take the time.',
    tool: 'timings',
    observerId: ben.id,
  })
  return `/observations/${id}`
}

async function running({ facilitator, ben, amy, at }: AsItWas) {
  await sendAll(facilitator, `/api/v1${at}`, [
    { type: 'start' },
    { type: 'register', personId: amy.id, attendance: 'present' },
    { type: 'register', personId: ben.id, attendance: 'present' },
  ])
}

/** What is saved of meetings, plans and observations. */
export const meetingSaves: Saves = {
  'PATCH /api/v1/meetings/:id': ({ coordinator, at }) =>
    reopened(coordinator, at, updateMeeting, () => ({ cancelled: false })),
  'PUT /api/v1/meetings/:id/agenda': async ({ facilitator, at }) => {
    const { segments, version } = (await read(facilitator, at)) as unknown as {
      segments: Record<string, unknown>[]
      version: number
    }
    const parts = segments.map(({ floorMinutes: _, ...segment }) => segment)
    return { by: facilitator, url: `${at}/agenda`, payload: { segments: parts, expectedVersion: version } }
  },
  'PUT /api/v1/meetings/:id/register/:personId': async world => {
    await running(world)
    const { facilitator, amy, at } = world
    const { people } = (await read(facilitator, at)) as unknown as { people: { id: string; changes: number }[] }
    const expectedVersion = people.find(({ id }) => id === amy.id)?.changes
    return { by: facilitator, url: `${at}/register/${amy.id}`, payload: { attendance: 'present', expectedVersion } }
  },
  'PUT /api/v1/meetings/:id/check-in': ({ facilitator, at }) =>
    saidBefore(facilitator, `${at}/check-in`, { mode: 'open' }),
  'PATCH /api/v1/agenda-templates/:id': async ({ facilitator }) => {
    const { id } = await ask(facilitator, 'POST', '/agenda-templates', {
      from: 'template',
      sourceId: 'ordinary',
      name: 'Ours',
    })
    return reopened(facilitator, `/agenda-templates/${id}`, updateTemplate)
  },
  'PATCH /api/v1/meetings/:id/checklist/:itemId': async ({ facilitator, at }) => {
    const payload = { ticked: true, removed: false }
    await facilitator.inject({ method: 'PATCH', url: `/api/v1${at}/checklist/room`, payload })
    return { by: facilitator, url: `${at}/checklist/room`, payload }
  },
  'PATCH /api/v1/meetings/:id/candidates/:candidateId': async world => {
    const { candidates, first } = await voting(world, false)
    const url = `${world.at}/candidates/${first}`
    const payload = { ...idea('Hinge questions'), withdrawn: false, expectedVersion: candidates[0]?.version }
    return { by: world.facilitator, url, payload }
  },
  'PUT /api/v1/meetings/:id/ballot': async world => {
    const { candidateIds } = await voting(world, false)
    return saidBefore(world.facilitator, `${world.at}/ballot`, { candidateIds, expectedVersion: 0 })
  },
  'PUT /api/v1/meetings/:id/ballot/vote': async world => {
    const { first } = await voting(world)
    return saidBefore(world.amy, `${world.at}/ballot/vote`, { candidateId: first })
  },
  'PUT /api/v1/meetings/:id/ballot/closed': async world => {
    const { first } = await voting(world)
    await ask(world.amy, 'PUT', `${world.at}/ballot/vote`, { candidateId: first })
    return saidBefore(world.facilitator, `${world.at}/ballot/closed`, { closed: true })
  },
  'PUT /api/v1/meetings/:id/ballot/taken': async world => {
    const { first } = await voting(world)
    await ask(world.amy, 'PUT', `${world.at}/ballot/vote`, { candidateId: first })
    await ask(world.facilitator, 'PUT', `${world.at}/ballot/closed`, { closed: true })
    return saidBefore(world.facilitator, `${world.at}/ballot/taken`, { candidateId: first })
  },
  'PUT /api/v1/meetings/:id/coming': ({ amy, at }) => saidBefore(amy, `${at}/coming`, { coming: false }),
  'PUT /api/v1/meetings/:id/minutes': async world => {
    await running(world)
    const text = { learned: 'A', questions: '', show: true, expectedVersion: 0 }
    return saidBefore(world.facilitator, `${world.at}/minutes`, text, 1)
  },
  'PUT /api/v1/meetings/:id/notes': async ({ facilitator, at }) =>
    saidBefore(facilitator, `${at}/notes`, { text: 'A', expectedVersion: 0 }, 1),
  'PATCH /api/v1/plans/:id': async ({ amy, second }) => {
    const { id } = await putIn(amy, aPlan(second.id))
    return reopened(amy, `/plans/${id}`, updatePlan, () => ({ support: [], dropped: false }))
  },
  'PUT /api/v1/plans/:id/reports/:meetingId': async ({ amy, first, second }) => {
    const { id } = await putIn(amy, aPlan(first.id))
    return saidBefore(amy, `/plans/${id}/reports/${second.id}`, aReport(), 1)
  },
  'PUT /api/v1/plans/:id/check-in': async ({ amy, second, store, clock }) => {
    const { id: planId } = await putIn(amy, aPlan(second.id))
    const asked = { planId, askedAt: clock.now, answeredAt: null, didIt: null, note: '' }
    await store.write(async ({ db, t }) => void (await db.insert(t.planProgressCheck).values(asked)))
    return saidBefore(amy, `/plans/${planId}/check-in`, { didIt: 'once', note: 'In 9Sc2' })
  },
  'PUT /api/v1/meetings/:id/offers/:personId': async world => {
    await running(world)
    return saidBefore(world.amy, `${world.at}/offers/${world.ben.id}`, { text: 'A question' })
  },
  'PUT /api/v1/meetings/:id/partners': ({ facilitator, amy, ben, at }) =>
    saidBefore(facilitator, `${at}/partners`, { sets: [[amy.id, ben.id]], expectedVersion: 0 }),
  'PATCH /api/v1/observations/:id': async world => {
    const url = await observation(world, true)
    const cover = url.replace('/observations/', '/cover-requests/')
    await ask(world.coordinator, 'PUT', cover, { cover: 'arranged', expectedVersion: 1 })
    const when = { date: '2026-12-08', startsAt: '10:15', minutes: 15, place: 'B12' }
    const observers = { ...when, coverNeeded: true, expectedVersion: 2 }
    return [await reopened(world.amy, url, updateObservation), { by: world.ben, url, payload: observers }]
  },
  'PUT /api/v1/observations/:id/notes': async world =>
    saidBefore(world.ben, `${await observation(world, false)}/notes`, { notes: 'Nine seconds', expectedVersion: 1 }),
  'PUT /api/v1/cover-requests/:id': async world => {
    const url = (await observation(world, true)).replace('/observations/', '/cover-requests/')
    return saidBefore(world.coordinator, url, { cover: 'arranged', expectedVersion: 1 })
  },
}
