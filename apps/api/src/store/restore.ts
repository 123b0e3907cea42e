import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Store } from './store.ts'

/** A restore that came to nothing; the message says why, and that everything is as it was. */
export class RestoreRefused extends Error {}

export type Restoring = {
  dataDir: string
  /** The backup. */
  file: string
  /** Of this moment: names what is set aside. */
  stamp: string
  /** What has to be done to data of an earlier day before anybody uses it. */
  prepare(store: Store): Promise<void>
  /** Whether a server comes up on what is there now: null, or what it said instead. */
  comesUp(): Promise<string | null>
}

const PATIENCE_MS = 90_000

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

async function answers(origin: string): Promise<boolean> {
  for (const url of ['health/ready', 'public/programme', 'sign-in-options']) {
    const answer = await fetch(`${origin}/api/v1/${url}`).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.status !== 200) return false
  }
  return true
}

/** Starts a server on this machine alone, asks it what a visitor would, and stops it again. It sends no mail. */
export async function tryServer(vars: Record<string, string | undefined>): Promise<string | null> {
  const port = await freePort()
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../../run.js'), 'server'], {
    env: {
      ...vars,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
      SMTP_URL: '',
      BOUNCE_MAILBOX: '',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let over = false
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words: Buffer) => (said += words.toString()))
  const ended = new Promise<void>(resolve => {
    const end = () => {
      over = true
      resolve()
    }
    // Not `exit`: what it said may still be on its way then.
    child.once('close', end)
    child.once('error', end)
  })
  let up = false
  for (const until = Date.now() + PATIENCE_MS; !over && !up && Date.now() < until;) {
    up = said.includes(' is at ') && (await answers(`http://127.0.0.1:${port}`))
    if (!up) await Promise.race([ended, wait(100)])
  }
  if (!over) child.kill('SIGTERM')
  await ended
  return up ? null : said.trim().split('\n')[0] || 'It didn’t answer in time.'
}
