import { AsyncLocalStorage } from 'node:async_hooks'
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

test('what is done again waits for no disk, and keeps nobody’s that counts from it', async () => {
  const { it, said } = connection()
  const write = createWriteQueue(it)
  const full = 'PRAGMA synchronous = FULL'
  const soon = 'PRAGMA synchronous = NORMAL'
  const commitsOf = () => said.filter(each => each === full || each === soon)
  await write(async () => 'a step', true)
  expect(commitsOf()).toEqual([soon])
  said.length = 0
  // A tap comes while a step is on: it isn’t in the same commit.
  let tap: Promise<string> | undefined
  const outside = AsyncLocalStorage.snapshot()
  const tapSoon = () => new Promise<string>(resolve => setImmediate(() => resolve(write(async () => 'a tap'))))
  await write(async () => void (tap = outside(tapSoon)), true)
  expect(await tap).toBe('a tap')
  expect(commitsOf()).toEqual([soon, full])
  said.length = 0
  // Asked for together, in whatever order, each kind has its own: those that count share one.
  await Promise.all([write(async () => 'a tap'), write(async () => 'a step', true), write(async () => 'another tap')])
  expect(commitsOf()).toEqual([full, soon])
  expect(said.filter(each => each === 'COMMIT')).toHaveLength(2)
})

test('what is done again takes nobody’s with it where its commit fails, nor fails with theirs', async () => {
  const { it, said, failing } = connection()
  const write = createWriteQueue(it)
  failing.add('COMMIT')
  const first = write(async () => 'a step', true)
  const both = [write(async () => failing.clear()), write(async () => 'a tap')]
  await expect(first).rejects.toThrow('COMMIT failed')
  await expect(Promise.all(both)).resolves.toEqual([undefined, 'a tap'])
  expect(said.filter(each => each === 'BEGIN IMMEDIATE')).toHaveLength(2)
})
