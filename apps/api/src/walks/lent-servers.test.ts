import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testNow } from '../../test/engine.ts'
import { buildTestApp, type TestApp } from '../../test/test-app.ts'

/** Every row of every table, as text. */
async function everything({ store }: TestApp) {
  const { db, t } = store.read
  const rows = new Set<string>()
  for (const [name, table] of Object.entries(t))
    for (const row of await db.select().from(table)) rows.add(`${name} ${JSON.stringify(row)}`)
  return rows
}

test('a server that is lent again has nothing left of whoever had it, and lacks nothing they took away', async () => {
  const ends: (() => Promise<void> | void)[] = []
  const first = await buildTestApp({}, end => ends.push(end))
  const asNew = await everything(first)
  const amy = await first.facilitator('feedback', { roles: ['coordinator'] })
  await amy.inject({ method: 'POST', url: '/api/v1/strategies', payload: {} })
  await first.store.write(async ({ db, t }) => {
    await db.delete(t.segment)
    await db.delete(t.searchTerm)
    await db.update(t.hub).set({ name: 'Another' })
  })
  writeFileSync(path.join(first.dataDir, 'left.txt'), 'left')
  first.clock.now += 60_000
  for (const end of ends.toReversed()) await end()

  const second = await buildTestApp()
  expect(second.app).toBe(first.app)
  expect(second.clock.now).toBe(testNow)
  const now = await everything(second)
  const [left, lost] = [[...now].filter(row => !asNew.has(row)), [...asNew].filter(row => !now.has(row))]
  expect({ left, lost }).toEqual({ left: [], lost: [] })
  expect((await amy.inject({ url: '/api/v1/me' })).statusCode).toBe(401)
  const hubs = await (await second.person()).inject({ url: '/api/v1/hubs' })
  expect(hubs.body).not.toContain('Another')
})
