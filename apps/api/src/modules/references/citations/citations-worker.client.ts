import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { type ChildProcess, fork } from 'node:child_process'
import type { WorkerRequest, Jobs } from './citations.worker.ts'

const PATIENCE_MS = 15_000
const IDLE_MS = MINUTE_MS
const MEMORY_MB = 256
const compileCache = new URL('../../../compile-cache.js', import.meta.url).href

type PendingRequest = { resolve(answer: unknown): void; reject(error: Error): void }

/** The process was ended for what somebody else had asked of it. */
class EndedForAnother extends Error {}
type WorkerResponse = { id: number; answer: unknown; error?: string }

/** The process: what it answers, and that it is gone, are told. */
function forkWorker(onAnswer: (answer: WorkerResponse) => void, onGone: (begun: ChildProcess, why: Error) => void) {
  const begun = fork(new URL('./citations.worker.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${MEMORY_MB}`, '--import', compileCache],
    // It reads what strangers wrote, and needs none of the server's secrets.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  begun.unref()
  begun.channel?.unref()
  begun.on('message', message => onAnswer(message as WorkerResponse))
  begun.on('error', why => onGone(begun, why))
  begun.on('exit', () => onGone(begun, new Error('the citation worker ended')))
  return begun
}

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

  /** `culprit`: the request it is ended for. The others that wait have done nothing, and are asked again. */
  function end(why: Error, culprit?: number) {
    const ended = worker
    worker = undefined
    clearTimeout(idle)
    for (const [id, { reject }] of waiting)
      reject(culprit === undefined || id === culprit ? why : new EndedForAnother(why.message))
    waiting.clear()
    ended?.kill('SIGKILL')
  }

  function hear({ id, answer, error }: WorkerResponse) {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(answer)
    else asked?.reject(new Error(error))
  }

  async function ask<Job extends keyof Jobs>(
    job: Job,
    wanted: Jobs[Job]['ask'],
    patienceMs: number,
  ): Promise<Jobs[Job]['answer']> {
    clearTimeout(idle)
    worker ??= forkWorker(hear, (begun, why) => worker === begun && end(why))
    const [at, id] = [worker, ++number]
    const slow = setTimeout(() => end(new Error('the citation worker took too long'), id), patienceMs)
    try {
      return await new Promise<Jobs[Job]['answer']>((resolve, reject) => {
        waiting.set(id, { resolve: answer => resolve(answer as Jobs[Job]['answer']), reject })
        at.send({ id, job, ask: wanted as never } satisfies WorkerRequest, error => error && reject(error))
      })
    } finally {
      waiting.delete(id)
      clearTimeout(slow)
      // Several may end at once: of their clocks, only the last is to go on.
      clearTimeout(idle)
      if (waiting.size === 0) idle = setTimeout(() => end(new Error('idle')), IDLE_MS).unref()
    }
  }

  return {
    /** Rejects where the work fails, takes too long or too much. */
    do: <Job extends keyof Jobs>(
      job: Job,
      wanted: Jobs[Job]['ask'],
      patienceMs = PATIENCE_MS,
    ): Promise<Jobs[Job]['answer']> =>
      ask(job, wanted, patienceMs).catch((error: unknown) => {
        if (error instanceof EndedForAnother) return ask(job, wanted, patienceMs)
        throw error
      }),

    stop(): void {
      end(new Error('the server stops'))
    },
  }
}

export type CitationWorker = ReturnType<typeof createCitationWorker>
