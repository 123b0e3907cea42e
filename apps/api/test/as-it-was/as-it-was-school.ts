import { updateHub } from '@hubs/schema/hubs'
import { updateReference } from '@hubs/schema/library/references'
import { updateShowcase } from '@hubs/schema/library/showcase'
import { updateStrand, updateStrategy } from '@hubs/schema/library/strategies'
import type { MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import type { NextYear } from '@hubs/schema/programmes/next-year'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { updatePerson } from '@hubs/schema/staff'
import { eq } from 'drizzle-orm'
import { insertAdaptation } from '../../src/modules/strategies/strategies.testkit.ts'
import { anyReference } from '../access/access-discussion.ts'
import { outcomeOf } from '../access/access-evaluation.ts'
import { testNow } from '../engine.ts'
import type { TestPerson } from '../test-app.ts'
import { ask, read, reopened, saidBefore, type Saves } from './as-it-was.ts'

const reading = async (by: TestPerson, url: string) => {
  const { items } = (await read(by, url)) as unknown as { items: { id: string }[] }
  const ids = items.map(({ id }) => id)
  return { by, url, payload: { referenceIds: ids, seen: ids } }
}

/** One red pixel. */
const aPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const words = { text: 'Said @Ben Brown', parentId: null }

/** What is saved of people, the year, hubs, the library and the discussion. */
export const schoolSaves: Saves = {
  'PUT /api/v1/me/notice-choices/:kind': async ({ amy }) => ({
    by: amy,
    url: '/me/notice-choices/minutes',
    payload: { channel: 'email' },
  }),
  'PATCH /api/v1/people/:id': ({ administrator, coordinator }) =>
    reopened(administrator, `/people/${coordinator.id}`, updatePerson, () => ({ left: false })),
  'PUT /api/v1/people/:id/membership': async ({ coordinator, amy }) => ({
    by: coordinator,
    url: `/people/${amy.id}/membership`,
    payload: { hubSlug: 'questioning' },
  }),
  'PUT /api/v1/programmes/current/meeting-dates': async ({ coordinator }) => {
    const url = '/programmes/current/meeting-dates'
    const { meetings } = (await read(coordinator, url)) as unknown as MeetingDates
    const asTheyAre = meetings
      .filter(({ status }) => status === 'planned')
      .map(({ id, date, startsAt, place, version }) => ({ id, date, startsAt, place, expectedVersion: version }))
    return { by: coordinator, url, payload: { meetings: asTheyAre } }
  },
  'PUT /api/v1/school/logo': ({ coordinator }) =>
    saidBefore(coordinator, '/school/logo', { image: aPicture, alt: 'Two trees on a hill' }),
  'PUT /api/v1/next-year': async ({ coordinator }) => {
    const { plan } = (await read(coordinator, '/next-year')) as unknown as NextYear
    const { version, ...wanted } = plan
    return saidBefore(coordinator, '/next-year', { ...wanted, expectedVersion: version }, 1)
  },
  'PUT /api/v1/half-terms': async ({ coordinator }) => {
    const { halfTerms, version } = (await read(coordinator, '/programmes/current')) as unknown as Programme
    const dates = halfTerms.map(({ id, startsOn, endsOn }) => ({ id, startsOn, endsOn }))
    return { by: coordinator, url: '/half-terms', payload: { halfTerms: dates, expectedVersion: version } }
  },
  'PATCH /api/v1/half-terms/:id': async ({ coordinator }) => {
    const { halfTerms, version } = (await read(coordinator, '/programmes/current')) as unknown as {
      halfTerms: { id: string; startsOn: string; endsOn: string }[]
      version: number
    }
    const { id = '', startsOn, endsOn } = halfTerms[0] ?? {}
    return { by: coordinator, url: `/half-terms/${id}`, payload: { startsOn, endsOn, expectedVersion: version } }
  },
  'PUT /api/v1/placement-rules/:id': async ({ coordinator, amy }) => {
    const rule = { kind: 'must-not', personId: amy.id, hubSlug: 'feedback', reason: 'Her own wish' }
    const { items } = (await ask(coordinator, 'POST', '/placement-rules', rule)) as unknown as {
      items: { id: string; version: number }[]
    }
    const { id = '', version } = items[0] ?? {}
    return { by: coordinator, url: `/placement-rules/${id}`, payload: { ...rule, expectedVersion: version } }
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
  'PUT /api/v1/hubs/:slug/waiting': async ({ person, clock, store, groupOf }) => {
    clock.now = testNow
    const { groupId } = await groupOf('feedback')
    await store.write(tx => tx.db.update(tx.t.group).set({ places: 0 }).where(eq(tx.t.group.id, groupId)))
    return saidBefore(await person(), '/hubs/feedback/waiting', {})
  },
  'PUT /api/v1/me/ballot': async ({ amy, coordinator, clock }) => {
    clock.now = testNow
    const { version } = await read(coordinator, '/programmes/current')
    const ranked = { method: 'PATCH', url: '/api/v1/programmes/current' } as const
    await coordinator.inject({ ...ranked, payload: { choosing: 'ranked', expectedVersion: version } })
    return saidBefore(amy, '/me/ballot', { ranks: ['feedback', 'questioning'], any: false })
  },
  'PUT /api/v1/me/not-this-year': async ({ person, clock }) => {
    clock.now = testNow
    return saidBefore(await person({ staffKind: 'support' }), '/me/not-this-year', {})
  },
  'PUT /api/v1/reports/terms/:term/note': ({ coordinator }) =>
    saidBefore(coordinator, '/reports/terms/1/note', { text: 'More time.', expectedVersion: 0 }, 1),
  'PUT /api/v1/me/surveys/:question': ({ amy, clock }) => {
    clock.now = testNow
    return saidBefore(amy, '/me/surveys/influence', { value: 'some' })
  },
  'PUT /api/v1/me/measure': ({ amy }) => {
    const measure = { what: 'Hands up', better: 'higher', before: 4, after: 9, shared: true }
    return saidBefore(amy, '/me/measure', { ...measure, expectedVersion: 0 }, 1)
  },
  'PUT /api/v1/accessibility': ({ coordinator }) =>
    saidBefore(coordinator, '/accessibility', { text: 'Ask Kim.', expectedVersion: 0 }, 1),
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
  'PATCH /api/v1/allocations/:id':
    'A move, the last move back, or another rule: a move to where somebody is is refused.',
  'PUT /api/v1/me/swap-offers/:id':
    'An answer to a swap: the same one again changes nothing, as a test of swaps shows.',
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
