import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/test-app.ts'
import { createSessions } from '../modules/accounts/sessions.service.ts'

const hour = 3_600_000

describe('one person', () => {
  test('writes 60 comments an hour at the most, is told so, and keeps nobody else from writing', async () => {
    const { member, clock } = await buildTestApp()
    const [amy, ben] = [await member('questioning'), await member('questioning')]
    const say = (who: typeof amy) =>
      who.inject({
        method: 'POST',
        url: '/api/v1/discussions/hub/questioning/replies',
        payload: { text: 'And another thing.', parentId: null, mentions: [] },
      })
    for (let n = 0; n < 60; n++) expect((await say(amy)).statusCode).toBe(201)
    const refused = await say(amy)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '3600'])
    expect(refused.json().detail).toMatch(/^You’ve written 60 comments in an hour\./)
    expect((await say(ben)).statusCode).toBe(201)
    clock.now += hour
    expect((await say(amy)).statusCode).toBe(201)
  })

  test('searches and imports no faster than that either, and is told so', async () => {
    const { member } = await buildTestApp()
    const amy = await member('questioning')
    const search = async () => (await amy.inject({ url: '/api/v1/search?q=wait' })).statusCode
    const last = async (times: number, ask: () => Promise<number>) => {
      for (let n = 0; n < times; n++) expect(await ask()).not.toBe(429)
      return ask()
    }
    expect(await last(90, search)).toBe(429)
    const payload = { format: 'bibtex', text: 'nothing', dryRun: true }
    const take = async () =>
      (await amy.inject({ method: 'POST', url: '/api/v1/references/import', payload })).statusCode
    expect(await last(20, take)).toBe(429)
    expect((await amy.inject({ url: '/api/v1/me' })).statusCode).toBe(200)
  })

  test('downloads no faster than that either, whatever the file', async () => {
    const { person, app } = await buildTestApp()
    const { paths } = (await app.inject('/api/v1/openapi.json')).json<{
      paths: Record<string, Record<string, unknown>>
    }>()
    const files = Object.entries(paths).flatMap(([url, { get, post }]) =>
      /\/(pdf|csv|export)$/.test(url) ? [{ method: get ? 'GET' : post ? 'POST' : 'PUT', url } as const] : [],
    )
    expect(files.length).toBeGreaterThan(8)
    const amy = await person()
    const take = async (n: number) => {
      const { method, url } = files[n % files.length]!
      const real = url.replace('{term}', '1').replaceAll(/\{\w+\}/g, amy.id)
      return (await amy.inject({ method, url: real })).statusCode
    }
    for (let n = 0; n < 60; n++) expect(await take(n)).not.toBe(429)
    for (let n = 0; n < files.length; n++) expect(await take(n)).toBe(429)
    expect((await amy.inject({ url: '/api/v1/me' })).statusCode).toBe(200)
  })

  test('is signed in on 30 devices at the most: the first ends', async () => {
    const { person, store, clock } = await buildTestApp()
    const amy = await person()
    const sessions = createSessions({ store, now: () => clock.now })
    for (let n = 0; n < 40; n++) {
      clock.now += 1
      await store.write(tx => sessions.create(tx, amy.id, `device ${n}`, 'password'))
    }
    const { db, t } = store.read
    const rows = (await db.select().from(t.session)).filter(row => row.personId === amy.id)
    expect(rows.map(row => row.device).toSorted()).toEqual(Array.from({ length: 30 }, (_, n) => `device ${n + 10}`))
  })

  test('fills no audit with what they are refused', async () => {
    const { person, store } = await buildTestApp()
    const amy = await person()
    for (let n = 0; n < 30; n++) expect((await amy.inject({ url: '/api/v1/people' })).statusCode).toBe(403)
    const { db, t } = store.read
    const rows = await db.select().from(t.audit)
    expect(rows.filter(row => row.action === 'access-refused')).toHaveLength(20)
  })
})
