import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

type Begin = {
  /** The folder whose room `sample` the school is in. */
  dataDir: string
  port: number
  env?: Record<string, string> | undefined
  /** A command that ends by running what follows it, as the same process. */
  under?: string[] | undefined
  /** The start of a school's own server, on the same data: it sends emails, which the sample's never does. */
  sendsMail?: boolean | undefined
}

/** Starts the sample school's server; `up` says what went wrong where it doesn't come up, `ended` with which code it ended. */
function spawnServer({ dataDir, port, env, under = [], sendsMail = false }: Begin) {
  const [command = '', ...args] = [
    ...under,
    process.execPath,
    path.join(import.meta.dirname, '../run.js'),
    sendsMail ? 'server' : 'sample',
  ]
  const child: ChildProcess = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: sendsMail ? schoolIn(dataDir) : dataDir,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...env,
    },
  })
  let said = ''
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const up = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes(' is at http')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    void ended.then(() => reject(new Error(said.trim())))
  })
  return {
    // Listening, it can be stopped in order as soon as it has answered.
    up: up.then(() => fetch(`http://127.0.0.1:${port}/api/v1/health/live`)).then(answer => void answer.arrayBuffer()),
    said: () => said.trim(),
    async end(signal: 'SIGKILL' | 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await ended
    },
  }
}

/** Made once for all tests of a run, and copied by each. */
const original = path.join(process.env.FAULTS_TRIED ? path.dirname(process.env.FAULTS_TRIED) : tmpdir(), 'original')

async function makeOriginal() {
  if (existsSync(path.join(original, 'sample'))) return
  const making = `${original}-making`
  const server = spawnServer({ dataDir: making, port: await freePort() })
  await server.up
  await server.end('SIGTERM')
  cpSync(making, original, { recursive: true })
}

type Faulty = { dataDir?: string; env?: Record<string, string>; under?: string[]; sendsMail?: boolean }

/** A folder with a copy of the sample school, whose server has been stopped in order. */
export async function copyOfSample(dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-faults-'))): Promise<string> {
  await makeOriginal()
  mkdirSync(dataDir, { recursive: true })
  cpSync(path.join(original, 'sample'), path.join(dataDir, 'sample'), { recursive: true })
  return dataDir
}

/** Where the school's own files are in such a folder. */
export const schoolIn = (dataDir: string) => path.join(dataDir, 'sample')

/** What the server says where it ends at its start; fails where it comes up. */
export async function whyNotUp(dataDir: string, under: string[] = []): Promise<string> {
  const server = spawnServer({ dataDir, port: await freePort(), under })
  const why = await server.up.then(
    () => null,
    (error: Error) => error.message,
  )
  await server.end('SIGKILL')
  if (why === null) throw new Error('the server came up')
  return why
}

/** The sample school as a process of its own, which can be killed, on a folder that may fill up. */
export async function startFaulty({ dataDir: given, env, under, sendsMail }: Faulty = {}) {
  const dataDir = given ?? (await copyOfSample())
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let server: ReturnType<typeof spawnServer> | undefined

  async function begin({ plainly = false } = {}) {
    server = spawnServer({ dataDir, port, env, sendsMail, ...(!plainly && { under }) })
    await server.up
  }
  onTestFinished(async () => {
    await server?.end('SIGKILL')
    if (!given) rmSync(dataDir, { recursive: true, force: true })
  })
  await begin()
  return {
    origin,
    dataDir,
    /** Again after it has ended; `plainly`: by itself, without the command it ran under. */
    begin,
    kill: async () => server?.end('SIGKILL'),
    stop: async () => server?.end('SIGTERM'),
    said: () => server?.said() ?? '',
  }
}
