import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as turn } from 'node:timers/promises'

/** What the queue needs of a connection. */
type Connection = { prepare(statement: string): { run(): unknown }; readonly inTransaction: boolean }
type QueuedWrite = { work: () => Promise<unknown>; resolve(result: unknown): void; reject(error: unknown): void }

/** So many writes share a commit at the most, so that nobody waits long for the others. */
const mostTogether = 64

/**
 * Writes on one connection, one after the other in the order they were asked for. Those who wait meanwhile share one
 * commit, and so one wait for the disk: each has a savepoint of its own, so that one which throws leaves nothing behind
 * and disturbs no other. Nobody hears "done" before it is on disk.
 */
export function createWriteQueue(connection: Connection) {
  const inside = new AsyncLocalStorage<true>()
  const waiting: QueuedWrite[] = []
  const say = (statement: string) => void connection.prepare(statement).run()
  let busy = false

  async function runOne({ work, reject }: QueuedWrite): Promise<{ result: unknown } | null> {
    say('SAVEPOINT one')
    try {
      const result = await inside.run(true, work)
      say('RELEASE one')
      return { result }
    } catch (error) {
      // A full disk ends the whole transaction by itself: then nothing of the others is there either.
      if (!connection.inTransaction) throw error
      say('ROLLBACK TO one')
      say('RELEASE one')
      reject(error)
      return null
    }
  }

  async function runTogether() {
    const together: { one: QueuedWrite; result: unknown }[] = []
    let current: QueuedWrite | undefined
    let began = false
    try {
      rollBack()
      say('BEGIN IMMEDIATE')
      began = true
      for (let n = 0; n < mostTogether; n++) {
        // Before the disk is waited for, those whose requests have arrived meanwhile may come along.
        if (waiting.length === 0) await turn()
        current = waiting.shift()
        if (!current) break
        const done = await runOne(current)
        if (done) together.push({ one: current, ...done })
        current = undefined
      }
      say('COMMIT')
    } catch (error) {
      rollBack()
      // Where the commit could not even begin, the first who waits has the answer; the next one tries again.
      const lost = began ? current : waiting.shift()
      for (const one of [...together.map(each => each.one), ...(lost ? [lost] : [])]) one.reject(error)
      return
    }
    for (const { one, result } of together) one.resolve(result)
  }

  /** One that fails is tried again with the next write, which can't begin before. */
  function rollBack() {
    try {
      if (connection.inTransaction) say('ROLLBACK')
    } catch {
      // Those who wrote hear why: of the commit, or of the next beginning.
    }
  }

  async function run() {
    busy = true
    while (waiting.length > 0) await runTogether()
    busy = false
  }

  function write<T>(work: () => Promise<T>): Promise<T> {
    if (inside.getStore()) throw new Error('store.write was called inside store.write: pass the tx on instead')
    return new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: result => resolve(result as T), reject })
      if (!busy) void run()
    })
  }
  return Object.assign(write, { waiting: () => waiting.length })
}
