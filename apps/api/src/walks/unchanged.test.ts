import { WAIT_MS } from '@hubs/testing/limits'
import { describe, expect, test, vi } from 'vitest'
import { meetingSaves } from '../../test/as-it-was/as-it-was-meetings.ts'
import { acts, schoolSaves } from '../../test/as-it-was/as-it-was-school.ts'
import { buildAsItWas, type AsItWas } from '../../test/as-it-was/as-it-was.ts'
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

/** Each route that saves a form, or says how something is to be. */
const saves = { ...meetingSaves, ...schoolSaves }

describe('leaving something as it was leaves it as it was', () => {
  test('is tried for every route that saves something, and no other', async () => {
    const { app } = await buildTestApp()
    await app.ready()
    const routes = app.accessList.map(({ route }) => route).filter(route => /^(PUT|PATCH) /.test(route))
    const listed = [...Object.keys(saves), ...Object.keys(acts)]
    const asked =
      'saves again what is there in test/as-it-was/as-it-was-meetings.ts or as-it-was-school.ts, or is one of its acts'
    expect(
      routes.filter(route => !listed.includes(route)),
      `no line that ${asked}`,
    ).toEqual([])
    expect(
      listed.filter(route => !routes.includes(route)),
      'no such route any more',
    ).toEqual([])
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
