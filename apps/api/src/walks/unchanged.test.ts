import { WAIT_MS } from '@hubs/testing/limits'
import { describe, expect, test, vi } from 'vitest'
import { meetingSaves } from '../../test/as-it-was/as-it-was-meetings.ts'
import { acts, schoolSaves } from '../../test/as-it-was/as-it-was-school.ts'
import { buildAsItWas, type AsItWas, formOf } from '../../test/as-it-was/as-it-was.ts'
import { buildTestApp } from '../../test/test-app.ts'
import { isAsWanted } from '../unchanged.ts'

/** All that is stored, but when somebody was last here and how far the post has come with a letter. */
async function everything({ store }: Pick<AsItWas, 'store'>) {
  const { db, t } = store.read
  // What was said before goes into the search in its own time.
  await vi.waitFor(async () => expect(await db.select().from(t.searchTask)).toEqual([]), WAIT_MS)
  const { session: _, ...tables } = t
  const all: Record<string, string[]> = {}
  for (const [name, table] of Object.entries(tables)) {
    const rows = await db.select().from(table)
    all[name] = rows.map(row => JSON.stringify(name === 'mail' && 'id' in row ? row.id : row)).toSorted()
  }
  return all
}

/** Each route that saves a form, or says how something is to be, where that takes more than reading it there. */
const saves = { ...meetingSaves, ...schoolSaves }
const listed = [...Object.keys(saves), ...Object.keys(acts)]

type Operation = { requestBody?: { content: Record<string, { schema: { properties?: object } }> } }

/** What is read and saved at one address, which names no record of its own: needs no line, as it can be found here. */
async function found() {
  const { app } = await buildTestApp()
  await app.ready()
  const routes = app.accessList.map(({ route }) => route)
  const { paths } = (await app.inject('/api/v1/openapi.json')).json<{
    paths: Record<string, Record<string, Operation>>
  }>()
  const forms = routes.flatMap(route => {
    const [method = '', url = ''] = route.split(' ')
    if (listed.includes(route) || method === 'GET' || url.includes(':id') || !routes.includes(`GET ${url}`)) return []
    const known = url.replace(':slug', 'questioning').replace(':code', 'QU2').replace(':term', '1')
    const body =
      paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.requestBody?.content['application/json']
    return /^(PUT|PATCH)$/.test(method) && body
      ? [{ route, method, url: known, shape: body.schema.properties ?? {} }]
      : []
  })
  return { routes: routes.filter(route => /^(PUT|PATCH) /.test(route)), forms }
}

describe('leaving something as it was leaves it as it was', () => {
  test('is tried for every route that saves something, and no other', async () => {
    const { routes, forms } = await found()
    const asked = 'can be read where it is saved, is saved again in test/as-it-was, or is one of its acts'
    const tried = [...listed, ...forms.map(({ route }) => route)]
    expect(
      routes.filter(route => !tried.includes(route)),
      `none of these ${asked}`,
    ).toEqual([])
    expect(
      listed.filter(route => !routes.includes(route)),
      'no such route any more',
    ).toEqual([])
  })

  test('what is read and saved at one address, by the first who may', async () => {
    const { forms } = await found()
    expect(forms.length).toBeGreaterThan(3)
    for (const { route, method, url, shape } of forms) {
      const world = await buildAsItWas()
      const before = await everything(world)
      world.clock.now += 1000
      const answers: number[] = []
      for (const who of [world.amy, world.facilitator, world.coordinator, world.administrator]) {
        const record = await who.inject({ url })
        if (record.statusCode !== 200) continue
        const payload = formOf({ shape }, record.json())
        answers.push((await who.inject({ method: method as 'PUT', url, payload })).statusCode)
      }
      const taken = answers.filter(status => status !== 403)
      expect([route, taken.length > 0 && taken.every(status => status < 300)]).toEqual([route, true])
      expect([route, await everything(world)]).toEqual([route, before])
    }
  })

  test.each(Object.entries(saves))('%s', async (route, save) => {
    const world = await buildAsItWas()
    const saved = [await save(world)].flat()
    const before = await everything(world)
    const method = route.startsWith('PUT') ? 'PUT' : 'PATCH'
    world.clock.now += 1000
    for (const { by, url, payload } of saved) {
      const answer = await by.inject({ method, url: `/api/v1${url}`, payload })
      expect([200, 204], answer.body).toContain(answer.statusCode)
    }
    expect(await everything(world)).toEqual(before)
  })

  test('what is left out is not wanted, and a list in another order is another list', () => {
    expect(isAsWanted({ a: 1, b: [1, 2] }, { a: undefined, b: [1, 2] })).toBe(true)
    expect(isAsWanted({ a: 1, b: [1, 2] }, { b: [2, 1] })).toBe(false)
    expect(isAsWanted({ a: null }, { a: '' })).toBe(false)
  })
})
