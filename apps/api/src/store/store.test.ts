import { eq, ne } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openTestStore } from '../../test/test-store.ts'
import type { Tx } from './store.ts'

const add = ({ db, t }: Tx, id: string) =>
  db.insert(t.school).values({ id, slug: id, name: id, timeZone: 'Europe/London', createdAt: 1 })
const count = async ({ db, t }: Tx) => (await db.select().from(t.school).where(ne(t.school.slug, 'school'))).length

describe('a write', () => {
  test('is all there when it is over, for the reading connection too', async () => {
    const store = await openTestStore()
    await store.write(async tx => {
      await add(tx, 'a')
      await add(tx, 'b')
    })
    expect(await count(store.read)).toBe(2)
  })

  test('leaves nothing behind when it throws, after an await too', async () => {
    const store = await openTestStore()
    const failing = store.write(async tx => {
      await add(tx, 'a')
      await new Promise(resolve => setImmediate(resolve))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await count(store.read)).toBe(0)
  })

  test('is seen by no one before it is over', async () => {
    const store = await openTestStore()
    const inside = await store.write(async tx => {
      await add(tx, 'a')
      return { own: await count(tx), others: await count(store.read) }
    })
    expect(inside).toEqual({ own: 1, others: 0 })
  })

  test('that reads, adds and writes loses none of a hundred at once', async () => {
    const store = await openTestStore()
    await store.write(tx => add(tx, 'counter'))
    await Promise.all(
      Array.from({ length: 100 }, () =>
        store.write(async ({ db, t }) => {
          const [row] = await db.select().from(t.school).where(eq(t.school.id, 'counter'))
          await db
            .update(t.school)
            .set({ createdAt: (row?.createdAt ?? 0) + 1 })
            .where(eq(t.school.id, 'counter'))
        }),
      ),
    )
    const { db, t } = store.read
    const [row] = await db.select().from(t.school).where(eq(t.school.id, 'counter'))
    expect(row?.createdAt).toBe(101)
  })
})

describe('writes that wait together', () => {
  test('each stand or fall alone', async () => {
    const store = await openTestStore()
    const results = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map(id =>
        store.write(async tx => {
          await add(tx, id)
          if (id === 'b') throw new Error('not b')
          return id
        }),
      ),
    )
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    const { db, t } = store.read
    const left = await db.select({ id: t.school.id }).from(t.school).where(ne(t.school.slug, 'school'))
    expect(left.map(row => row.id).toSorted()).toEqual(['a', 'c', 'd'])
  })

  test('a constraint that one breaks leaves the others whole', async () => {
    const store = await openTestStore()
    const results = await Promise.allSettled(['a', 'a', 'b'].map(id => store.write(tx => add(tx, id))))
    expect(results.map(result => result.status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(await count(store.read)).toBe(2)
  })

  test('what was acknowledged can be read at once', async () => {
    const store = await openTestStore()
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        await store.write(tx => add(tx, `s${n}`))
        const { db, t } = store.read
        expect(
          await db
            .select()
            .from(t.school)
            .where(eq(t.school.id, `s${n}`)),
        ).toHaveLength(1)
      }),
    )
  })
})

describe('a signal', () => {
  test('has reached this server’s listeners when it was sent', async () => {
    const store = await openTestStore()
    const heard: string[] = []
    store.onSignal(({ topic, id }) => heard.push(`${topic} ${id}`))
    await store.signal({ topic: 'run', id: 'm1' })
    expect(heard).toContain('run m1')
  })
})
