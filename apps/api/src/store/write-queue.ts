import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as turn } from 'node:timers/promises'

/** What the queue needs of a connection. */
type Connection = { prepare(statement: string): { run(): unknown }; readonly inTransaction: boolean }
type QueuedWrite = {
  work: () => Promise<unknown>
  isRedone: boolean
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** So many writes share a commit at the most, so that nobody waits long for the others. */
const MOST_TOGETHER = 64

type Queue = {
  connection: Connection
  inside: AsyncLocalStorage<true>
  waiting: QueuedWrite[]
  isBusy: boolean
}

const say = ({ connection }: Queue, statement: string) => void connection.prepare(statement).run()

async function runOne(queue: Queue, { work, reject }: QueuedWrite): Promise<{ result: unknown } | null> {
  say(queue, 'SAVEPOINT one')
  try {
    const result = await queue.inside.run(true, work)
    say(queue, 'RELEASE one')
    return { result }
  } catch (error) {
    // A full disk ends the whole transaction by itself: then nothing of the others is there either.
    if (!queue.connection.inTransaction) throw error
    say(queue, 'ROLLBACK TO one')
    say(queue, 'RELEASE one')
    reject(error)
    return null
  }
}

/** The first of its kind, out of those that wait. */
function takeNext(waiting: QueuedWrite[], isRedone: boolean): QueuedWrite | undefined {
  const at = waiting.findIndex(each => each.isRedone === isRedone)
  return at < 0 ? undefined : waiting.splice(at, 1)[0]
}

async function runTogether(queue: Queue) {
  const { waiting } = queue
  const together: { one: QueuedWrite; result: unknown }[] = []
  let current: QueuedWrite | undefined
  let began = false
  // What can be done again goes by itself, and the disk isn't waited for: the next commit that counts takes it along. In a
  // commit with others it would take them with it where the disk fails.
  const isRedone = waiting[0]?.isRedone ?? false
  try {
    rollBack(queue)
    say(queue, isRedone ? 'PRAGMA synchronous = NORMAL' : 'PRAGMA synchronous = FULL')
    say(queue, 'BEGIN IMMEDIATE')
    began = true
    for (let n = 0; n < (isRedone ? 1 : MOST_TOGETHER); n++) {
      // Before the disk is waited for, those whose requests have arrived meanwhile may come along.
      if (waiting.length === 0) await turn()
      current = takeNext(waiting, isRedone)
      if (!current) break
      const done = await runOne(queue, current)
      if (done) together.push({ one: current, ...done })
      current = undefined
    }
    say(queue, 'COMMIT')
  } catch (error) {
    rollBack(queue)
    // Where the commit could not even begin, the first who waits has the answer; the next one tries again.
    const lost = began ? current : waiting.shift()
    for (const one of [...together.map(each => each.one), ...(lost ? [lost] : [])]) one.reject(error)
    return
  }
  for (const { one, result } of together) one.resolve(result)
}

/** One that fails is tried again with the next write, which can't begin before. */
function rollBack(queue: Queue) {
  try {
    if (queue.connection.inTransaction) say(queue, 'ROLLBACK')
  } catch {
    // Those who wrote hear why: of the commit, or of the next beginning.
  }
}

async function run(queue: Queue) {
  queue.isBusy = true
  while (queue.waiting.length > 0) await runTogether(queue)
  queue.isBusy = false
}

/**
 * Writes on one connection, one after the other in the order they were asked for. Those who wait meanwhile share one
 * commit, and so one wait for the disk: each has a savepoint of its own, so that one which throws leaves nothing behind
 * and disturbs no other. Nobody hears "done" before it is on disk, but for what is done again where it is lost: that has
 * a commit of its own, so that nobody's write fails or waits for the size of it.
 */
export function createWriteQueue(connection: Connection) {
  const queue: Queue = { connection, inside: new AsyncLocalStorage<true>(), waiting: [], isBusy: false }
  function write<T>(work: () => Promise<T>, isRedone = false): Promise<T> {
    if (queue.inside.getStore()) throw new Error('store.write was called inside store.write: pass the tx on instead')
    return new Promise<T>((resolve, reject) => {
      queue.waiting.push({ work, isRedone, resolve: result => resolve(result as T), reject })
      if (!queue.isBusy) void run(queue)
    })
  }
  return Object.assign(write, { waiting: () => queue.waiting.length })
}
