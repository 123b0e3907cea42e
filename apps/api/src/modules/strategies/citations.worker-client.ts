import { Worker } from 'node:worker_threads'
import type { Asked, Jobs } from './citations.worker.ts'

const PATIENCE_MS = 15_000
const IDLE_MS = 60_000
const MEMORY_MB = 256

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void }

/**
 * Work on citations takes milliseconds for each, and seconds for a paste that somebody made to hurt: it is done in a
 * thread beside the one that answers, which starts when it is first needed, ends when it is not, and is ended where it
 * does not come back.
 */
export function createCitationWorker() {
  let worker: Worker | undefined
  let number = 0
  let idle: NodeJS.Timeout | undefined
  const waiting = new Map<number, Waiting>()

  function end(why: Error) {
    const ended = worker
    worker = undefined
    clearTimeout(idle)
    for (const { reject } of waiting.values()) reject(why)
    waiting.clear()
    return ended?.terminate()
  }

  function begin(): Worker {
    const begun = new Worker(new URL('./citations.worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    begun.unref()
    begun.on('message', ({ id, answer, error }: { id: number; answer: unknown; error?: string }) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) asked?.resolve(answer)
      else asked?.reject(new Error(error))
    })
    const gone = (why: Error) => {
      if (worker === begun) void end(why)
    }
    begun.on('error', error => gone(error instanceof Error ? error : new Error('the citation worker failed')))
    begun.on('exit', () => gone(new Error('the citation worker ended')))
    return begun
  }

  return {
    /** Rejects where the work fails, takes too long or too much. */
    async do<Job extends keyof Jobs>(job: Job, ask: Jobs[Job]['ask']): Promise<Jobs[Job]['answer']> {
      clearTimeout(idle)
      worker ??= begin()
      const [at, id] = [worker, ++number]
      const slow = setTimeout(() => void end(new Error('the citation worker took too long')), PATIENCE_MS)
      try {
        return await new Promise<Jobs[Job]['answer']>((resolve, reject) => {
          waiting.set(id, { resolve: answer => resolve(answer as Jobs[Job]['answer']), reject })
          at.postMessage({ id, job, ask: ask as never } satisfies Asked, [])
        })
      } finally {
        clearTimeout(slow)
        if (waiting.size === 0) idle = setTimeout(() => void end(new Error('idle')), IDLE_MS).unref()
      }
    },

    async stop(): Promise<void> {
      await end(new Error('the server stops'))
    },
  }
}

export type CitationWorker = ReturnType<typeof createCitationWorker>
