import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { Worker } from 'node:worker_threads'
import type { Job, Jobs } from './allocation.worker.ts'

/** Beyond what the solver is given, for prices and reasons: a school takes seconds. */
const PATIENCE_MS = 5 * MINUTE_MS
const MEMORY_MB = 512

/** Solving takes seconds of a core: it is done in a thread of its own for each, and the server answers meanwhile. */
export function createAllocationWorker() {
  const running = new Set<Worker>()

  return {
    /** Rejects where the work fails or takes too long. */
    async do<J extends Job>(job: J, ask: Jobs[J]['ask']): Promise<Jobs[J]['answer']> {
      const worker = new Worker(new URL('./allocation.worker.ts', import.meta.url), {
        workerData: { job, ask },
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      })
      running.add(worker)
      const slow = setTimeout(() => void worker.terminate(), PATIENCE_MS).unref()
      try {
        return await new Promise<Jobs[J]['answer']>((resolve, reject) => {
          worker.once('message', answer => resolve(answer as Jobs[J]['answer']))
          worker.once('error', reject)
          worker.once('exit', () => reject(new Error('the allocation worker ended')))
        })
      } finally {
        clearTimeout(slow)
        running.delete(worker)
        await worker.terminate()
      }
    },

    async stop() {
      await Promise.all([...running].map(worker => worker.terminate()))
    },
  }
}

export type AllocationWorker = ReturnType<typeof createAllocationWorker>
