import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

const api = path.join(import.meta.dirname, '../../api')
const scripts = { server: 'src/server.ts', sample: 'src/sample.ts', travelling: 'test/travelling.ts' } as const

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

export type TestServer = {
  origin: string
  /** What it has said on its console so far. */
  said(): string
  /** The newest mail it wrote to its outbox folder that names this address. */
  mailTo(address: string): string
  /** Pulls its plug. */
  kill(): Promise<void>
  /** Starts it again on the same data and port; a travelling one so many milliseconds on from now. */
  startAgain(travelMs?: number): Promise<void>
}

/**
 * The real server as its own process, new or with the sample school, on a folder and port of its own.
 * @param atEnd where its end is arranged: with the test, or with the hook that starts it for several
 */
export async function startServer(
  kind: keyof typeof scripts,
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-journey-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let child: ChildProcess
  let said = ''

  const begin = async (travelMs = 0) => {
    child = spawn(process.execPath, [path.join(api, scripts[kind])], {
      env: {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        PORT: String(port),
        LOG_LEVEL: 'warn',
        TRAVEL_MS: String(travelMs),
      },
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
  const kill = async () => {
    const ended = new Promise(resolve => child.once('exit', resolve))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await ended
    }
  }
  atEnd(async () => {
    await kill()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await begin()

  return {
    origin,
    said: () => said,
    mailTo(address) {
      const outbox = path.join(dataDir, kind === 'server' ? 'outbox' : 'sample/outbox')
      const mails = readdirSync(outbox)
        .map(file => path.join(outbox, file))
        .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
        .map(file => readFileSync(file, 'utf8'))
      const mail = mails.findLast(text => text.startsWith(`To: ${address}`))
      if (!mail) throw new Error(`no mail to ${address} in the outbox`)
      return mail
    },
    kill,
    async startAgain(travelMs) {
      said = ''
      await begin(travelMs)
    },
  }
}
