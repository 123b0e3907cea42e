import { afterAll, describe, expect, test } from 'vitest'
import { accessTable } from '../../test/access/access-table.ts'
import { createWorlds, roles } from '../../test/access/access-worlds.ts'
import { buildTestApp } from '../../test/test-app.ts'

describe('the access table', () => {
  const worlds = createWorlds()
  afterAll(worlds.leave)

  test('has a row for every route there is, and no other', async () => {
    const { app } = await buildTestApp()
    await app.ready()
    expect(app.accessList.map(entry => entry.route).toSorted()).toEqual(Object.keys(accessTable).toSorted())
  })

  test.each(Object.entries(accessTable))('%s', async (route, row) => {
    const { app, ids, cookies } = await worlds.current()
    const method = route.split(' ')[0] as 'GET'
    const got: number[] = []
    for (const role of roles) {
      const cookie = cookies[role]
      const answer = await app.inject({
        method,
        ...row.get(ids),
        headers: cookie ? { cookie } : {},
        payloadAsStream: true,
      })
      answer.stream().destroy()
      got.push(answer.statusCode)
    }
    if (method !== 'GET' && got.some(status => status < 300)) await worlds.leave()
    expect(got.join(' ')).toBe(row.expect)
  })
})
