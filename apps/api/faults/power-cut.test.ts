import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copyOfSample, startFaulty } from './faulty-server.ts'
import { powerCuts, type Remains, tracing } from './synced.ts'
import { writeDown } from './tried.ts'
import { acknowledgedOf, databaseOf, readBack, startWriters } from './writers.ts'

const cuts = 60
const answerIn = (sent: string) =>
  sent.startsWith('HTTP/1.1 201') ? /fault-\d+-[0-9a-f-]+/.exec(sent)?.[0] : undefined

/** A server that acknowledged so many comments under strace, ready to be played again. */
async function traced() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-power-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const dataDir = await copyOfSample(path.join(folder, 'data'))
  const before = path.join(folder, 'before')
  cpSync(dataDir, before, { recursive: true })
  const log = path.join(folder, 'log')
  const server = await startFaulty({ dataDir, under: tracing(log) })
  const people = await startWriters(server.origin, 6)
  await people.some(cuts)
  await server.kill()
  expect(acknowledgedOf(people.written)).toBe(cuts)
  const files = ['', '-wal'].map(end => ({
    file: `${databaseOf(dataDir)}${end}`,
    before: `${databaseOf(before)}${end}`,
  }))
  return { folder, replay: { log, files, answerIn } }
}

type Played = Parameters<typeof powerCuts>[0]

/** Cuts the power at every acknowledgement; how many there were, and how many of those before were lost, in all. */
async function cutEach(folder: string, replay: Played, remains: Remains) {
  const acknowledged: string[] = []
  const checks = new Set<string>()
  let lost = 0
  for await (const { answer, leave } of powerCuts(replay)) {
    acknowledged.push(answer)
    const after = path.join(folder, 'after')
    leave(after, remains)
    const found = readBack(path.join(after, 'learning-hubs.db'))
    checks.add(found.check)
    lost += acknowledged.filter(text => found.times(text) !== 1).length
    rmSync(after, { recursive: true })
  }
  return { cuts: acknowledged.length, lost, checks: [...checks] }
}

test('a power cut at any acknowledgement loses none of those before it', async () => {
  const { folder, replay } = await traced()
  const bare = await cutEach(folder, replay, 'nothing')
  const torn = await cutEach(folder, replay, 'something')
  writeDown({
    fault: 'the power goes',
    tried: `at each of ${bare.cuts} acknowledgements: with only what was synced on the disk, and with a random part of the rest`,
    acknowledged: bare.cuts,
    lost: bare.lost + torn.lost,
    said: 'opens, every page and index whole',
  })
  expect(bare).toEqual({ cuts, lost: 0, checks: ['ok'] })
  expect(torn).toEqual({ cuts, lost: 0, checks: ['ok'] })
  // The same would notice a server that acknowledges before it syncs.
  expect((await cutEach(folder, { ...replay, withoutSyncs: true }, 'nothing')).lost).toBeGreaterThan(cuts)
})
