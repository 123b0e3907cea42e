import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copyOfSample, startFaulty, whyNotUp } from './faulty-server.ts'
import { writeDown } from './tried.ts'
import { acknowledgedOf, databaseOf, lostOf, readBack, startWriters } from './writers.ts'

/** A school with comments that were acknowledged, in a folder of a disk that is then mounted for reading only. */
test('a folder that can only be read: one sentence at the start, and with the right to write all is there', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-read-only-'))
  chmodSync(dataDir, 0o755)
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', dataDir])
  onTestFinished(() => {
    execFileSync('umount', ['-l', dataDir])
    rmSync(dataDir, { recursive: true, force: true })
  })
  await copyOfSample(dataDir)
  const server = await startFaulty({ dataDir })
  const { some, written } = await startWriters(server.origin, 6)
  await some(20)
  await server.kill()

  execFileSync('mount', ['-o', 'remount,ro', dataDir])
  const said = await whyNotUp(dataDir)
  expect(said).toMatch(/^The data folder .* can’t be written to\. Give this user write access/)
  expect(said).not.toContain('\n')

  execFileSync('mount', ['-o', 'remount,rw', dataDir])
  await server.begin()
  await server.stop()
  const lost = lostOf(written, readBack(databaseOf(dataDir)))
  writeDown({
    fault: 'the data folder can only be read',
    tried: 'a disk mounted for reading only, after a kill',
    acknowledged: acknowledgedOf(written),
    lost: lost.length,
    said: `doesn’t start: “${said}”`,
  })
  expect(lost).toEqual([])
})
