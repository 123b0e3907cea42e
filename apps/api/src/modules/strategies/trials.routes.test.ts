import type { StrategySummary } from '@hubs/schema/strategies'
import type { StrategyTrials } from '@hubs/schema/trials'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { get, outsidersOf } from '../plans/plans.testkit.ts'
import { ask, buildTrials } from './trials.testkit.ts'

const ledger = (who: TestPerson, query = '') => ask<StrategyTrials>(who, `/strategies/QU2/trials${query}`)

describe('a story', () => {
  const visibilities = ['me', 'partner', 'group', 'school'] as const
  const canary = (visibility: string) => `canary-${visibility}-ledger`

  /** Amy has told four trials, one for each circle; Ben is her partner; the others are everybody else. */
  async function buildCage() {
    const built = await buildTrials()
    const { amy, ben, facilitator, first, second, member, person, tell, setStatus } = built
    for (const visibility of visibilities) {
      const text = canary(visibility)
      await tell(
        amy,
        'questioning',
        { visibility, technique: text, adaptation: text, setting: text, cue: text, lessOf: text, evidenceNote: text },
        { whatHappened: text, evidence: text, surprise: text },
      )
    }
    await setStatus(first.id, 'ended')
    await facilitator.inject({
      method: 'PUT',
      url: `/api/v1/meetings/${first.id}/partners`,
      payload: { sets: [[amy.id, ben.id]], expectedVersion: 0 },
    })
    return {
      ...built,
      everyone: {
        amy,
        ben,
        facilitator,
        colleague: await member('questioning'),
        ...(await outsidersOf(built)),
        'coordinator who is all': await person({ roles: ['coordinator', 'administrator', 'leadership'] }),
      },
      second,
    }
  }

  test('is read by anyone who may see its plan, and in no answer to anyone else', async () => {
    const { everyone, second } = await buildCage()
    const seen: Record<string, string> = {}
    for (const [name, who] of Object.entries(everyone)) {
      const paths = [
        '/strategies/QU2/trials',
        '/strategies/QU2/trials?subject=Maths',
        '/strategies/QU2/trials?limit=1',
        '/hubs/questioning/trials',
        '/reports/trials',
        '/strategies',
        '/strategies/QU2',
        `/meetings/${second.id}/plans`,
      ]
      const text = (await Promise.all(paths.map(path => get(who, path)))).map(answer => answer.body).join('\n')
      seen[name] = visibilities.filter(each => text.includes(canary(each))).join(' ')
    }
    expect(seen).toEqual({
      amy: 'me partner group school',
      ben: 'partner group school',
      facilitator: 'group school',
      colleague: 'group school',
      'facilitator of another hub': 'school',
      'member of another hub': 'school',
      coordinator: 'school',
      administrator: 'school',
      leadership: 'school',
      'coordinator who is all': 'school',
      support: 'school',
    })
  })

  test('is listed to exactly those who can open its plan', async () => {
    const { everyone } = await buildCage()
    const { items: all } = await ledger(everyone.amy)
    expect(all).toHaveLength(4)
    for (const who of Object.values(everyone)) {
      const opened = await Promise.all(all.map(async each => (await get(who, `/plans/${each.planId}`)).statusCode))
      const { items } = await ledger(who)
      expect(items.map(each => each.planId)).toEqual(all.map(each => each.planId).filter((_, at) => opened[at] === 200))
    }
  })

  test('says subject, setting, how often, what happened and the verdict, a failure like a success', async () => {
    const { amy, tell, ben } = await buildTrials()
    const failed = {
      didIt: 'not-yet',
      decision: 'drop',
      reasonIfNot: 'did-not-fit',
      whatHappened: 'It fell flat.',
    } as const
    await tell(amy, 'questioning', { setting: '9Sc2' }, failed)
    const { items } = await ledger(ben)
    expect(items).toMatchObject([
      {
        by: { name: 'Amy Adams' },
        subject: 'Maths',
        setting: '9Sc2',
        howOften: 'weekly',
        whatHappened: 'It fell flat.',
        verdict: 'drop',
        reasonIfNot: 'did-not-fit',
      },
    ])
  })
})

describe('the list of stories', () => {
  test('comes in pages, latest first, each once', async () => {
    const { tellers, ben } = await buildTrials()
    await tellers(5, 'questioning')
    const all = (await ledger(ben)).items.map(each => each.id)
    expect(all).toHaveLength(5)
    const seen: string[] = []
    for (let query: string | null = '?limit=2'; query;) {
      const page: StrategyTrials = await ledger(ben, query)
      seen.push(...page.items.map(each => each.id))
      query = page.next && `?limit=2&cursor=${page.next}`
    }
    expect(seen).toEqual(all)
  })

  test('is of one subject where that is asked, however it is written', async () => {
    const { tell, member, ben } = await buildTrials()
    for (const department of ['Art', 'art', 'History'])
      await tell(await member('questioning', { department }), 'questioning')
    const page = await ledger(ben)
    expect(page.subjects.map(each => each.toLowerCase())).toEqual(['art', 'history'])
    expect((await ledger(ben, '?subject=ART')).items).toHaveLength(2)
    expect((await ledger(ben, '?subject=Chemistry')).items).toEqual([])
  })

  test('of a strategy that is not there is not found, and a cursor of nothing is said to be that', async () => {
    const { ben } = await buildTrials()
    expect((await get(ben, '/strategies/QU99/trials')).statusCode).toBe(404)
    expect((await get(ben, '/strategies/QU2/trials?cursor=nothing')).statusCode).toBe(400)
    expect((await get(ben, '/hubs/nothing/trials')).statusCode).toBe(404)
    expect(await ledger(ben)).toEqual({ figures: null, subjects: [], items: [], next: null })
  })
})

