import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../../test/test-app.ts'
import { afterWindow, ballot, beforeWindow, buildChoosing, rank } from '../choosing.testkit.ts'

describe('ranking the hubs', () => {
  test('is saved at once, changed as often as one likes, and taken back', async () => {
    const { person, clock } = await buildChoosing()
    const teacher = await person()
    expect((await teacher.inject(ballot)).json()).toMatchObject({ ranks: [], any: false, savedAt: null, open: true })
    const saved = await teacher.inject(rank('feedback', 'questioning'))
    expect(saved.json()).toMatchObject({ ranks: ['feedback', 'questioning'], any: false, open: true })
    clock.now += 1000
    await teacher.inject(rank('questioning', 'feedback', 'e-learning'))
    expect((await teacher.inject(ballot)).json().ranks).toEqual(['questioning', 'feedback', 'e-learning'])
    await teacher.inject(rank())
    expect((await teacher.inject(ballot)).json()).toMatchObject({ ranks: [], any: true })
    expect((await teacher.inject({ ...ballot, method: 'DELETE' })).statusCode).toBe(204)
    expect((await teacher.inject(ballot)).json()).toMatchObject({ any: false, savedAt: null })
  })

  test('is open to teachers and support staff between the two dates, and told in a sentence otherwise', async () => {
    const { person, clock } = await buildChoosing()
    const [teacher, support] = [await person(), await person({ staffKind: 'support' })]
    const governor = await person({ staffKind: 'none', roles: ['leadership'] })
    expect((await support.inject(rank('feedback'))).statusCode).toBe(200)
    expect((await governor.inject(rank('feedback'))).statusCode).toBe(403)
    clock.now = beforeWindow
    expect((await (await person()).inject(rank('feedback'))).json()).toMatchObject({ code: 'window-not-open' })
    clock.now = afterWindow
    for (const who of [await person(), await person({ staffKind: 'support' })]) {
      const late = (await who.inject(rank('feedback'))).json()
      expect(late).toMatchObject({ status: 409, code: 'window-closed' })
      expect(late.detail).toBe('Hub choices have closed. What you ranked can’t be changed now.')
    }
    void teacher
  })

  test.each([
    ['nothing', [], false, 'Rank at least one hub, or say that any hub would do.'],
    ['a hub and any', ['feedback'], true, 'Rank at least one hub, or say that any hub would do.'],
    ['a hub twice', ['feedback', 'feedback'], false, 'Each hub can be ranked once.'],
    ['an unknown hub', ['astronomy'], false, 'One of these hubs isn’t in this year’s programme. Reload the page.'],
  ])('%s is refused at its field', async (_, ranks, any, sentence) => {
    const { person } = await buildChoosing()
    const answer = await (await person()).inject({ ...rank(), payload: { ranks, any } })
    expect(answer.json()).toMatchObject({ status: 400, fields: { ranks: sentence } })
  })

  test('who has ranked is on the coordinator’s list, and what they ranked is not', async () => {
    const { person, coordinator } = await buildChoosing()
    const [one, other] = [await person({ name: 'Ann' }), await person({ name: 'Ben' })]
    await one.inject(rank('feedback', 'questioning'))
    const list = await coordinator.inject({ url: '/api/v1/memberships' })
    const rows = list.json().items as { personId: string; rankedAt: string | null }[]
    expect(rows.find(row => row.personId === one.id)?.rankedAt).not.toBeNull()
    expect(rows.find(row => row.personId === other.id)?.rankedAt).toBeNull()
    expect(list.body).not.toMatch(/feedback|questioning/)
  })
})

test('with ranking no teacher takes a place by being first, and without it nobody ranks', async () => {
  const { person } = await buildChoosing()
  const taken = await (await person()).inject({ method: 'PUT', url: '/api/v1/hubs/feedback/membership' })
  expect(taken.json()).toMatchObject({
    status: 409,
    detail: 'Hubs are allocated this year. Rank them instead of choosing one.',
  })
  const firstCome = await buildTestApp()
  const answer = (await (await firstCome.person()).inject(rank('feedback'))).json()
  expect(answer).toMatchObject({ status: 409, detail: 'Hubs aren’t ranked this year. Choose one instead.' })
})

test('the seed of the draw is fixed when ranking is chosen, shown by its mark, and never made again', async () => {
  const { person, coordinator, store } = await buildChoosing()
  const teacher = await person()
  const { seedMark } = (await teacher.inject(ballot)).json()
  expect(seedMark).toMatch(/^[0-9a-f]{64}$/)
  for (const choosing of ['first-come', 'ranked']) {
    const { version } = (await coordinator.inject({ url: '/api/v1/programmes/current' })).json()
    const payload = { choosing, expectedVersion: version }
    await coordinator.inject({ method: 'PATCH', url: '/api/v1/programmes/current', payload })
  }
  expect((await teacher.inject(ballot)).json().seedMark).toBe(seedMark)
  const seeds = (await store.read.db.select().from(store.read.t.programme)).flatMap(row => row.choosingSeed ?? [])
  expect(seeds).toHaveLength(1)
  for (const who of [coordinator, teacher])
    for (const asked of [ballot, { url: '/api/v1/programmes/current' }])
      expect((await who.inject(asked)).body).not.toContain(seeds[0])
})
