import { expect, test } from 'vitest'
import { createWriteQueue } from './write-queue.ts'

/** A connection that remembers what it was told, and fails at what it is told to. */
function connection() {
  const said: string[] = []
  const failing = new Set<string>()
  const it = {
    inTransaction: false,
    prepare: (statement: string) => ({
      run() {
        said.push(statement)
        if (failing.has(statement)) throw new Error(`${statement} failed`)
        if (statement === 'BEGIN IMMEDIATE' && it.inTransaction) throw new Error('within a transaction')
        if (statement === 'BEGIN IMMEDIATE') it.inTransaction = true
        if (statement === 'COMMIT' || statement === 'ROLLBACK') it.inTransaction = false
      },
    }),
  }
  return { it, said, failing }
}

test('a rollback that fails is told to those who wrote, and the queue goes on', async () => {
  const { it, said, failing } = connection()
  const write = createWriteQueue(it)
  failing.add('COMMIT').add('ROLLBACK')
  const lost = [write(async () => 'one'), write(async () => 'two')]
  for (const each of lost) await expect(each).rejects.toThrow('COMMIT failed')
  await expect(write(async () => 'three')).rejects.toThrow('within a transaction')
  failing.clear()
  await expect(write(async () => 'four')).resolves.toBe('four')
  expect(said.slice(-2)).toEqual(['RELEASE one', 'COMMIT'])
})
