import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/test-app.ts'
import { newId } from '../ids.ts'
import { preparedInsert } from './prepared.ts'

test('rows that are put in together come as they were given, and the text is made once for each number of them', async () => {
  const { store, schoolId } = await buildTestApp()
  const made: number[] = []
  const put = preparedInsert<{ id: string; schoolId: string; action: string; at: number; details: object }>(
    ['id', 'schoolId', 'action', 'at', 'details'],
    ({ db, t }, rows) => {
      made.push(rows.length)
      return db.insert(t.audit).values(rows)
    },
  )
  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: newId(), schoolId, action: 'put', at, details: { at } }))
  const given = [rowsOf(2), rowsOf(3), rowsOf(2)]
  for (const rows of given) await store.write(async tx => put(tx, rows))
  const { db, t } = store.read
  const kept = new Map((await db.select().from(t.audit)).map(row => [row.id, row]))
  for (const row of given.flat()) expect(kept.get(row.id)).toMatchObject(row)
  // A transaction of PostgreSQL is a new builder each time.
  expect(made).toEqual(store.engine === 'sqlite' ? [2, 3] : [2, 3, 2])
})
