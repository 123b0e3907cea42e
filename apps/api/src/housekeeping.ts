import type { Store, Tx } from './store/store.ts'

const hour = 60 * 60_000

/** What it gives back, if anything, is done after its commit. */
type Job = (tx: Tx) => Promise<void | (() => void)>
type Log = { warn(details: object, line: string): void }

/** Once an hour, takes away what nobody needs any more. Returns what stops it. */
export function startHousekeeping(store: Store, log: Log, jobs: readonly Job[]): () => void {
  const timer = setInterval(async () => {
    for (const job of jobs)
      await store
        .write(job)
        .then(afterwards => afterwards?.())
        .catch((error: unknown) => log.warn({ err: error }, 'housekeeping has to wait'))
  }, hour)
  timer.unref()
  return () => clearInterval(timer)
}
