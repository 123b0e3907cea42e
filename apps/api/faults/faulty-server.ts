import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { id } from '@hubs/schema/common'
import { runMessage, type RunMessage } from '@hubs/schema/meetings/live'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']
const password = 'sample-hub-2026'

/** Where libfaketime is; throws with what to install where it is not. */
function fakeTimeLibrary(): string {
  const found = libraries.map(each => `${each}/faketime/libfaketime.so.1`).find(file => existsSync(file))
  if (!found) throw new Error('These tests need libfaketime: install the package "faketime", for example by apt-get.')
  return found
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** The system's clock as one process sees it; the monotonic clock is left alone, as a real step leaves it. */
export function fakeClock() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'time')
  let seconds = 0
  const write = () => writeFileSync(file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}`)
  write()
  return {
    env: {
      LD_PRELOAD: fakeTimeLibrary(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    /** Steps it, as an administrator or a time server does. */
    step(by: number) {
      seconds += by
      write()
    },
    /** Sets it to an instant. */
    set(instant: string) {
      seconds = Math.round((Date.parse(instant) - Date.now()) / 1000)
      write()
    },
  }
}

type Faulty = { dataDir?: string; env?: Record<string, string> }
const meetingPage = z.object({ items: z.array(z.object({ id, status: z.string() })) })

/** The sample school as a process of its own, which can be killed, on a folder that may fill up. */
export async function startFaulty({ dataDir, env = {} }: Faulty = {}) {
  const folder = dataDir ?? mkdtempSync(path.join(tmpdir(), 'hubs-faults-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let child: ChildProcess
  let said = ''

  async function begin() {
    said = ''
    child = spawn(process.execPath, [path.join(import.meta.dirname, '../src/sample.ts')], {
      env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    })
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes(`is at ${origin}`)) resolve()
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
    })
  }
  async function kill() {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(async () => {
    await kill()
    if (!dataDir) rmSync(folder, { recursive: true, force: true })
  })
  await begin()
  return { origin, begin, kill, said: () => said }
}

/** A facilitator of the sample school, with the next meeting of their group. */
export async function facilitate(origin: string) {
  const entered = await fetch(`${origin}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: 'facilitator@sample.test', password }),
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = (url: string, body?: object) =>
    fetch(`${origin}/api/v1${url}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, origin, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const { items } = meetingPage.parse(await (await ask('/meetings?scope=mine')).json())
  const meetingId = items.find(meeting => meeting.status === 'planned')?.id ?? ''
  const look = async (): Promise<RunMessage> => runMessage.parse(await (await ask(`/meetings/${meetingId}/run`)).json())

  return {
    meetingId,
    ask,
    look,
    /** Gives a command against the version that stands, and returns the bare answer. */
    async give(wish: { type: string; [field: string]: unknown }) {
      const { run } = await look()
      return ask(`/meetings/${meetingId}/commands`, {
        ...wish,
        commandId: crypto.randomUUID(),
        expectedVersion: run.version,
      })
    },
  }
}
