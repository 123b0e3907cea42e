import type { SearchKind } from '@hubs/schema/search'
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../../log.ts'
import type { Store, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import * as repo from './search-index.repo.ts'
import { fillSearch, indexSome, nameOf } from './search-index.service.ts'

/** So many words go in with one commit: nobody waits for more than them. */
const WORDS_TOGETHER = 16
const LONGEST_PAUSE_MS = 25
/** A search waits for what was written before it, but only for so much and so long. */
const MOST_AWAITED = 32
const LONGEST_WAIT_MS = 5000
/** On PostgreSQL a task may be committed after it was looked for; it is looked for again. */
const LOOK_AGAIN_MS = 300
const AFTER_TROUBLE_MS = 10_000

/** One thing done at a time, beside everything else, as often as it is asked for. */
function createWorker({ store, log }: { store: Store; log: Pick<Log, 'warn'> }) {
  // Asked for inside a write, it still works outside of it.
  const outside = AsyncLocalStorage.snapshot()
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  /** One step; whether there was anything to do. */
  async function step(): Promise<boolean> {
    // A task that a power cut brings back is done again.
    return store.write(async tx => {
      const [task] = await repo.listTasks(tx, 1)
      if (!task) return false
      const rest = await indexSome(tx, task.kind, [task.recordId], WORDS_TOGETHER)
      if (rest.length === 0) await repo.deleteTask(tx, task)
      return true
    }, 'or redone')
  }

  async function work() {
    for (;;) {
      const began = performance.now()
      if (stopped || !(await step())) return
      await wait(Math.min(LONGEST_PAUSE_MS, performance.now() - began))
    }
  }

  function run(first: () => Promise<void>) {
    if (stopped || running) return
    running = first()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'not everything can be found yet')
        wakeIn(AFTER_TROUBLE_MS)
      })
      .finally(() => {
        running = undefined
      })
  }

  function wakeIn(ms: number) {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = undefined
      run(work)
    }, ms)
    timer.unref()
  }

  return {
    /** Works now, and looks again a little later. */
    wake: () =>
      outside(() => {
        run(work)
        wakeIn(LOOK_AGAIN_MS)
      }),
    /** Puts in what is not in the index yet, then goes on. */
    start: () => run(() => fillSearch(store, () => stopped).then(work)),
    /** Until it has nothing to do, or for so long. */
    idle: (ms: number) => Promise.race([running, wait(ms)]),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/**
 * The words of what people write go into the index after the commit, from a queue, a few at a time and with a pause after
 * each as long as it took: however much one person writes, half of the time is everybody else's.
 */
export function createSearchQueue({ store, now, log }: { store: Store; now: Clock; log: Pick<Log, 'warn'> }) {
  const { wake, start, idle, stop } = createWorker({ store, log })

  /** To be called in the transaction of each change: these records are put into the index as they stand after it. */
  async function refresh(tx: Tx, kind: SearchKind, ids: readonly string[]): Promise<void> {
    const records = [...new Set(ids)]
    await repo.addTasks(
      tx,
      records.map(recordId => ({ name: nameOf(kind, recordId), kind, recordId, at: now() })),
    )
    // Its write waits for the one that is on.
    setImmediate(wake)
  }

  /** Brings these records in the index to how they stand before it returns, in short writes: for what may not wait. */
  async function bringUp(kind: SearchKind, ids: readonly string[]): Promise<void> {
    for (let rest = [...new Set(ids)]; rest.length > 0;) {
      const began = performance.now()
      const some = rest
      rest = await store.write(tx => indexSome(tx, kind, some, WORDS_TOGETHER))
      if (rest.length > 0) await wait(Math.min(LONGEST_PAUSE_MS, performance.now() - began))
    }
  }

  /** Waits until what has been written is in the index, if that is soon. */
  async function settled(): Promise<void> {
    const until = performance.now() + LONGEST_WAIT_MS
    while (performance.now() < until) {
      const waiting = await repo.listTasks(store.read, MOST_AWAITED + 1)
      if (waiting.length === 0 || waiting.length > MOST_AWAITED) return
      wake()
      await idle(20)
    }
  }

  return { refresh, bringUp, settled, start, stop }
}

export type SearchQueue = ReturnType<typeof createSearchQueue>
export type SearchIndex = Pick<SearchQueue, 'refresh'>
