import type { HubDetail } from '@hubs/schema/hubs'
import type { PublicProgramme } from '@hubs/schema/programmes/programmes'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'

const oracy = {
  name: 'Oracy & Débate',
  question: 'How do we teach every student to speak well?',
  summary: 'Talk as a subject of its own.',
  icon: 'leaf',
  colour: 'plum',
  outcomes: [{ statement: 'Everyone speaks in every lesson.', audiences: ['students'], howWeWillKnow: 'Tallies.' }],
}

async function build() {
  const made = await buildTestApp()
  const coordinator = await made.person({ roles: ['coordinator'] })
  const open = (over: object = {}, headers: Record<string, string> = {}) =>
    coordinator.inject({ method: 'POST', url: '/api/v1/hubs', payload: { ...oracy, ...over }, headers })
  const change = (slug: string, payload: object) =>
    coordinator.inject({ method: 'PATCH', url: `/api/v1/hubs/${slug}`, payload })
  const publicHubs = async () =>
    (await made.app.inject({ url: '/api/v1/public/programme' })).json<PublicProgramme>().hubs
  return { ...made, coordinator, open, change, publicHubs }
}

describe('a hub of the school’s own', () => {
  test('is opened with an address of its name, a group and dates, and people can choose it', async () => {
    const { open, person, publicHubs } = await build()
    const made = await open()
    expect(made.statusCode).toBe(201)
    const hub = made.json<HubDetail>()
    expect(hub).toMatchObject({
      slug: 'oracy-debate',
      name: 'Oracy & Débate',
      icon: 'leaf',
      colour: 'plum',
      places: 12,
    })
    expect(hub.meetings.map(({ startsAt }) => startsAt.slice(0, 10))[0]).toBe('2026-09-30')
    expect(hub.outcomes).toMatchObject([{ statement: 'Everyone speaks in every lesson.' }])
    const teacher = await person()
    const chosen = await teacher.inject({ method: 'PUT', url: '/api/v1/hubs/oracy-debate/membership', payload: {} })
    expect(chosen.statusCode).toBe(200)
    expect((await publicHubs()).at(-1)).toMatchObject({ slug: 'oracy-debate', icon: 'leaf', colour: 'plum' })
  })

  test('keeps its address under another name, and no two have the same', async () => {
    const { open, change } = await build()
    await open()
    expect((await open()).json()).toMatchObject({
      fields: { name: 'Another hub has this name. Enter a different one.' },
    })
    const renamed = await change('oracy-debate', { name: 'Talk', icon: 'music', expectedVersion: 1 })
    expect(renamed.json<HubDetail>()).toMatchObject({ slug: 'oracy-debate', name: 'Talk', icon: 'music' })
    expect((await open()).json<HubDetail>().slug).toBe('oracy-debate-2')
    expect((await open({ name: '語' })).json<HubDetail>().slug).toBe('hub')
    expect((await open({ name: 'New' })).json<HubDetail>().slug).toBe('new-2')
  })

  test('is opened once for a key, and needs its question and an outcome', async () => {
    const { open, publicHubs } = await build()
    const key = { 'idempotency-key': 'once and once only' }
    const [one, two] = [await open({}, key), await open({}, key)]
    expect(two.json<HubDetail>().id).toBe(one.json<HubDetail>().id)
    expect(await publicHubs()).toHaveLength(6)
    expect((await open({ name: ' ', question: '', outcomes: [] })).json()).toMatchObject({
      status: 400,
      fields: {
        name: 'Enter the hub’s name.',
        question: 'Enter the hub’s guiding question.',
        outcomes: 'A hub needs at least one outcome.',
      },
    })
  })
})

describe('a hub that doesn’t run this year', () => {
  test('is off the public page, can’t be chosen, and runs again when a coordinator says so', async () => {
    const { change, publicHubs, person, coordinator } = await build()
    const hub = async () => (await coordinator.inject({ url: '/api/v1/hubs/e-learning' })).json<HubDetail>()
    const closed = await change('e-learning', { closed: true, expectedVersion: 1 })
    expect(closed.json<HubDetail>()).toMatchObject({ closed: true, nextMeeting: null })
    expect((await publicHubs()).map(({ slug }) => slug)).not.toContain('e-learning')
    const teacher = await person()
    const choose = () => teacher.inject({ method: 'PUT', url: '/api/v1/hubs/e-learning/membership', payload: {} })
    expect((await choose()).statusCode).toBe(409)
    const again = await change('e-learning', { closed: false, expectedVersion: (await hub()).version })
    expect(again.json<HubDetail>().nextMeeting?.startsAt).toBe('2026-09-30T14:30:00.000Z')
    expect((await choose()).statusCode).toBe(200)
  })

  test('has no members, and is not the only one', async () => {
    const { change, member } = await build()
    await member('feedback')
    expect((await change('feedback', { closed: true, expectedVersion: 1 })).json()).toMatchObject({
      status: 409,
      detail: 'Feedback & Critique still has one member. Move them to another hub first.',
    })
  })

  test('is never the only one', async () => {
    const { change } = await build()
    for (const slug of ['growth-mindset', 'e-learning', 'academic-language', 'questioning'])
      expect((await change(slug, { closed: true, expectedVersion: 1 })).statusCode).toBe(200)
    expect((await change('feedback', { closed: true, expectedVersion: 1 })).json()).toMatchObject({
      status: 409,
      detail: 'At least one hub has to run.',
    })
  })
})
