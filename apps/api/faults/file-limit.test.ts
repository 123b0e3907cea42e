import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { copyOfSample, startFaulty } from './faulty-server.ts'
import { facilitate } from './sign-in.ts'
import { writeDown } from './tried.ts'
import { acknowledgedOf, databaseOf, lostOf, readBack, startWriters } from './writers.ts'

/** What the log may grow to beyond the file, in units of the shell's limit: 1024 bytes. */
const roomKb = 2000

test('files that may not grow any further: what doesn’t fit is refused, what was acknowledged can be read and stays', async () => {
  const dataDir = await copyOfSample()
  const limitKb = Math.ceil(statSync(databaseOf(dataDir)).size / 1024) + roomKb
  const under = ['bash', '-c', `ulimit -f ${limitKb} && exec "$@"`, 'limited']
  const server = await startFaulty({ dataDir, under })
  // Before the limit: to sign in is to write.
  const { look } = await facilitate(server.origin)
  const people = await startWriters(server.origin, 6)
  for (let n = 0; n < 40 && ![...people.written.values()].some(({ status }) => status === 503); n++)
    await people.some(12)
  expect((await look()).run.segments.length).toBeGreaterThan(0)
  await server.kill()
  await server.begin({ plainly: true })
  await server.stop()
  const { written } = people
  const lost = lostOf(written, readBack(databaseOf(dataDir)))
  const sentences = [
    ...new Set([...written.values()].filter(({ status }) => status !== 201).map(({ detail }) => detail)),
  ]
  writeDown({
    fault: 'files may not grow',
    tried: 'a limit on the size of a file, met while people write',
    acknowledged: acknowledgedOf(written),
    lost: lost.length,
    said: sentences.join('; '),
  })
  expect(lost).toEqual([])
  expect(sentences).toEqual([expect.stringMatching(/can’t write to its disk/)])
})
