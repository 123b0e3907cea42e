import { WAIT_MS } from '@hubs/testing/limits'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '../../../store/store.ts'
import { send, postReply, removeReply } from '../../discussion/discussion.testkit.ts'
import { aPlan, buildPlans, get, patch, put } from '../../plans/plans.testkit.ts'
import { nadia } from '../../staff/staff.testkit.ts'
import { aStrategy } from '../../strategies/strategies.testkit.ts'
import { fillSearch } from './search-index.service.ts'

/** All that the index has, by names instead of numbers. */
async function allOf({ read: { db, t } }: Store) {
  await expect.poll(() => db.select().from(t.searchTask), { timeout: WAIT_MS, interval: 20 }).toEqual([])
  const scopes = new Map((await db.select().from(t.searchScope)).map(each => [each.number, each.name]))
  const docs = new Map((await db.select().from(t.searchDoc)).map(each => [each.number, each.name]))
  const words = await db.select().from(t.searchWord)
  const terms = await db.select().from(t.searchTerm)
  const near = await db.select().from(t.searchDeletionKey)
  return {
    words: words
      .map(each => [docs.get(each.doc), scopes.get(each.scope), each.word, each.stem, each.rank].join())
      .toSorted(),
    terms: terms.map(each => `${scopes.get(each.scope)} ${each.word}`).toSorted(),
    near: near.map(each => `${scopes.get(each.scope)} ${each.key} ${each.word}`).toSorted(),
  }
}

function accept({ statusCode, body }: { statusCode: number; body: string }) {
  if (statusCode >= 300) throw new Error(body)
}

/** Puts everything in from nothing. */
async function fillAnew(store: Store) {
  await store.write(({ db, t }) => db.delete(t.searchScope))
  await fillSearch(store)
}

const word = fc.constantFrom('axolotl', 'pangolin', 'quetzal', 'wombat', 'question', 'questions', 'Émile’s', 'e-mail')
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map(words => words.join(' '))
const nth = fc.nat(3)
const change = fc.oneof(
  fc.record({
    do: fc.constantFrom('say', 'sayInGroup', 'plan', 'propose', 'adapt', 'source', 'hub', 'minutes', 'invite'),
    text,
    nth,
  }),
  fc.record({
    do: fc.constantFrom('reword', 'take', 'putBack', 'replan', 'rewrite', 'unadapt', 'unsource', 'rename', 'leaves'),
    text,
    nth,
  }),
)
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never

