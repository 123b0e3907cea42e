import { DAY_MS } from '@hubs/rules/dates/durations'
import { ownSurveys } from '@hubs/schema/reports/surveys'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testNow } from '../../../../test/engine.ts'
import type { TestPerson } from '../../../../test/test-app.ts'
import { buildYear, rowOf } from '../reports.testkit.ts'

const put = (who: TestPerson, url: string, payload: object) =>
  who.inject({ method: 'PUT', url: `/api/v1/me/${url}`, payload })
const surveysOf = async (who: TestPerson) => ownSurveys.parse((await who.inject({ url: '/api/v1/me/surveys' })).json())
const asked = async (who: TestPerson) => (await surveysOf(who)).items

describe('what say people have', () => {
  test('is asked while hubs are chosen, told to nobody, and counted with those of others', async () => {
    const { people, clock, report, guest } = await buildYear({ feedback: 7, questioning: 6 })
    clock.now = testNow
    const everybody = [...people.feedback, ...people.questioning]
    for (const [n, who] of everybody.entries()) {
      const value = n < 7 ? 'some' : 'a-lot'
      expect((await put(who, 'surveys/influence', { value })).json().items[0]).toMatchObject({
        moment: 'before',
        value,
      })
    }
    expect(rowOf(await report('coordinator'), 'all')?.figures['influence-before some'] ?? 0).toBe(0)
    clock.now += 60 * DAY_MS
    expect(rowOf(await report('leadership'), 'all')?.figures).toMatchObject({
      'influence-before some': 7,
      'influence-before a-lot': 6,
      'influence-before none': 0,
    })
    const file = await (await guest('leadership')).inject({ url: '/api/v1/reports/csv?topic=evaluation' })
    const [head, ...lines] = file.body.slice(1).trimEnd().split('\r\n')
    expect(head).toBe('Year,Level,Table,By,Name,Half term,What,Figure')
    const own = lines
      .filter(line => line.includes('before choosing,Everyone'))
      .map(line => line.split(',').slice(1).join())
    const table = ',Say in professional development: before choosing,Everyone,Everyone,Whole year'
    expect(own).toEqual([`${table},None,0`, `${table},A little,0`, `${table},Some,7`, `${table},A lot,6`])
  })

  test('is asked of nobody out of its time, and a question for facilitators of no member', async () => {
    const { people, clock, after, member, store } = await buildYear({ feedback: 1, questioning: 0 })
    clock.now = testNow
    const [amy] = people.feedback
    expect((await asked(amy ?? expect.fail())).map(({ question }) => question)).toEqual(['influence'])
    expect((await put(amy ?? expect.fail(), 'surveys/room', { value: 'yes' })).statusCode).toBe(409)
    expect((await put(amy ?? expect.fail(), 'surveys/influence', { value: 'yes' })).statusCode).toBe(400)
    const halfTerms = (await store.read.db.select().from(store.read.t.halfTerm)).map(each => each.startsOn).toSorted()
    await after('feedback', 1, 1)
    const [ben, kim] = [await member('feedback'), await member('feedback')]
    expect(await surveysOf(ben)).toEqual({ items: [], opensNext: halfTerms.at(-1) })
    await store.write(({ db, t }) => db.update(t.group).set({ facilitatorId: kim.id }))
    expect(await surveysOf(kim)).toEqual({ items: [], opensNext: halfTerms[3] })
    await after('feedback', 6, 60)
    expect(await surveysOf(await member('questioning'))).toEqual({ items: [], opensNext: null })
  })
})

describe('whether the school made room', () => {
  test('is asked of facilitators in the middle of the year and in summer, and told of five people or more', async () => {
    const { people, after, clock, report, store } = await buildYear({ feedback: 6, questioning: 6 })
    const everybody = [...people.feedback, ...people.questioning]
    const [first = expect.fail(), second = expect.fail()] = [people.feedback[0], people.questioning[0]]
    // A trust’s worth of facilitators: two lead each of six groups.
    await store.write(async ({ db, t }) => {
      const groups = await db.select().from(t.group)
      for (const [at, { id }] of groups.entries())
        await db
          .update(t.group)
          .set({ facilitatorId: everybody[at * 2]!.id, coFacilitatorId: everybody[at * 2 + 1]!.id })
          .where(eq(t.group.id, id))
    })
    const leads = everybody.slice(0, 10)
    const stay = () =>
      store.write(({ db, t }) => db.update(t.session).set({ lastSeenAt: clock.now, expiresAt: clock.now + DAY_MS }))
    for (const [number, moment, value] of [
      [4, 'mid', 'mostly'],
      [6, 'summer', 'yes'],
    ] as const) {
      await after('feedback', number, 1)
      await stay()
      expect((await asked(first)).map(each => [each.question, each.moment])).toContainEqual(['room', moment])
      expect((await asked(everybody[11]!)).map(({ question }) => question)).not.toContain('room')
      for (const [n, who] of leads.entries())
        expect((await put(who, 'surveys/room', { value: n < 5 ? 'partly' : value })).statusCode).toBe(200)
      expect((await put(second, 'surveys/room', { value: 'a-lot' })).statusCode).toBe(400)
      await after('feedback', number, number === 6 ? 60 : 50)
      const { figures } = rowOf(await report('leadership'), 'all') ?? expect.fail('no row')
      expect(figures).toMatchObject({ [`room-${moment} partly`]: 5, [`room-${moment} ${value}`]: 5 })
    }
  })
})

