import type { StrategyTrials } from '@hubs/schema/library/trials'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { get, outsidersOf } from '../plans/plans.testkit.ts'
import { ask, buildTrials } from './trials.testkit.ts'

const trialsOf = (who: TestPerson, query = '') => ask<StrategyTrials>(who, `/strategies/QU2/trials${query}`)

describe('a story', () => {
  const visibilities = ['me', 'partner', 'group', 'school'] as const
  const canary = (visibility: string) => `canary-${visibility}-ledger`

  /** Amy has told four trials, one for each circle; Ben is her partner; the others are everybody else. */
  async function buildCage() {
    const built = await buildTrials()
    const { amy, ben, facilitator, first, second, member, person, tell, setStatus, store } = built
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
    await store.write(({ db, t }) =>
      db
        .update(t.plan)
        .set({ partnerIds: [ben.id] })
        .where(eq(t.plan.visibility, 'partner')),
    )
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
    const { items: all } = await trialsOf(everyone.amy)
    expect(all).toHaveLength(4)
    for (const who of Object.values(everyone)) {
      const opened = await Promise.all(all.map(async each => (await get(who, `/plans/${each.planId}`)).statusCode))
      const { items } = await trialsOf(who)
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
    const { items } = await trialsOf(ben)
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
    const all = (await trialsOf(ben)).items.map(each => each.id)
    expect(all).toHaveLength(5)
    const seen: string[] = []
    for (let query: string | null = '?limit=2'; query;) {
      const page: StrategyTrials = await trialsOf(ben, query)
      seen.push(...page.items.map(each => each.id))
      query = page.next && `?limit=2&cursor=${page.next}`
    }
    expect(seen).toEqual(all)
  })

  test('is of one subject where that is asked, however it is written', async () => {
    const { tell, member, ben } = await buildTrials()
    for (const department of ['Art', 'art', 'History'])
      await tell(await member('questioning', { department }), 'questioning')
    const page = await trialsOf(ben)
    expect(page.subjects.map(each => each.toLowerCase())).toEqual(['art', 'history'])
    expect((await trialsOf(ben, '?subject=ART')).items).toHaveLength(2)
    expect((await trialsOf(ben, '?subject=Chemistry')).items).toEqual([])
  })

  test('of a strategy that is not there is not found, and a cursor of nothing is said to be that', async () => {
    const { ben } = await buildTrials()
    expect((await get(ben, '/strategies/QU99/trials')).statusCode).toBe(404)
    expect((await get(ben, '/strategies/QU2/trials?cursor=nothing')).statusCode).toBe(400)
    expect((await get(ben, '/hubs/nothing/trials')).statusCode).toBe(404)
    expect(await trialsOf(ben)).toEqual({ figures: null, subjects: [], items: [], next: null })
  })
})
