import { HOUR_MS } from '@hubs/rules/dates/durations'
import type { Log } from '../log.ts'
import { pauseSince } from '../store/short-writes.ts'
import type { Store, Tx } from '../store/store.ts'

/** A server that is started anew each morning does its work too. */
const FIRST = 5000

/** Answered after its commit by a job that has done some of what is due: the next part comes after a pause. */
export const more = Symbol('more')
/** What it gives back, if anything, is done after its commit. */
export type Job = (tx: Tx) => Promise<void | (() => unknown)>
/** Soon after the start and once an hour, does what falls due and takes away what nobody needs. Returns what stops it. */
export function startHousekeeping(store: Store, log: Pick<Log, 'warn'>, jobs: readonly Job[]): () => void {
  let stopped = false

  async function workOff(job: Job) {
    while (!stopped) {
      const began = performance.now()
      const afterwards = await store.write(job)
      if ((await afterwards?.()) !== more) return
      await pauseSince(began)
    }
  }

  async function work() {
    for (const job of jobs)
      await workOff(job).catch((error: unknown) =>
        log.warn({ err: error }, 'housekeeping failed and will be tried again'),
      )
  }
  const soon = setTimeout(work, FIRST).unref()
  const timer = setInterval(work, HOUR_MS).unref()
  return () => {
    stopped = true
    clearTimeout(soon)
    clearInterval(timer)
  }
}
