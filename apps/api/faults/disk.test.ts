import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { copyOfSample, startFaulty } from './faulty-server.ts'
import { facilitate } from './sign-in.ts'
import { writeDown } from './tried.ts'

/** A disk of so many megabytes, which can be filled to the last block. Mounting needs root. */
function smallDisk(megabytes: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  const ballast = path.join(folder, 'ballast')
  return {
    folder,
    /** The server writes meanwhile: a block at a time, until there is no more. */
    fill() {
      const block = Buffer.alloc(4096)
      for (;;) {
        try {
          appendFileSync(ballast, block)
        } catch {
          return
        }
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
  }
}

test('a full disk: what was acknowledged stays, what is refused says why, and with room it goes on', async () => {
  const disk = smallDisk(48)
  const server = await startFaulty({ dataDir: await copyOfSample(disk.folder) })
  const alex = await facilitate(server.origin)
  expect((await alex.give({ type: 'start', anyway: true })).status).toBe(200)
  disk.fill()

  const standing = await alex.look()
  const segments = standing.run.segments.map(segment => segment.id)
  const answers: { status: number; segmentId: string }[] = []
  let refused: { status: number; body: unknown } | undefined
  for (let tries = 0; tries < 400 && !refused; tries++) {
    const segmentId = segments[1 + (tries % 2)] ?? ''
    const answer = await alex.give({ type: 'goTo', segmentId })
    if (answer.status === 200) answers.push({ status: 200, segmentId })
    else refused = { status: answer.status, body: await answer.json() }
  }
  expect(refused).toMatchObject({
    status: 503,
    body: { code: 'unavailable', detail: expect.stringMatching(/disk|room/i) },
  })
  const acknowledged = answers.at(-1)?.segmentId ?? standing.run.currentId
  expect((await alex.look()).run.currentId).toBe(acknowledged)

  await server.kill()
  disk.makeRoom()
  await server.begin()
  const after = await alex.look()
  expect(after.run.currentId).toBe(acknowledged)
  expect((await alex.give({ type: 'goTo', segmentId: segments[3] ?? '' })).status).toBe(200)
  writeDown({
    fault: 'the disk is full',
    tried: 'to the last block, while a meeting runs; then a kill',
    acknowledged: answers.length + 2,
    lost: after.run.currentId === acknowledged ? 0 : 1,
    said: z.object({ detail: z.string() }).parse(refused?.body).detail,
  })
})

test('with room again the same server goes on, without a restart', async () => {
  const disk = smallDisk(48)
  const server = await startFaulty({ dataDir: await copyOfSample(disk.folder) })
  const alex = await facilitate(server.origin)
  await alex.give({ type: 'start', anyway: true })
  disk.fill()
  let status = 200
  for (let tries = 0; tries < 400 && status === 200; tries++)
    status = (await alex.give({ type: tries % 2 ? 'pause' : 'resume' })).status
  expect(status).toBe(503)
  disk.makeRoom()
  const { run } = await alex.look()
  const next = run.segments.find(segment => segment.id !== run.currentId)
  expect((await alex.give({ type: 'goTo', segmentId: next?.id ?? '' })).status).toBe(200)
})
