import { type Judge, progressHistory } from '@hubs/schema/evaluation'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { buildHub } from './evaluation.testkit.ts'

const words = { judgement: 'beginning', evidence: 'Four of nine brought second drafts.', expectedVersion: 0 } as const

async function build() {
  const test = await buildHub(1)
  const [halfTerm = '', next = ''] = test.halfTerms
  const at = (id: string) => `/api/v1/outcomes/${test.first}/progress/${id}`
  return {
    ...test,
    halfTerm,
    next,
    coordinator: await test.person({ roles: ['coordinator'], name: 'Col Coordinator' }),
    judge: (who: TestPerson, over: Partial<Judge> = {}, id = halfTerm) =>
      who.inject({ method: 'PUT', url: at(id), payload: { ...words, ...over } }),
    history: async (who: TestPerson, query = '') =>
      progressHistory.parse((await who.inject({ url: `${at(halfTerm)}${query}` })).json()),
  }
}

describe('where an outcome stands', () => {
  test('is judged with its evidence, and everyone sees by whom and when', async () => {
    const { facilitator, people, judge, picture, clock, halfTerm } = await build()
    expect((await judge(facilitator)).statusCode).toBe(200)
    const [amy = facilitator] = people
    const { outcomes, may } = await picture(amy)
    expect(outcomes[0]?.progress).toEqual([
      {
        halfTermId: halfTerm,
        judgement: 'beginning',
        evidence: words.evidence,
        by: { id: facilitator.id, name: 'Fay Facilitator' },
        at: new Date(clock.now).toISOString(),
        version: 1,
      },
    ])
    expect([may.judge, (await picture(facilitator)).may.judge]).toEqual([false, true])
  })

  test('keeps every judgement; the latest stands', async () => {
    const { facilitator, coordinator, judge, history, picture } = await build()
    await judge(facilitator)
    await judge(coordinator, { judgement: 'on-the-way', evidence: 'Seven of nine by now.', expectedVersion: 1 })
    expect((await picture(facilitator)).outcomes[0]?.progress.map(each => each.judgement)).toEqual(['on-the-way'])
    const all = await history(coordinator)
    expect(all.items.map(({ by, version }) => [by.name, version])).toEqual([
      ['Col Coordinator', 2],
      ['Fay Facilitator', 1],
    ])
    const page = await history(coordinator, '?limit=1')
    const rest = await history(coordinator, `?limit=1&cursor=${page.next}`)
    expect([page.items[0]?.version, rest.items[0]?.version, rest.next]).toEqual([2, 1, null])
  })

  test('the same again changes nothing', async () => {
    const { facilitator, judge, history } = await build()
    for (const _ of [1, 2]) expect((await judge(facilitator)).json().version).toBe(1)
    expect((await history(facilitator)).items).toHaveLength(1)
  })

  test('two who judge at once: one stands, and the other is shown it', async () => {
    const { facilitator, coordinator, judge, history } = await build()
    const answers = await Promise.all([judge(facilitator), judge(coordinator, { judgement: 'there' })])
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([200, 409])
    const refused = answers.find(answer => answer.statusCode === 409)?.json()
    const standing = answers.find(answer => answer.statusCode === 200)?.json()
    expect(refused).toMatchObject({ code: 'stale', current: standing })
    expect((await history(facilitator)).items).toEqual([standing])
  })

  test('waits for the half term to begin', async () => {
    const { facilitator, judge, next } = await build()
    const answer = await judge(facilitator, {}, next)
    expect(answer.json()).toMatchObject({ status: 409, detail: expect.stringContaining('starts on Mon 2 Nov') })
    expect((await judge(facilitator, {}, 'no-half-term')).statusCode).toBe(404)
  })

  test('wants evidence in words', async () => {
    const { facilitator, judge } = await build()
    for (const evidence of ['', '   ']) {
      const answer = await judge(facilitator, { evidence })
      expect(answer.json().fields).toEqual({ evidence: 'Enter your evidence.' })
    }
    expect((await judge(facilitator, { evidence: 'x'.repeat(601) })).statusCode).toBe(400)
  })

  test('is not judged any more once it is no longer worked toward', async () => {
    const { facilitator, coordinator, judge, first, picture } = await build()
    await judge(facilitator)
    const { outcomes, version } = (await coordinator.inject({ url: '/api/v1/hubs/feedback' })).json()
    const payload = { outcomes: outcomes.filter((each: { id: string }) => each.id !== first), expectedVersion: version }
    await coordinator.inject({ method: 'PATCH', url: '/api/v1/hubs/feedback', payload })
    expect((await judge(facilitator, { judgement: 'there', expectedVersion: 1 })).json()).toMatchObject({ status: 409 })
    const last = (await picture(facilitator)).outcomes.at(-1)
    expect([last?.id, last?.retiredAt !== null, last?.progress.length]).toEqual([first, true, 1])
  })
})
