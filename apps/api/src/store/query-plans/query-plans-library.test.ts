import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { buildTestApp } from '../../../test/test-app.ts'
import { get, patch, put } from '../../modules/plans/plans.testkit.ts'
import { fillLibraries } from '../../modules/strategies/seed/library.seed.ts'
import { aStrategy, figures } from '../../modules/strategies/strategies.testkit.ts'

test('nothing of the library goes through the whole of a table that grows', async () => {
  const queries = collectPlans()
  const { store, clock, member, facilitator, person } = await buildTestApp()
  const [amy, lead] = [await member('questioning'), await facilitator('questioning')]
  const coordinator = await person({ roles: ['coordinator'] })
  const { db, t } = store.read
  const [source] = await db.select({ id: t.reference.id }).from(t.reference)
  queries.clear()
  await store.write(tx => fillLibraries(tx, clock.now))
  const post = (path: string, payload: object) =>
    amy.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      payload,
      headers: { 'idempotency-key': 'library-plans' + path },
    })
  const wording = { subject: 'Maths', text: 'After each graph.' }
  const added = await post('/strategies/QU2/adaptations', wording)
  const adaptation = `/strategies/QU2/adaptations/${added.json().id}`
  const answers = [
    added,
    await post('/strategies', aStrategy({ strandCode: 'T-FEE', referenceIds: [source?.id ?? ''] })),
    await patch(lead, '/strategies/S1', { referenceIds: [], expectedVersion: 1 }),
    await put(lead, '/strategies/S1/stage', { to: 'trialling', why: 'Four of us begin.', expectedVersion: 2 }),
    await patch(amy, adaptation, { ...wording, subject: 'Art', expectedVersion: 1 }),
    await put(coordinator, '/strands/T-FEE', { ...figures, expectedVersion: 1 }),
  ]
  const filtered = 'hub=questioning&subject=art&audience=students&strength=some-studies'
  for (const path of [
    '/strategies?limit=1',
    `/strategies?${filtered}`,
    '/strategies?stage=trialling&limit=1',
    '/strategies/filters',
    '/strategies/QU2',
    '/strategies/S1',
    '/strands',
    '/strands/T-FEE',
    '/techniques',
    '/techniques?hub=questioning',
  ]) {
    answers.push(await get(amy, path))
    const { next } = answers.at(-1)?.json() ?? {}
    if (next) answers.push(await get(amy, `${path}&cursor=${next}`))
  }
  const gone = await amy.inject({ method: 'DELETE', url: `/api/v1${adaptation}?expectedVersion=2` })
  expect([...answers, gone].map(answer => answer.statusCode).filter(code => code >= 300)).toEqual([])
  expect(queries.size).toBeGreaterThan(20)
  expect([...queries].filter(([, steps]) => steps.some(step => growing.test(step)))).toEqual([])
})
