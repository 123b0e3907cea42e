import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

export const api = path.join(import.meta.dirname, '../../../api')
/** From the sources, which can be at another time than now: a test's clock is not in the bundle. */
export const cached = ['--import', path.join(api, 'src/compile-cache.js')]

export type Kind = 'server' | 'sample'

/** `issuer`: the sign-in service beside it, where there is one. */
export type Running = { origin: string; issuer?: string | undefined; end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> }

export type Beginning = {
  kind: Kind
  dataDir: string
  /** 0: any that is free. */
  port: number
  /** How far its clock is ahead of this machine's, in milliseconds. */
  aheadMs: number
  /** Hears each line of its console. */
  hear?: (words: string) => void
}

/** A server as its own process: a school's own, or the sample school's. Resolves once it listens. */
export async function beginServer({ kind, dataDir, port, aheadMs, hear }: Beginning): Promise<Running> {
  const child = spawn(process.execPath, [...cached, path.join(api, 'test/time-travel-server.ts'), kind], {
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      TRAVEL_MS: String(aheadMs),
    },
  })
  let said = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      hear?.(chunk.toString())
      const found = /is at (http:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  return { origin, end: (signal: 'SIGTERM' | 'SIGKILL') => end(child, signal) }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  await ended
}
