import { expect, test } from 'vitest'
import { startFaulty } from './faulty-server.ts'
import { writeDown } from './tried.ts'
import { acknowledgedOf, databaseOf, lostOf, readBack, startWriters } from './writers.ts'

const cannotWrite = /can’t write to its disk/

/** Calls of the system that fail, each now and then, once a server has come up. */
const failures = [
  { what: 'it can’t sync', inject: 'fsync,fdatasync:error=EIO:when=60+7', said: /database isn’t responding/ },
  { what: 'it can’t be written', inject: 'pwrite64:error=EIO:when=1000+257', said: cannotWrite },
  { what: 'it has no room', inject: 'pwrite64:error=ENOSPC:when=1000+257', said: /disk is full/ },
  { what: 'it can only be read', inject: 'pwrite64:error=EROFS:when=1000+257', said: cannotWrite },
]

test.each(failures)('a disk, now and then: $what', async ({ what, inject, said }) => {
  const [calls = ''] = inject.split(':')
  const under = ['strace', '-D', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${inject}`]
  const server = await startFaulty({ under })
  const people = await startWriters(server.origin, 6)
  await people.some(120)
  await server.kill()
  await server.begin({ plainly: true })
  await server.stop()

  const { written } = people
  const found = readBack(databaseOf(server.dataDir))
  const lost = lostOf(written, found)
  const refused = [...written.values()].filter(({ status }) => status !== 201)
  const sentences = [...new Set(refused.map(({ status, detail }) => `${status}: “${detail}”`))]
  writeDown({
    fault: 'the disk fails now and then',
    tried: `${what}: ${refused.length} of ${written.size} writes refused`,
    acknowledged: acknowledgedOf(written),
    lost: lost.length,
    said: sentences.join('; '),
  })
  expect([lost, found.check]).toEqual([[], 'ok'])
  expect(refused.length).toBeGreaterThan(2)
  expect(acknowledgedOf(written)).toBeGreaterThan(5)
  expect(sentences.filter(each => !each.startsWith('503: ') || !said.test(each))).toEqual([])
})
