import { updateMe } from '@hubs/schema/accounts'
import { updateTemplate } from '@hubs/schema/templates'
import { updateHub } from '@hubs/schema/hubs'
import { updateMeeting } from '@hubs/schema/meetings'
import { updateObservation } from '@hubs/schema/observations'
import { updatePlan } from '@hubs/schema/plans'
import { updateProgramme } from '@hubs/schema/programmes'
import { updateReference } from '@hubs/schema/references'
import { updateShowcase } from '@hubs/schema/showcase'
import { updatePerson } from '@hubs/schema/staff'
import { updateStrand, updateStrategy } from '@hubs/schema/strategies'
import { sendAll } from '../src/modules/meetings/meetings.testkit.ts'
import { aPlan, aReport, buildPlans, putIn } from '../src/modules/plans/plans.testkit.ts'
import { insertAdaptation } from '../src/modules/strategies/strategies.testkit.ts'
import { anyReference } from './access-discussion.ts'
import { outcomeOf } from './access-evaluation.ts'
import { testNow } from './engine.ts'
import type { TestPerson } from './test-app.ts'

/** A hub with a facilitator and two members ten minutes before its second meeting, and who looks after the school. */
export async function buildAsItWas() {
  const test = await buildPlans()
  const coordinator = await test.person({ name: 'Cora Coordinator', roles: ['coordinator'] })
  const administrator = await test.person({ name: 'Ada Admin', roles: ['administrator'] })
  return { ...test, coordinator, administrator, at: `/meetings/${test.second.id}` }
}
export type AsItWas = Awaited<ReturnType<typeof buildAsItWas>>

/** Who saves what, with nothing changed in it. */
type Save = { by: TestPerson; url: string; payload: object }
type Answer = Record<string, never>

