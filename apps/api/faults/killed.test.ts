import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startFaulty } from './faulty-server.ts'
import { writeDown } from './tried.ts'
import { acknowledgedOf, databaseOf, lostOf, readBack, startWriters } from './writers.ts'

const rounds = 15
const writers = 6

test('a server that is killed while it acknowledges loses nothing, and what is asked again is there once', async () => {
  const server = await startFaulty()
  const written: Parameters<typeof startWriters>[2] = new Map()
  for (let round = 0; round < rounds; round++) {
    const people = await startWriters(server.origin, writers, written)
    const writing = people.keepOn()
    // At moments of all kinds: in a write, in a commit, in an answer.
    await wait(20 + Math.random() * 300)
    await server.kill()
    await writing
    await server.begin()
    await (await startWriters(server.origin, writers, written)).askAgain()
  }
  await server.stop()
  const found = readBack(databaseOf(server.dataDir))
  const statuses = new Set([...written.values()].map(({ status }) => status))
  const lost = lostOf(written, found)
  writeDown({
    fault: 'the process is killed (`kill -9`)',
    tried: `${rounds} times, at random moments, while ${writers} people write`,
    acknowledged: acknowledgedOf(written),
    lost: lost.length,
    said: 'starts again; what had no answer and is asked again is there once',
  })
  expect(acknowledgedOf(written)).toBeGreaterThan(rounds)
  expect([...statuses]).toEqual([201])
  expect([lost, found.check, found.count]).toEqual([[], 'ok', written.size])
})
