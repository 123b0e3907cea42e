import { sql } from 'drizzle-orm'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { newId } from '../../ids.ts'
import { StoreRefused } from '../store.ts'
import { openPostgres } from './postgres.ts'

/** A fresh database on the test server, and a way to run statements in it. */
async function freshDatabase() {
  const base = inject('base')
  const name = `other_${newId().replaceAll('-', '')}`
  const run = async (database: string, statement: string) => {
    const client = new pg.Client({ connectionString: `${base}/${database}` })
    await client.connect()
    const result = await client.query(statement)
    await client.end()
    return result.rows
  }
  await run('postgres', `CREATE DATABASE ${name}`)
  return { url: `${base}/${name}`, run: (statement: string) => run(name, statement) }
}

describe('a PostgreSQL database', () => {
  test('that is empty is filled with our tables', async () => {
    const { url } = await freshDatabase()
    const store = await openPostgres(url, tmpdir())
    onTestFinished(() => store.close())
    expect(await store.read.db.select().from(store.read.t.school)).toEqual([])
  })

  test('is asked as a solid-state disk is, unless its address says otherwise', async () => {
    const { url } = await freshDatabase()
    const asked = async (address: string) => {
      const store = await openPostgres(address, tmpdir())
      onTestFinished(() => store.close())
      const cost = sql<string>`current_setting('random_page_cost')`
      return store.read.db.select({ cost }).from(sql`(SELECT 1) AS one`)
    }
    expect(await asked(url)).toEqual([{ cost: '1.1' }])
    expect(await asked(`${url}?options=-c%20random_page_cost=3`)).toEqual([{ cost: '3' }])
  })

  test('of another program is refused and left as it is', async () => {
    const { url, run } = await freshDatabase()
    await run('CREATE TABLE recipes (name TEXT)')
    await expect(openPostgres(url, tmpdir())).rejects.toThrow(/belongs to another program/)
    expect(await run("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")).toEqual([
      { table_name: 'recipes' },
    ])
  })

  test('of a newer version is refused', async () => {
    const { url, run } = await freshDatabase()
    await (await openPostgres(url, tmpdir())).close()
    await run("INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)")
    await expect(openPostgres(url, tmpdir())).rejects.toThrow(/newer version of Learning Hubs/)
  })

  test('that can’t be reached is named without its password', async () => {
    const opening = openPostgres('postgres://someone:secret@127.0.0.1:1/hubs', tmpdir())
    await expect(opening).rejects.toThrow(StoreRefused)
    await expect(opening).rejects.toThrow(/postgres:\/\/someone@127.0.0.1:1\/hubs can’t be reached/)
    await expect(opening).rejects.not.toThrow(/secret/)
  })

  test('tells another server what has changed', async () => {
    const { url } = await freshDatabase()
    const [one, other] = [await openPostgres(url, tmpdir()), await openPostgres(url, tmpdir())]
    onTestFinished(async () => {
      await one.close()
      await other.close()
    })
    const heard = new Promise(resolve => other.onSignal(signal => signal.topic === 'run' && resolve(signal.id)))
    await one.signal({ topic: 'run', id: 'm1' })
    expect(await heard).toBe('m1')
  })

  test.each(['nonsense', '{"topic":1}', '[]', 'null', ''])(
    'takes %j from another program for news of anything',
    async payload => {
      const { url, run } = await freshDatabase()
      const store = await openPostgres(url, tmpdir())
      onTestFinished(() => store.close())
      const heard = new Promise(resolve => store.onSignal(({ topic }) => resolve(topic)))
      await run(`SELECT pg_notify('learning_hubs', '${payload}')`)
      expect(await heard).toBe('all')
      await store.ping()
    },
  )

  test('does work again that took a key which was not free, but not for ever', async () => {
    const { url } = await freshDatabase()
    const store = await openPostgres(url, tmpdir())
    onTestFinished(() => store.close())
    let tries = 0
    const twice = store.write(async ({ db, t }) => {
      tries++
      for (let i = 0; i < 2; i++)
        await db.insert(t.rateLimit).values({ key: 'same', attemptedAt: [], lastAttemptAt: 0 })
    })
    await expect(twice).rejects.toMatchObject({ cause: { code: '23505' } })
    expect(tries).toBe(2)
  })
})
