import { minuteMs } from '@hubs/rules/dates/durations'
import { type ChildProcess, fork } from 'node:child_process'
import type { WorkerRequest, Jobs } from './citations.worker.ts'

const PATIENCE_MS = 15_000
const IDLE_MS = minuteMs
const MEMORY_MB = 256
const compileCache = new URL('../../../compile-cache.js', import.meta.url).href

type PendingRequest = { resolve(answer: unknown): void; reject(error: Error): void }
type WorkerResponse = { id: number; answer: unknown; error?: string }

/**
 * Work on citations takes milliseconds for each, and seconds or a heap of memory for a paste that somebody made to
 * hurt: it is done in a process beside the server, which starts when it is first needed, ends when it is not, and is
 * ended where it does not come back. A thread would not do: one that runs out of memory takes its whole process along.
 */
export function createCitationWorker() {
  let worker: ChildProcess | undefined
  let number = 0
  let idle: NodeJS.Timeout | undefined
  const waiting = new Map<number, PendingRequest>()

  function end(why: Error) {
    const ended = worker
    worker = undefined
    clearTimeout(idle)
    for (const { reject } of waiting.values()) reject(why)
    waiting.clear()
    ended?.kill('SIGKILL')
  }

  function begin(): ChildProcess {
    const begun = fork(new URL('./citations.worker.ts', import.meta.url), {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`, '--import', compileCache],
      // It reads what strangers wrote, and needs none of the server's secrets.
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    begun.unref()
    begun.channel?.unref()
    begun.on('message', message => {
      const { id, answer, error } = message as WorkerResponse
      const asked = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) asked?.resolve(answer)
      else asked?.reject(new Error(error))
    })
    const gone = (why: Error) => {
      if (worker === begun) end(why)
    }
    begun.on('error', gone)
    begun.on('exit', () => gone(new Error('the citation worker ended')))
    return begun
  }

  return {
    /** Rejects where the work fails, takes too long or too much. */
    async do<Job extends keyof Jobs>(job: Job, ask: Jobs[Job]['ask']): Promise<Jobs[Job]['answer']> {
      clearTimeout(idle)
      worker ??= begin()
      const [at, id] = [worker, ++number]
      const slow = setTimeout(() => end(new Error('the citation worker took too long')), PATIENCE_MS)
      try {
        return await new Promise<Jobs[Job]['answer']>((resolve, reject) => {
          waiting.set(id, { resolve: answer => resolve(answer as Jobs[Job]['answer']), reject })
          at.send({ id, job, ask: ask as never } satisfies WorkerRequest, error => error && reject(error))
        })
      } finally {
        waiting.delete(id)
        clearTimeout(slow)
        if (waiting.size === 0) idle = setTimeout(() => end(new Error('idle')), IDLE_MS).unref()
      }
    },

    stop(): void {
      end(new Error('the server stops'))
    },
  }
}

export type CitationWorker = ReturnType<typeof createCitationWorker>