describe('figures', () => {
  const figuresFor = async (who: TestPerson, query = '') => (await ledger(who, query)).figures

  test('of four people are their own hub’s, and of five everyone’s', async () => {
    const { tellers, ben, person, member } = await buildTrials()
    const roles = ['coordinator', 'administrator', 'leadership'] as const
    const others = [await member('feedback'), ...(await Promise.all(roles.map(role => person({ roles: [role] }))))]
    await tellers(4, 'questioning')
    for (const other of others) expect(await figuresFor(other)).toBeNull()
    expect(await figuresFor(ben)).toMatchObject({ scope: 'hub', times: 4, people: 4 })
    await tellers(1, 'questioning', {}, { decision: 'drop' })
    for (const other of [...others, ben])
      expect(await figuresFor(other)).toMatchObject({
        scope: 'school',
        times: 5,
        people: 5,
        counted: 'all',
        outcome: { verdicts: { keep: 4, drop: 1 } },
      })
  })

  test('count nothing that is kept to oneself or a partner, not for its owner either', async () => {
    const { tellers, tell, amy, person } = await buildTrials()
    await tellers(4, 'questioning')
    await tell(amy, 'questioning', { visibility: 'me' })
    await tell(amy, 'questioning', { visibility: 'partner' })
    expect(await figuresFor(await person())).toBeNull()
    expect(await figuresFor(amy)).toMatchObject({ scope: 'hub', people: 4 })
  })

  test('go back at once when the fifth takes their plan back to themselves', async () => {
    const { tellers, person } = await buildTrials()
    const [one] = await tellers(5, 'questioning')
    const outsider = await person()
    expect(await figuresFor(outsider)).toMatchObject({ people: 5 })
    const mine = (await ledger(one!)).items.find(each => each.by.id === one!.id)
    const change = { visibility: 'me', expectedVersion: 1 }
    await one!.inject({ method: 'PATCH', url: `/api/v1/plans/${mine?.planId}`, payload: change })
    expect(await figuresFor(outsider)).toBeNull()
  })

  test('tell a hub of four nothing of what came of the fifth’s, who is in another', async () => {
    const { tellers, person } = await buildTrials()
    const [one] = await tellers(4, 'questioning')
    const [fifth] = await tellers(1, 'feedback', {}, { decision: 'drop' })
    const kept = { keep: 4, drop: 0 }
    expect(await figuresFor(one!)).toMatchObject({ people: 5, counted: 'seen', outcome: { verdicts: kept } })
    expect(await figuresFor(fifth!)).toMatchObject({ counted: 'seen', outcome: { verdicts: { keep: 0, drop: 1 } } })
    expect(await figuresFor(await person())).toMatchObject({
      counted: 'all',
      outcome: { verdicts: { keep: 4, drop: 1 } },
    })
  })

  test('of a subject with two people are no one’s, nor those from which the two could be worked out', async () => {
    const { tell, member, person } = await buildTrials()
    const outsider = await person()
    for (let n = 0; n < 6; n++) await tell(await member('questioning', { department: 'Science' }), 'questioning')
    expect(await figuresFor(outsider, '?subject=science')).toMatchObject({ people: 6 })
    for (let n = 0; n < 2; n++) await tell(await member('feedback', { department: 'Art' }), 'feedback')
    expect(await figuresFor(outsider)).toMatchObject({ people: 8 })
    expect(await figuresFor(outsider, '?subject=Art')).toBeNull()
    expect(await figuresFor(outsider, '?subject=Science')).toBeNull()
  })

  test('stand in the library’s list and page as they stand in the ledger', async () => {
    const { tellers, tell, ben, person } = await buildTrials()
    await tellers(5, 'questioning')
    await tell(ben, 'questioning', { strategyCode: 'QU3' })
    const counts = async (who: TestPerson) => {
      const { items } = await ask<{ items: StrategySummary[] }>(who, '/strategies?hub=questioning&limit=50')
      return Object.fromEntries(items.flatMap(({ code, trials }) => (trials ? [[code, trials]] : [])))
    }
    const school = { scope: 'school', times: 5, people: 5 }
    expect(await counts(await person())).toEqual({ QU2: school })
    expect(await counts(ben)).toEqual({ QU2: school, QU3: { scope: 'hub', times: 1, people: 1 } })
    expect(await ask(ben, '/strategies/QU3')).toMatchObject({ trials: { scope: 'hub', people: 1 } })
  })
})
