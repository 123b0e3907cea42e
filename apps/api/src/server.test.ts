import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** Starts the server as `npm start` does, and returns what the console says up to a pattern. */
function startServer(dataDir: string, until: RegExp) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../run.js'), 'server'], {
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: dataDir },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const ready = new Promise<RegExpExecArray>(resolve => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = until.exec(said)
      if (found) resolve(found)
    })
  })
  const stop = async () => {
    const ended = new Promise(resolve => child.once('close', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return { ready, stop, said: () => said }
}

const link = /(http:\/\/127\.0\.0\.1:\d+)\/set-up#([\w-]{43})\n/

test('a new server prints a one-time set-up link; the link of a start before is dead; once set up there is none', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-server-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const first = startServer(dataDir, link)
  const [, , before] = await first.ready
  await first.stop()

  const second = startServer(dataDir, link)
  const [, origin, token] = await second.ready
  const setUp = (which: string | undefined) =>
    fetch(`${origin}/api/v1/set-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: which,
        schoolName: 'Hillside',
        name: 'Ada',
        email: 'ada@school.test',
        password: 'plum kettle ladder nine',
      }),
    })
  expect((await setUp(before)).status).toBe(410)
  expect((await setUp(token)).status).toBe(201)
  await second.stop()

  const third = startServer(dataDir, /is at http:\S+/)
  await third.ready
  await third.stop()
  expect(third.said()).not.toContain('set-up')
})
