import { expect, test } from 'vitest'
import { aPlan, aReport, get, put, putIn } from '../plans/plans.testkit.ts'
import { buildStory, move, offer } from './publications.testkit.ts'

const words = { words: 'We waited.', thanks: 'Our students', published: true, expectedVersion: 0 }

test('a hub’s page is open to the world when those who lead it open it, and closed when they close it', async () => {
  const { app, facilitator } = await buildStory()
  const world = () => app.inject('/api/v1/public/showcases/2026-27/questioning')
  expect((await get(facilitator, '/hubs/questioning/showcase')).json()).toMatchObject({ version: 0, publishedAt: null })
  expect((await put(facilitator, '/hubs/questioning/showcase', { ...words, published: false })).statusCode).toBe(200)
  expect((await world()).statusCode).toBe(404)
  const opened = await put(facilitator, '/hubs/questioning/showcase', { ...words, expectedVersion: 1 })
  expect(opened.statusCode).toBe(200)
  expect((await world()).json()).toMatchObject({ words: 'We waited.', thanks: 'Our students', year: '2026-27' })
  expect((await app.inject('/api/v1/public/showcases')).json().items).toEqual([
    { year: '2026-27', slug: 'questioning', hubName: 'Questioning' },
  ])
  await put(facilitator, '/hubs/questioning/showcase', { ...words, published: false, expectedVersion: 2 })
  expect((await world()).statusCode).toBe(404)
})

test('two who write at once: one is told what the other wrote', async () => {
  const { facilitator, coordinator } = await buildStory()
  const answers = await Promise.all(
    [facilitator, coordinator].map(who => put(who, '/hubs/questioning/showcase', { ...words, words: who.id })),
  )
  const late = answers.find(answer => answer.statusCode === 409)
  const kept = answers.find(answer => answer.statusCode === 200)
  expect(late?.json().current.words).toBe(kept?.json().words)
})

test('it shows stories that are out, and a sum of trials only of five people or more', async () => {
  const { app, facilitator, amy, coordinator, member, first, second, reportId } = await buildStory()
  await put(facilitator, '/hubs/questioning/showcase', words)
  const world = async () => (await app.inject('/api/v1/public/showcases/2026-27/questioning')).json()
  await move(coordinator, await offer(amy, reportId), 'published')
  expect((await world()).publications.map((each: { title: string }) => each.title)).toEqual(['Three quiet seconds'])
  const tell = async (name: string) => {
    const who = await member('questioning', { name })
    const plan = await putIn(who, aPlan(first.id))
    expect((await put(who, `/plans/${plan.id}/reports/${second.id}`, aReport())).statusCode).toBe(200)
  }
  for (const name of ['One', 'Two', 'Three', 'Four']) await tell(name)
  expect((await world()).trials).toBeNull()
  await tell('Five')
  expect((await world()).trials).toEqual({ times: 5, people: 5 })
})

test('its sum is of what was tried: a report of “not yet” is no trial, nor one that names no strategy or is kept back', async () => {
  const { app, facilitator, member, first, second } = await buildStory()
  await put(facilitator, '/hubs/questioning/showcase', words)
  const world = async () => (await app.inject('/api/v1/public/showcases/2026-27/questioning')).json().trials
  const tell = async (plan = {}, report = {}) => {
    const who = await member('questioning')
    const { id } = await putIn(who, aPlan(first.id, plan))
    expect((await put(who, `/plans/${id}/reports/${second.id}`, aReport(report))).statusCode).toBe(200)
  }
  for (let n = 0; n < 4; n++) await tell()
  await tell({}, { didIt: 'not-yet', reasonIfNot: 'no-time' })
  await tell({ strategyCode: null })
  await tell({ visibility: 'me' })
  await tell({ visibility: 'partner' })
  expect(await world()).toBeNull()
  await tell({ visibility: 'school' })
  expect(await world()).toEqual({ times: 5, people: 5 })
})
