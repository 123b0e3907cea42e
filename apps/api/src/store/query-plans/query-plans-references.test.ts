import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { buildTestApp } from '../../../test/test-app.ts'
import { get, patch, put } from '../../modules/plans/plans.testkit.ts'

test('nothing of the references goes through the whole of a table that grows', async () => {
  const queries = collectPlans()
  const { member, facilitator, person } = await buildTestApp()
  const [amy, lead] = [await member('questioning'), await facilitator('questioning')]
  const coordinator = await person({ roles: ['coordinator'] })
  queries.clear()
  const post = (path: string, payload: object) =>
    amy.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers: { 'idempotency-key': `plans${path}` } })
  const csl = { type: 'book', title: 'Talk', author: [{ family: 'Ng' }], DOI: '10.1234/talk' }
  const made = await post('/references', { csl, note: '' })
  const { id } = made.json()
  const text = '@book{a, title={New}, author={Ng, B}}\n@book{b, title={Newer}, doi={10.1234/b}}'
  const answers = [
    made,
    await post('/references/import', { format: 'bibtex', text }),
    await patch(lead, `/references/${id}`, { csl: { ...csl, volume: '1' }, expectedVersion: 1 }),
    await put(lead, `/references/${id}/check`, { checked: true, how: 'the book', expectedVersion: 2 }),
  ]
  for (const path of [
    '/references?limit=1',
    '/references?q=talk&checked=yes',
    `/references/${id}`,
    '/references/export?format=ris',
    '/references/export?format=ris&strategy=QU2',
    '/references/export?format=ris&hub=questioning',
    `/references/export?format=ris&reference=${id}`,
    '/citation-style',
    '/strategies/QU2',
    '/public/programme',
  ]) {
    answers.push(await get(amy, path))
    const { next } = answers.at(-1)?.json() ?? {}
    if (next) answers.push(await get(amy, `${path}&cursor=${next}`))
  }
  for (const [who, path] of [
    [coordinator, '/programmes/current/reading'],
    [lead, '/hubs/questioning/reading'],
  ] as const) {
    const list = await get(who, path)
    const seen = list.json().items.map((each: { id: string }) => each.id)
    answers.push(list, await put(who, path, { referenceIds: seen.toReversed(), seen }))
  }
  answers.push(await put(coordinator, '/citation-style', { style: 'vancouver', expectedVersion: 1 }))
  const gone = await amy.inject({ method: 'DELETE', url: `/api/v1/references/${id}?expectedVersion=3` })
  expect([...answers, gone].map(answer => answer.statusCode).filter(code => code >= 300)).toEqual([])
  expect(queries.size).toBeGreaterThan(30)
  expect([...queries].filter(([, steps]) => steps.some(step => growing.test(step)))).toEqual([])
})
