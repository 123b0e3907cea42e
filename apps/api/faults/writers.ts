import Database from 'better-sqlite3'
import path from 'node:path'
import { samplePeople } from '../src/sample/people.ts'
import { schoolIn } from './faulty-server.ts'
import { signIn } from './sign-in.ts'

const place = '/discussions/hub/feedback/replies'
const members = samplePeople()
  .filter(({ hub, roles }) => hub !== null && roles.length === 0)
  .map(({ email }) => email)

/** What was asked for, by the words that were written, each once: with its answer, or none where none came. */
export type Written = Map<string, { key: string; who: number; status: number | null; detail: string }>

/**
 * So many members who comment one after the other, each with words that are nobody else's, until told to stop or until
 * the server is gone.
 */
export async function startWriters(origin: string, count: number, written: Written = new Map()) {
  const asks = await Promise.all(members.slice(0, count).map(email => signIn(origin, email)))
  let stopped = false

  async function write(who: number, text: string, key: string): Promise<boolean> {
    const line = { key, who, status: null as number | null, detail: '' }
    written.set(text, line)
    try {
      const body = { text, parentId: null, mentions: [] }
      const answer = await asks[who]?.(place, body, { 'idempotency-key': key, 'accept-encoding': 'identity' })
      const said = (await answer?.json()) as { detail?: string }
      line.status = answer?.status ?? null
      line.detail = said.detail ?? ''
      return true
    } catch {
      return false
    }
  }

  return {
    written,
    /** Resolves when all have stopped. */
    async keepOn(): Promise<void> {
      await Promise.all(
        asks.map(async (_, who) => {
          while (!stopped && (await write(who, `fault-${written.size}-${crypto.randomUUID()}`, crypto.randomUUID())))
            continue
        }),
      )
    },
    stop: () => void (stopped = true),
    /** So many of them, one after the other. */
    async some(times: number): Promise<void> {
      for (let n = 0; n < times; n++)
        await write(n % asks.length, `fault-${written.size}-${crypto.randomUUID()}`, crypto.randomUUID())
    },
    /** Asks once more for what had no answer, as a browser does that lost the connection. */
    async askAgain(): Promise<void> {
      for (const [text, { key, who, status }] of written) if (status === null) await write(who, text, key)
    },
  }
}

/** The database's own check, and how often each of our words is in it. */
export function readBack(file: string) {
  const db = new Database(file)
  try {
    const rows = db.prepare<[], { text: string }>("SELECT text FROM reply WHERE text LIKE 'fault-%'").all()
    return {
      check: String(db.pragma('integrity_check(1)', { simple: true })),
      times: (text: string) => rows.filter(row => row.text === text).length,
      count: rows.length,
    }
  } finally {
    db.close()
  }
}

export const databaseOf = (dataDir: string) => path.join(schoolIn(dataDir), 'learning-hubs.db')

/** Of what was acknowledged: what is not there exactly once. */
export function lostOf(written: Written, { times }: Pick<ReturnType<typeof readBack>, 'times'>): string[] {
  return [...written].filter(([text, { status }]) => status === 201 && times(text) !== 1).map(([text]) => text)
}

export const acknowledgedOf = (written: Written) => [...written.values()].filter(({ status }) => status === 201).length