/** A school in which all that can be found is changed, by requests. */
async function buildChanging() {
  const built = await buildPlans()
  const { amy, facilitator, first, store, setStatus } = built
  const coordinator = await built.person({ roles: ['coordinator'] })
  const administrator = await built.person({ roles: ['administrator'] })
  const people: { id: string; version: number }[] = []
  await setStatus(first.id, 'ended')
  await fillAnew(store)
  const said: { id: string; version: number }[] = []
  const plans: { id: string; version: number }[] = []
  const sources: { id: string; version: number }[] = []
  const post = async (path: string, payload: object) => {
    const answer = await send(facilitator, 'POST', path, payload, { 'idempotency-key': `${Math.random()}` })
    expect([answer.statusCode, answer.body]).toEqual([201, answer.body])
    return answer.json()
  }
  const strategy = async () => (await get(facilitator, '/strategies/QU2')).json()
  const works: Record<Change['do'], (text: string, nth: number) => Promise<unknown>> = {
    say: async each => said.push(await postReply(amy, '/discussions/hub/questioning', each)),
    sayInGroup: async each => said.push(await postReply(amy, `/discussions/meeting/${first.id}`, each)),
    plan: async each => {
      const answer = await send(amy, 'POST', '/plans', aPlan(first.id, { technique: each }), {
        'idempotency-key': `${Math.random()}`,
      })
      // A second open one for the same meeting may be refused.
      if (answer.statusCode === 201) plans.push(answer.json())
    },
    propose: async each => post('/strategies', aStrategy({ name: each })),
    adapt: async each => post('/strategies/QU2/adaptations', { subject: 'Science', text: each }),
    source: async each => sources.push(await post('/references', { csl: { type: 'book', title: each }, note: each })),
    hub: async each => {
      const hub = (await get(facilitator, '/hubs/questioning')).json()
      accept(await patch(coordinator, '/hubs/questioning', { summary: each, expectedVersion: hub.version }))
    },
    minutes: async each => {
      const at = `/meetings/${first.id}/minutes`
      const { draft } = (await get(facilitator, at)).json()
      accept(await put(facilitator, at, { learned: each, questions: '', show: true, expectedVersion: draft.version }))
    },
    invite: async each => {
      const answer = await send(
        administrator,
        'POST',
        '/people',
        { ...nadia, name: each.slice(0, 80), email: `p${people.length}@school.test` },
        { 'idempotency-key': `${Math.random()}` },
      )
      accept(answer)
      people.push(answer.json())
    },
    rename: async (each, n) => {
      const one = people[n]
      if (!one) return
      const answer = await patch(administrator, `/people/${one.id}`, {
        department: each.slice(0, 80),
        expectedVersion: one.version,
      })
      accept(answer)
      people[n] = answer.json()
    },
    leaves: async (_, n) => {
      const one = people[n]
      if (!one) return
      const answer = await patch(administrator, `/people/${one.id}`, { left: true, expectedVersion: one.version })
      if (answer.statusCode === 200) people[n] = answer.json()
    },
    reword: async (each, n) => {
      const one = said[n]
      if (!one) return
      const answer = await patch(amy, `/replies/${one.id}`, { text: each, mentions: [], expectedVersion: one.version })
      if (answer.statusCode === 200) said[n] = answer.json()
    },
    take: async (_, n) => {
      const answer = said[n] && (await removeReply(amy, said[n]))
      if (answer?.statusCode === 200) said[n] = answer.json()
    },
    putBack: async (_, n) => {
      const answer = said[n] && (await removeReply(amy, said[n], false))
      if (answer?.statusCode === 200) said[n] = answer.json()
    },
    replan: async (each, n) => {
      const one = plans[n]
      if (!one) return
      const answer = await patch(amy, `/plans/${one.id}`, { technique: each, expectedVersion: one.version })
      accept(answer)
      plans[n] = answer.json()
    },
    rewrite: async each =>
      accept(await patch(facilitator, '/strategies/QU2', { what: each, expectedVersion: (await strategy()).version })),
    unadapt: async (_, n) => {
      const one = (await strategy()).adaptationList[n]
      if (!one) return
      const url = `/api/v1/strategies/QU2/adaptations/${one.id}?expectedVersion=${one.version}`
      accept(await facilitator.inject({ method: 'DELETE', url }))
    },
    unsource: async (_, n) => {
      const one = sources[n]
      if (one) await facilitator.inject({ method: 'DELETE', url: `/api/v1/references/${one.id}?expectedVersion=1` })
    },
  }
  return { ...built, works }
}

test('whatever has been changed, the index is as if it were made anew', async () => {
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 12, maxLength: 30 }), async changes => {
      const { store, works } = await buildChanging()
      for (const each of changes) {
        await works[each.do](each.text, each.nth)
        done.add(each.do)
      }
      const kept = await allOf(store)
      await fillAnew(store)
      expect(kept).toEqual(await allOf(store))
      expect(kept.words.length).toBeGreaterThan(1000)
    }),
    { numRuns: 3 },
  )
  expect(done.size).toBeGreaterThan(6)
})

test('a rest of the words of someone’s record that is gone is nowhere, the dictionary included', async () => {
  const { store, works } = await buildChanging()
  const before = await allOf(store)
  await works.say('axolotlean', 0)
  await works.source('axolotlean', 0)
  await works.adapt('axolotlean', 0)
  await works.invite('axolotlean', 0)
  expect((await allOf(store)).terms.filter(term => term.endsWith('axolotlean'))).toHaveLength(1)
  await works.take('', 0)
  await works.unsource('', 0)
  await works.unadapt('', 0)
  await works.leaves('', 0)
  expect(await allOf(store)).toEqual(before)
})
