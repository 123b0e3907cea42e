import { hubList } from '@hubs/schema/hubs'
import { publicProgramme } from '@hubs/schema/programmes/programmes'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

function folder() {
  const made = mkdtempSync(path.join(tmpdir(), 'hubs-start-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** Starts the server as `npm start` does, or another script, and waits until it says where it is, or ends. */
function startServer(variables: Record<string, string>, what = 'server', before = ':', script = '../run.js') {
  const command = [process.execPath, path.join(import.meta.dirname, script), what]
  const child = spawn('/bin/sh', ['-c', `${before}; exec "$0" "$@"`, ...command], {
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATA_DIR: folder(),
      ...variables,
    },
  })
  let said = ''
  // Once all of what it said has come, too.
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const up = new Promise<string>(resolve => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const origin = /is at (http:\S+)/.exec(said)?.[1]
      if (origin) resolve(origin)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, up, ended, said: () => said.trim() }
}

/** The start ends at once, with this one sentence and no stack. */
async function expectOneSentence(variables: Record<string, string>, sentence: RegExp, what?: string, before?: string) {
  const { ended, said } = startServer(variables, what, before)
  expect(await ended).toBe(1)
  expect(said()).toMatch(sentence)
  expect(said().split('\n')).toHaveLength(1)
}

describe('the server', () => {
  test('comes up on a new folder with the five hubs, and ends in order', async () => {
    const { child, up, ended } = startServer({})
    const origin = await up
    expect((await fetch(`${origin}/api/v1/health/ready`)).status).toBe(200)
    const { hubs } = publicProgramme.parse(await (await fetch(`${origin}/api/v1/public/programme`)).json())
    expect(hubs.map(hub => hub.slug)).toEqual([
      'growth-mindset',
      'e-learning',
      'feedback',
      'academic-language',
      'questioning',
    ])
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('says that the port is taken', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = address && typeof address === 'object' ? String(address.port) : ''
    await expectOneSentence({ PORT: port }, /^Another program is using that port/)
  })

  test('says that the data folder can’t be written to', async () => {
    const file = path.join(folder(), 'a-file')
    writeFileSync(file, '')
    await expectOneSentence({ DATA_DIR: file }, /^The data folder .* can’t be written to/)
  })

  test('says that the database can’t be reached', () =>
    expectOneSentence(
      { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' },
      /^The database at postgres:\/\/u@127\.0\.0\.1:1\/x can’t be reached/,
    ))

  test('says that the database file is not ours, and leaves it', async () => {
    const dir = folder()
    writeFileSync(path.join(dir, 'learning-hubs.db'), 'something else')
    await expectOneSentence({ DATA_DIR: dir }, /isn’t a Learning Hubs database/)
    expect(readdirSync(dir)).toEqual(['learning-hubs.db'])
  })

  test('says that the disk is full, and calls no file damaged for it', async () => {
    const DATA_DIR = folder()
    const full = /^Can’t open or write to the database. The disk may be full/
    await expectOneSentence({ DATA_DIR }, full, undefined, 'ulimit -f 100')
    rmSync(DATA_DIR, { recursive: true })

    const killed = startServer({ DATA_DIR })
    await killed.up
    killed.child.kill('SIGKILL')
    await killed.ended
    await expectOneSentence({ DATA_DIR }, full, undefined, 'ulimit -f 0')
    const again = startServer({ DATA_DIR })
    expect((await fetch(`${await again.up}/api/v1/health/ready`)).status).toBe(200)
  })

  test.each([
    [{ PORT: 'three' }, /^PORT is wrong: PORT must be a number/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL is wrong: .*postgres:\/\//],
    [{ PUBLIC_URL: 'hubs' }, /^PUBLIC_URL is wrong:/],
    [{ SMTP_URL: 'mail.school.org' }, /^SMTP_URL is wrong:/],
    [{ OIDC_ISSUER: 'https://accounts.example' }, /^OIDC_ISSUER is set, so OIDC_CLIENT_ID must be too/],
    [{ HOST: '192.0.2.1' }, /^HOST isn’t an address of this machine/],
  ])('says which variable is wrong: %o', (variables, sentence) => expectOneSentence(variables, sentence))
})

describe('the sample school', () => {
  test('refuses to listen beyond this machine', () =>
    expectOneSentence({ HOST: '0.0.0.0' }, /^The sample school only runs on this machine/, 'sample'))

  test('is the same each time, and has what its visitors will look for', async () => {
    const seen = []
    for (let n = 0; n < 2; n++) {
      // At one moment: the meeting that can be run at once is laid into the minutes after it.
      const TRAVEL_MS = String(Date.parse('2026-11-18T10:20:00Z') - Date.now())
      const { up, said } = startServer({ TRAVEL_MS }, 'sample', ':', '../test/time-travel-server.ts')
      const origin = await up
      for (const name of ['admin', 'coordinator', 'facilitator', 'teacher', 'support'])
        expect(said()).toContain(`${name}@sample.test`)
      const signIn = await fetch(`${origin}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'teacher@sample.test', password: 'sample-hub-2026' }),
      })
      const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
      const { items } = hubList.parse(await (await fetch(`${origin}/api/v1/hubs`, { headers: { cookie } })).json())
      expect(items.filter(hub => hub.places - (hub.taken ?? 0) === 2)).toHaveLength(1)
      seen.push(items)
    }
    expect(seen[0]).toEqual(seen[1])
  })
})