const day = 86_400_000
const ask = async (by: TestPerson, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<Answer> => {
  const answer = await by.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) })
  if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`)
  return answer.statusCode === 204 ? {} : answer.json()
}
const read = (by: TestPerson, url: string) => ask(by, 'GET', url)

/** What a form has of a record: what may be changed in it. */
function formOf({ shape }: { shape: object }, record: object, over: object = {}): object {
  const version = 'version' in record ? { expectedVersion: record.version } : {}
  const fields = Object.entries(record).filter(([name]) => name in shape)
  return { ...Object.fromEntries(fields), ...version, ...over }
}

/** Opened, and saved as it was. */
const reopened = async (
  by: TestPerson,
  url: string,
  schema: { shape: object },
  over: (record: never) => object = () => ({}),
) => {
  const record = await read(by, url)
  return { by, url, payload: formOf(schema, record, over(record as never)) }
}

/** Said once; what is looked at is saying it again, having seen what came of it. */
const saidBefore = async (by: TestPerson, url: string, payload: object, expectedVersion?: number): Promise<Save> => {
  const { version } = await ask(by, 'PUT', url, payload)
  const seen = expectedVersion ?? version
  return { by, url, payload: { ...payload, ...('expectedVersion' in payload && { expectedVersion: seen }) } }
}

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
    ...{ date: '2026-12-08', startsAt: '10:15', minutes: 15, place: 'B12', setting: '9Sc2', coverNeeded },
    ...{ focus: 'How long I wait.', evidenceAsked: 'Take the time.', tool: 'timings', observerId: ben.id },
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

const reading = async (by: TestPerson, url: string) => {
  const { items } = (await read(by, url)) as unknown as { items: { id: string }[] }
  const ids = items.map(({ id }) => id)
  return { by, url, payload: { referenceIds: ids, seen: ids } }
}

const words = { text: 'Said @Ben Brown', parentId: null }

/** Each route that saves a form, or says how something is to be. */
export const saves: Record<string, (world: AsItWas) => Promise<Save | Save[]>> = {
  'PATCH /api/v1/me': ({ amy }) => reopened(amy, '/me', updateMe),
  'PATCH /api/v1/people/:id': ({ administrator, coordinator }) =>
    reopened(administrator, `/people/${coordinator.id}`, updatePerson, () => ({ left: false })),
  'PUT /api/v1/people/:id/membership': async ({ coordinator, amy }) => ({
    by: coordinator,
    url: `/people/${amy.id}/membership`,
    payload: { hubSlug: 'questioning' },
  }),
  'PATCH /api/v1/programmes/current': ({ coordinator }) =>
    reopened(coordinator, '/programmes/current', updateProgramme),
  'PATCH /api/v1/half-terms/:id': async ({ coordinator }) => {
    const { halfTerms, version } = (await read(coordinator, '/programmes/current')) as unknown as {
      halfTerms: { id: string; startsOn: string; endsOn: string }[]
      version: number
    }
    const { id = '', startsOn, endsOn } = halfTerms[0] ?? {}
    return { by: coordinator, url: `/half-terms/${id}`, payload: { startsOn, endsOn, expectedVersion: version } }
  },
  'PATCH /api/v1/hubs/:slug': ({ coordinator }) =>
    reopened(coordinator, '/hubs/questioning', updateHub, ({ outcomes }: { outcomes: Record<string, unknown>[] }) => ({
      outcomes: outcomes.map(({ id, statement, audiences, howWeWillKnow }) => ({
        id,
        statement,
        audiences,
        howWeWillKnow,
      })),
    })),
  'PATCH /api/v1/groups/:id': async ({ coordinator, facilitator }) => {
    const { groups } = (await read(coordinator, '/hubs/questioning')) as unknown as {
      groups: { id: string; places: number; version: number }[]
    }
    const { id = '', places, version } = groups[0] ?? {}
    const leaders = { facilitatorId: facilitator.id, coFacilitatorId: null }
    return { by: coordinator, url: `/groups/${id}`, payload: { places, ...leaders, expectedVersion: version } }
  },
  'PUT /api/v1/hubs/:slug/membership': async ({ amy, clock }) => {
    clock.now = testNow
    return { by: amy, url: '/hubs/questioning/membership', payload: {} }
  },
  'PUT /api/v1/me/not-this-year': async ({ person, clock }) => {
    clock.now = testNow
    return saidBefore(await person({ staffKind: 'support' }), '/me/not-this-year', {})
  },
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
  'PUT /api/v1/meetings/:id/door': ({ facilitator, at }) => saidBefore(facilitator, `${at}/door`, { mode: 'open' }),
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
    await store.write(async ({ db, t }) => void (await db.insert(t.checkIn).values(asked)))
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
  'PUT /api/v1/hubs/:slug/showcase': async ({ coordinator }) => {
    const url = '/hubs/questioning/showcase'
    await ask(coordinator, 'PUT', url, { words: 'A year', thanks: '', published: true, expectedVersion: 0 })
    return reopened(coordinator, url, updateShowcase, () => ({ published: true }))
  },
  'PUT /api/v1/hubs/:slug/ratings/:moment': async ({ amy, clock }) => {
    clock.now = testNow
    const url = '/hubs/questioning/ratings/baseline'
    const { items } = (await read(amy, url)) as unknown as { items: { item: string }[] }
    const saved = await saidBefore(amy, url, { ratings: items.map(({ item }) => ({ item, value: 3 })) })
    clock.now += 60_000
    return saved
  },
  'PUT /api/v1/outcomes/:id/progress/:halfTermId': async ({ facilitator, store, groupOf, first }) => {
    const outcome = await outcomeOf(store, (await groupOf('questioning')).hubId)
    const judged = { judgement: 'beginning', evidence: 'A', expectedVersion: 0 }
    return saidBefore(facilitator, `/outcomes/${outcome}/progress/${first.halfTermId}`, judged, 1)
  },
  'PATCH /api/v1/strategies/:code': ({ coordinator }) =>
    reopened(
      coordinator,
      '/strategies/QU2',
      updateStrategy,
      ({ references, strand }: { references: { id: string }[]; strand: { code: string } | null }) => ({
        referenceIds: references.map(({ id }) => id),
        strandCode: strand?.code ?? '',
      }),
    ),
  'PATCH /api/v1/strategies/:code/adaptations/:id': async ({ amy, schoolId, store }) => {
    const id = await insertAdaptation(store, { id: amy.id, schoolId })
    const payload = { subject: 'Maths', text: 'At each worked example.', expectedVersion: 1 }
    return { by: amy, url: `/strategies/QU2/adaptations/${id}`, payload }
  },
  'PUT /api/v1/strands/:code': ({ coordinator }) =>
    reopened(coordinator, '/strands/T-FEE', updateStrand, ({ number }: { number: number }) => ({
      expectedVersion: number,
    })),
  'PATCH /api/v1/references/:id': async ({ coordinator, store, schoolId }) =>
    reopened(coordinator, `/references/${await anyReference(store, schoolId)}`, updateReference),
  'PUT /api/v1/citation-style': async ({ coordinator }) => {
    const { style, version } = await read(coordinator, '/citation-style')
    return { by: coordinator, url: '/citation-style', payload: { style, expectedVersion: version } }
  },
  'PUT /api/v1/programmes/current/reading': ({ coordinator }) => reading(coordinator, '/programmes/current/reading'),
  'PUT /api/v1/hubs/:slug/reading': ({ coordinator }) => reading(coordinator, '/hubs/questioning/reading'),
  'PATCH /api/v1/replies/:id': async ({ amy, ben }) => {
    const mentions = [ben.id]
    const { id } = await ask(amy, 'POST', '/discussions/hub/questioning/replies', { ...words, mentions })
    return { by: amy, url: `/replies/${id}`, payload: { text: words.text, mentions, expectedVersion: 1 } }
  },
  'PUT /api/v1/replies/:id/removal': async ({ amy }) => {
    const { id } = await ask(amy, 'POST', '/discussions/hub/questioning/replies', { ...words, mentions: [] })
    return saidBefore(amy, `/replies/${id}/removal`, { removed: true, expectedVersion: 1 })
  },
  'PUT /api/v1/discussions/:place/:key/following': ({ amy }) =>
    saidBefore(amy, '/discussions/hub/questioning/following', { following: true }),
  'PUT /api/v1/discussions/:place/:key/seen': ({ amy, clock }) =>
    saidBefore(amy, '/discussions/hub/questioning/seen', { upTo: new Date(clock.now).toISOString() }),
}

/** What is no form left as it was, but something done, each time anew. */
export const acts: Record<string, string> = {
  'PUT /api/v1/me/password': 'A password is set, other devices are signed out, and a letter says so.',
  'PATCH /api/v1/support/:id': 'An answer to a colleague’s request: a second one of the same kind is refused.',
  'PUT /api/v1/meetings/:id/pulse': 'Counted once; which answer was whose is not known, so none can be given again.',
  'PATCH /api/v1/publications/:id': 'A decision about what goes out.',
  'PUT /api/v1/reports/:id/publication': 'A story is offered anew: what was out is looked at again first.',
  'PUT /api/v1/strategies/:code/publication': 'A strategy is offered anew, with its words of now.',
  'PUT /api/v1/strategies/:code/stage': 'A decision of the hub; the stage it has is refused.',
  'PUT /api/v1/references/:id/check': 'Somebody has held it against its source, now.',
  'PUT /api/v1/moderation/replies/:id': 'A decision about a visitor’s comment.',
}
