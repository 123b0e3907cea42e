import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { api, type Beginning, cached, type Running } from './server-process.ts'

type Answer = { id: number; origin?: string; issuer?: string; error?: string }

let host: ChildProcess | undefined
let last = 0

/** One process for all the servers of this one; it ends with it. */
function theHost(): ChildProcess {
  host ??= fork(path.join(api, 'test/servers/server-host.ts'), {
    execArgv: cached,
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR },
  })
  return host
}

function order(message: { id: number } & Record<string, unknown>): Promise<Answer> {
  const child = theHost()
  return new Promise((resolve, reject) => {
    const end = (code: number | null) => reject(new Error(`the host of servers ended with ${code}`))
    const hear = (answer: Answer) => {
      if (answer.id !== message.id) return
      child.off('message', hear)
      child.off('exit', end)
      if (answer.error) reject(new Error(answer.error))
      else resolve(answer)
    }
    child.on('message', hear)
    child.once('exit', end)
    child.send(message)
  })
}

/** Who has an account at a sign-in service, by its name. */
export type OwnAccount = { at: string; sub: string; name: string; email: string; email_verified: boolean }
type Hosted = Omit<Beginning, 'port'> & { visitor?: OwnAccount | undefined }

/** A server beside others in a process that is warm. Resolves once it listens. */
export async function beginHosted({ kind, dataDir, aheadMs, visitor }: Hosted): Promise<Running> {
  const id = ++last
  const { origin = '', issuer } = await order({
    id,
    kind,
    aheadMs,
    ...(visitor && { visitor }),
    // What a page still asks for as its server ends is no news.
    vars: { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'fatal' },
  })
  return { origin, issuer, end: async () => void (await order({ id })) }
}