describe('whether people still do what they tried two terms ago', () => {
  test('is asked in summer in their own words, only of those who tried something, and counted without names', async () => {
    const { people, hold, after, clock, report, store } = await buildYear({ feedback: 13, questioning: 1 })
    for (const slug of ['feedback', 'questioning'] as const) await hold(slug, 1, () => ({ planned: true }))
    await hold('feedback', 2, () => ({ told: { didIt: 'a-few-times' } }))
    await hold('questioning', 2, () => ({ told: { didIt: 'not-yet', reasonIfNot: 'no-time' } }))
    await after('feedback', 6, 1)
    const staySignedIn = { lastSeenAt: clock.now, expiresAt: clock.now + DAY_MS }
    await store.write(({ db, t }) => db.update(t.session).set(staySignedIn))
    const useOf = async (who: TestPerson) => (await asked(who)).find(({ question }) => question === 'use')
    for (const [n, who] of people.feedback.entries()) {
      expect(await useOf(who)).toMatchObject({
        moment: 'summer',
        value: null,
        about: expect.stringMatching(/(?:^|, )I will /),
      })
      const value = n < 7 ? 'often' : 'no-longer'
      expect((await put(who, 'surveys/use', { value })).statusCode).toBe(200)
      expect(await useOf(who)).toMatchObject({ value })
    }
    const [amy = expect.fail()] = people.feedback
    expect((await put(amy, 'surveys/use', { value: 'some' })).statusCode).toBe(400)
    const [ben = expect.fail()] = people.questioning
    expect(await useOf(ben)).toBeUndefined()
    expect((await put(ben, 'surveys/use', { value: 'often' })).statusCode).toBe(409)
    await after('feedback', 6, 60)
    expect(rowOf(await report('leadership'), 'all')?.figures).toMatchObject({
      'use-summer often': 7,
      'use-summer sometimes': 0,
      'use-summer no-longer': 6,
    })
  })
})

test('what say people have is asked again in summer, and is a figure beside that of before', async () => {
  const { people, clock, after, report, store } = await buildYear({ feedback: 6, questioning: 5 })
  const everybody = [...people.feedback, ...people.questioning]
  clock.now = testNow
  for (const who of everybody) await put(who, 'surveys/influence', { value: 'a-little' })
  await after('feedback', 6, 1)
  const staySignedIn = { lastSeenAt: clock.now, expiresAt: clock.now + DAY_MS }
  await store.write(({ db, t }) => db.update(t.session).set(staySignedIn))
  for (const [n, who] of everybody.entries()) {
    const question = (await asked(who)).find(each => each.question === 'influence')
    expect(question).toMatchObject({ moment: 'summer', value: null })
    expect((await put(who, 'surveys/influence', { value: n < 6 ? 'some' : 'a-lot' })).statusCode).toBe(200)
  }
  await after('feedback', 6, 60)
  const seen = await report('leadership')
  expect(rowOf(seen, 'all')?.figures).toMatchObject({
    'influence-before a-little': 11,
    'influence-before some': 0,
    'influence-summer a-little': 0,
    'influence-summer some': 6,
    'influence-summer a-lot': 5,
  })
  expect(rowOf(seen, 'kind', 'teaching')?.figures).toMatchObject({ 'influence-summer some': 6 })
})

describe('a measure of one’s own', () => {
  const measure = { what: 'Answers on whiteboards', better: 'higher', before: 12, after: 21, shared: true }

  test('is its owner’s, and counted as better, the same or worse where they share it', async () => {
    const { people, hold, report, clock, after } = await buildYear({ feedback: 8, questioning: 0 })
    clock.now = testNow
    for (const [n, who] of people.feedback.entries()) {
      const answer = await put(who, 'measure', { ...measure, shared: n > 1, expectedVersion: 0 })
      expect(answer.json().measure).toMatchObject({ version: 1, counted: false })
    }
    await hold('feedback', 1, () => ({}))
    await after('feedback', 1)
    const seen = await report('leadership')
    expect(rowOf(seen, 'all')?.figures).toMatchObject({ 'measure better': 6, 'measure same': 0, 'measure worse': 0 })
    expect(JSON.stringify(seen)).not.toContain('whiteboards')
  })

  test('is refused out of date, and can be removed', async () => {
    const { people, clock } = await buildYear({ feedback: 1, questioning: 0 })
    clock.now = testNow
    const [amy = expect.fail()] = people.feedback
    await put(amy, 'measure', { ...measure, expectedVersion: 0 })
    const stale = await put(amy, 'measure', { ...measure, after: 30, expectedVersion: 0 })
    expect([stale.statusCode, stale.json().current.measure.version]).toEqual([409, 1])
    expect((await amy.inject({ method: 'DELETE', url: '/api/v1/me/measure' })).statusCode).toBe(204)
    expect((await amy.inject({ url: '/api/v1/me/measure' })).json()).toEqual({ measure: null })
  })
})
