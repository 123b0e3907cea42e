import { hourMs as hour } from '@hubs/rules/durations'
import type { Store, Tx } from './store/store.ts'

/** A server that is started anew each morning does its work too. */
const first = 5000

/** What it gives back, if anything, is done after its commit. */
export type Job = (tx: Tx) => Promise<void | (() => void)>
type Log = { warn(details: object, line: string): void }

/** Soon after the start and once an hour, does what falls due and takes away what nobody needs. Returns what stops it. */
export function startHousekeeping(store: Store, log: Log, jobs: readonly Job[]): () => void {
  async function work() {
    for (const job of jobs)
      await store
        .write(job)
        .then(afterwards => afterwards?.())
        .catch((error: unknown) => log.warn({ err: error }, 'housekeeping failed and will be tried again'))
  }
  const soon = setTimeout(work, first).unref()
  const timer = setInterval(work, hour).unref()
  return () => {
    clearTimeout(soon)
    clearInterval(timer)
  }
}
