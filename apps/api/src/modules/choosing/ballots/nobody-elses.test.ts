import { WAIT_MS } from '@hubs/testing/limits'
import { describe, expect, test, vi } from 'vitest'
import { sharedCitationWorkers } from '../../../../test/citation-workers.ts'
import type { TestApp, TestPerson } from '../../../../test/test-app.ts'
import { buildChoosing, rank } from '../choosing.testkit.ts'
import { buildPublished, post } from '../moving/moving.testkit.ts'

/** Streams, and what is another with each request. */
const never = /\/(live|time|ready|openapi\.json|replies\/form)$/
/** Answers about oneself alone. */
const ownRanks = /^\/api\/v1\/me\/(ballot|allocation|swap-offers|waiting)$/

/** Every answer that somebody can read: of each route that can be asked for, with each id that its address may name. */
async function answersTo(who: TestPerson, { app }: Pick<TestApp, 'app'>, ids: readonly string[]) {
  await app.ready()
  const routes = app.accessList.map(({ route }) => route).filter(route => route.startsWith('GET '))
  const urls = routes.flatMap(route => {
    const path = route.slice('GET '.length).replace(':slug', 'feedback').replace(':code', 'QU2')
    if (never.test(path)) return []
    return path.includes(':') ? ids.map(id => path.replace(/:\w+/g, id)) : [path]
  })
  const answers = new Map<string, string>()
  for (const url of new Set(urls)) {
    const { statusCode, body } = await who.inject({ url })
    if (statusCode === 200) answers.set(url, body)
  }
  return answers
}

/** Until all are, some sources are answered plainly: on a busy machine that is so in one round, and no longer in the next. */
async function citationsAreWritten({ store }: Pick<TestApp, 'store'>) {
  const { t, db } = store.read
  const items = (await db.select().from(t.reference)).map(({ csl }) => csl)
  const { worker } = sharedCitationWorkers()
  await vi.waitFor(() => worker.do('format', { style: 'apa', items }), { timeout: WAIT_MS })
}

/** The names of everything in an answer. */
function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

describe('what a member can read of what colleagues ranked', () => {
  test('before hubs are published, nothing at all: whatever others rank, each answer is the same', async () => {
    const built = await buildChoosing()
    const [one, other, third] = [await built.person(), await built.person(), await built.person()]
    await one.inject(rank('feedback', 'questioning'))
    await other.inject(rank('feedback', 'questioning'))
    const ids = [one.id, other.id, (await built.groupOf('feedback')).groupId]
    await citationsAreWritten(built)
    const before = await answersTo(one, built, ids)
    expect(before.size).toBeGreaterThan(30)
    await other.inject(rank('e-learning', 'academic-language', 'growth-mindset'))
    await third.inject(rank())
    const after = await answersTo(one, built, ids)
    expect([...after.keys()]).toEqual([...before.keys()])
    expect([...after].filter(([url, body]) => before.get(url) !== body)).toEqual([])
  })

  test('afterwards, only their own: no colleague’s rank anywhere, and no colleague at all in what is about oneself', async () => {
    const built = await buildPublished()
    const { coordinator, teachers, reopened } = built
    const [one, other] = [teachers[0]!, teachers[2]!]
    await reopened(async () => {
      await one.inject(rank('feedback', 'growth-mindset'))
      await other.inject(rank('growth-mindset', 'feedback'))
    })
    const { items } = (await coordinator.inject(post('/swap-offers'))).json()
    const move = { personId: other.id, hubSlug: 'e-learning', expectedHubSlug: 'feedback', reason: 'canary-reason' }
    await coordinator.inject(post('/placement-changes', move))
    const groups = [(await built.groupOf('feedback')).groupId, (await built.groupOf('growth-mindset')).groupId]
    const answers = await answersTo(one, built, [one.id, other.id, items[0].id, built.board.id, ...groups])
    expect([...answers.keys()].filter(url => ownRanks.test(url)).toSorted()).toEqual([
      '/api/v1/me/allocation',
      '/api/v1/me/ballot',
      '/api/v1/me/swap-offers',
      '/api/v1/me/waiting',
    ])
    expect(answers.get('/api/v1/me/swap-offers')).toContain('"choiceAfter":1')
    for (const [url, body] of answers) {
      expect(body, url).not.toContain('canary-reason')
      if (ownRanks.test(url)) {
        for (const { id } of teachers.slice(1)) expect(body, url).not.toContain(id)
        expect(body, url).not.toMatch(/Teacher\d+ Surname\d+/)
      } else
        for (const key of keysOf(parsed(body)))
          expect([url, key]).not.toEqual([
            url,
            expect.stringMatching(/^(ranks|wishes|choiceBefore|choiceAfter|rankedAt)$/),
          ])
    }
  })
})
