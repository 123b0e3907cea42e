import { WAIT_MS } from '@hubs/testing/limits'
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, onTestFinished, vi } from 'vitest'
import { instantNamed } from './instants.ts'
import { beginHosted, type OwnAccount } from './server-host.ts'
import { api, beginServer, type Kind, cached } from './server-process.ts'

export type TestServer = {
  origin: string
  /** The sign-in service beside it, where there is one. */
  issuer: string | undefined
  /** What it has said on its console so far; one that is alone only. */
  said(): string
  /**
   * The newest mail in its outbox folder for this address that says this, once there is one: it is written after the
   * answer, and others may come at any time.
   */
  mailTo(address: string, words: RegExp): Promise<string>
  /** The time of day where it is, epoch milliseconds. */
  now(): number
  /** Pulls its plug; of one that is alone only, as is all below. */
  kill(): Promise<void>
  /** Its backups, the newest first. */
  backups(): string[]
  /** Stops it, reads the download of a whole school into it as a technician would, and starts it. Returns what was said. */
  importSchool(file: string): Promise<string>
  /** Stops it, brings this backup back as a technician would, and starts it again. Returns what the command said. */
  restore(backup: string): Promise<string>
  /** Starts it again on the same data and port, at another time of day where one is given. */
  startAgain(at?: number): Promise<void>
}

const ahead = new Map<string, number>()

/** How far the clocks of a server and its visitors are ahead of this machine's, in milliseconds. */
export const aheadOf = (origin: string): number => ahead.get(origin) ?? 0

/** A second address for the same server: its visitors have the same time of day. */
export const sameTime = (origin: string, as: string) => void ahead.set(origin, aheadOf(as))

type StartOptions = {
  /** In a process of its own, with a console and a plug that can be pulled; else beside others in one that is warm. */
  alone?: boolean
  /** Where its end is arranged: with the test, or with the hook that starts it for several. */
  atEnd?: (end: () => Promise<void>) => void
  /** Another time of day than this run's, epoch milliseconds: its school is made there and then. */
  at?: number
  /** Settings of its own, as its environment has them. */
  vars?: Record<string, string>
  /** A visitor with an account of their own at a sign-in service beside it. */
  visitor?: OwnAccount
}

/** The real server, new or with the sample school, on a folder and port of its own. */
export async function startServer(
  kind: Kind,
  { alone = false, atEnd = onTestFinished, at, vars, visitor }: StartOptions = {},
): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-journey-'))
  const usual = instantNamed(process.env.INSTANT)
  if ((at ?? usual) === usual) cpSync(path.join(inject('prepared'), kind), dataDir, { recursive: true })
  let said = ''
  let aheadMs = (at ?? usual) - Date.now()
  const begin = (port: number) =>
    alone
      ? beginServer({ kind, dataDir, port, aheadMs, vars, hear: words => (said += words) })
      : beginHosted({ kind, dataDir, aheadMs, vars, visitor })
  const byItself = () => alone || expect.fail('only a server that is alone has a console and a plug')
  let running = await begin(0)
  const { origin, issuer } = running
  ahead.set(origin, aheadMs)
  atEnd(async () => {
    await running.end('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** The folder that its data is in. */
  const folder = kind === 'server' ? dataDir : path.join(dataDir, 'sample')
  async function startAgain(newTime?: number) {
    byItself()
    said = ''
    if (newTime !== undefined) aheadMs = newTime - Date.now()
    ahead.set(origin, aheadMs)
    running = await begin(Number(new URL(origin).port))
  }

  /** Stops it, carries out a command on its data, and starts it again. */
  async function command(script: string, ...words: string[]) {
    byItself()
    await running.end('SIGTERM')
    const env = { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, DATA_DIR: folder }
    const commands = path.join(api, 'src/commands')
    const answer = execFileSync(process.execPath, [...cached, path.join(commands, script), ...words], {
      env,
      encoding: 'utf8',
    })
    await startAgain()
    return answer
  }

  return {
    origin,
    issuer,
    said: () => (byItself(), said),
    mailTo: (address, words) =>
      vi.waitFor(
        () => {
          const mails = globSync(path.join(folder, 'outbox/*.txt'))
            .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
            .map(file => readFileSync(file, 'utf8'))
          const mail = mails.findLast(text => text.startsWith(`To: ${address}`) && words.test(text))
          return mail ?? expect.fail(`no mail to ${address} that says ${words}`)
        },
        { timeout: WAIT_MS, interval: 300 },
      ),
    now: () => Date.now() + aheadMs,
    kill: () => (byItself(), running.end('SIGKILL')),
    backups: () =>
      globSync(path.join(folder, 'backups/*.db')).toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs),
    importSchool: file => command('admin.ts', 'import', file),
    restore: backup => command('restore.ts', backup),
    startAgain,
  }
}
