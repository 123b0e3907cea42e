import type { Publication } from '@hubs/schema/library/publications'
import { expect, test } from 'vitest'
import { get, put } from '../plans/plans.testkit.ts'
import { aStory, buildStory, move, offer } from './publications.testkit.ts'

test('a story is out only once its owner has agreed and a coordinator has published it, in the words agreed to', async () => {
  const { app, amy, coordinator, reportId } = await buildStory()
  const out = async () => (await app.inject('/api/v1/public/publications')).json().items
  const offered = await offer(amy, reportId)
  expect(offered.state).toBe('offered')
  expect(await out()).toEqual([])
  expect((await app.inject(`/api/v1/public/publications/${offered.id}`)).statusCode).toBe(404)
  expect((await get(coordinator, '/me/notices')).json().items).toMatchObject([
    { kind: 'story-to-review', path: '/publishing' },
  ])
  expect((await get(coordinator, '/publications')).json().items).toHaveLength(1)
  const published = (await move(coordinator, offered, 'published')).json() as Publication
  expect(published).toMatchObject({ state: 'published', decidedBy: { name: 'Cora Coordinator' } })
  expect(await out()).toMatchObject([
    {
      title: 'Three quiet seconds',
      hubSlug: 'questioning',
      by: null,
      content: {
        kind: 'trial',
        story: 'I waited, and more hands went up.',
        strategy: 'Wait time',
        didIt: 'a-few-times',
      },
    },
  ])
})

test('the world gets nothing of the plan and the report but what was agreed to', async () => {
  const { app, amy, coordinator, reportId, plan } = await buildStory()
  await move(coordinator, await offer(amy, reportId), 'published')
  const list = (await app.inject('/api/v1/public/publications')).body
  expect(list).toContain('I waited')
  for (const secret of ['cage-', 'Amy Adams', amy.id, plan.id, reportId]) expect(list).not.toContain(secret)
})

test('the name is there where its owner wants it, and only there', async () => {
  const { app, amy, coordinator, reportId } = await buildStory()
  await move(coordinator, await offer(amy, reportId, { named: true }), 'published')
  expect((await app.inject('/api/v1/public/publications')).json().items[0].by).toBe('Amy Adams')
})

test('its owner takes it back at once, and then no one else can put it out', async () => {
  const { app, amy, coordinator, reportId } = await buildStory()
  const published = (await move(coordinator, await offer(amy, reportId), 'published')).json() as Publication
  const withdrawn = (await move(amy, published, 'withdrawn')).json() as Publication
  expect(withdrawn.state).toBe('withdrawn')
  expect((await app.inject('/api/v1/public/publications')).json().items).toEqual([])
  expect((await app.inject(`/api/v1/public/publications/${published.id}`)).statusCode).toBe(404)
  const refused = await move(coordinator, withdrawn, 'published')
  expect(refused.statusCode).toBe(403)
  expect(refused.json().detail).toBe('The owner has withdrawn this. Only they can submit it again.')
})

test('an owner publishes nothing alone, and new words go to the coordinator first', async () => {
  const { app, amy, coordinator, reportId } = await buildStory()
  const offered = await offer(amy, reportId)
  expect((await move(amy, offered, 'published')).statusCode).toBe(403)
  const published = (await move(coordinator, offered, 'published')).json() as Publication
  await offer(amy, reportId, { story: 'Quite another thing.', expectedVersion: published.version })
  expect((await app.inject('/api/v1/public/publications')).json().items).toEqual([])
  expect((await get(coordinator, '/publications')).json().items[0].content.story).toBe('Quite another thing.')
})

test('two coordinators at once: one decides, the other is told what was decided', async () => {
  const { amy, coordinator, person, reportId } = await buildStory()
  const other = await person({ roles: ['coordinator'] })
  const offered = await offer(amy, reportId)
  const answers = await Promise.all([move(coordinator, offered, 'published'), move(other, offered, 'declined')])
  const codes = answers.map(answer => answer.statusCode)
  expect(codes.toSorted()).toEqual([200, 409])
  const [decided, late] = codes[0] === 200 ? answers : answers.toReversed()
  expect(late?.json().current.state).toBe(decided?.json().state)
})

test('no one offers, sees or moves another’s story; not even its existence is told', async () => {
  const { amy, ben, facilitator, person, reportId } = await buildStory()
  const offered = await offer(amy, reportId)
  const others = [ben, facilitator, await person({ roles: ['administrator'] }), await person({ roles: ['leadership'] })]
  for (const other of others) {
    expect((await get(other, `/reports/${reportId}/publication`)).statusCode).toBe(404)
    expect((await put(other, `/reports/${reportId}/publication`, aStory())).statusCode).toBe(404)
    expect((await move(other, offered, 'withdrawn')).statusCode).toBe(404)
    expect((await get(other, '/publications')).statusCode).toBe(403)
  }
})

test('a strategy of the library is offered by its hub’s leaders, in the words it has then', async () => {
  const { app, facilitator, amy, coordinator } = await buildStory()
  expect((await get(amy, '/strategies/QU2/publication')).json()).toEqual({ publication: null, mayOffer: false })
  expect((await get(facilitator, '/strategies/QU2/publication')).json().mayOffer).toBe(true)
  const offered = await put(facilitator, '/strategies/QU2/publication', { named: true, expectedVersion: 0 })
  expect((await get(amy, '/strategies/QU2/publication')).json().publication).toBeNull()
  await move(coordinator, offered.json(), 'published')
  const [out] = (await app.inject('/api/v1/public/publications?hub=questioning')).json().items
  expect(out).toMatchObject({ title: 'Wait time', by: null, content: { kind: 'strategy', code: 'QU2' } })
  expect(out.content.references.length).toBeGreaterThan(0)
  expect((await app.inject('/api/v1/public/publications?hub=feedback')).json().items).toEqual([])
})

test('what is wrong is said at its field', async () => {
  const { amy, reportId } = await buildStory()
  const answer = await put(amy, `/reports/${reportId}/publication`, aStory({ title: ' ', story: 'x'.repeat(2001) }))
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields).toEqual({
    title: 'Enter a title people will want to read.',
    story: 'Use 2000 characters or fewer.',
  })
})
