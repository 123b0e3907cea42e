import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../log.ts'

/** Longer than this nobody waits for an answer: what was accepted goes on without them. */
const LONGEST_ANSWER_MS = 20_000

/** Work that was accepted and is done in many short writes: once at a time for each id in this process. */
export function createLongWork(log: Pick<Log, 'warn'>, stopped: string) {
  const running = new Map<string, Promise<unknown>>()
  return {
    isRunning: (id: string) => running.has(id),
    /** What is on by this id, or nothing. */
    running: (id: string) => running.get(id) ?? Promise.resolve(),
    async run<T>(id: string, doing: () => Promise<T>): Promise<T> {
      const done = doing().finally(() => running.delete(id))
      running.set(id, done)
      return done
    },
    /** The answer, or nothing where it takes too long; what fails then is gone on with by the next round. */
    async awaited<T>(done: Promise<T>): Promise<T | undefined> {
      done.catch((error: unknown) => log.warn({ err: error }, stopped))
      return Promise.race([done, wait(LONGEST_ANSWER_MS, undefined, { ref: false })])
    },
  }
}

/** Work that is done one after another for each id in this process, in the order it was asked for. */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = last.get(id) ?? Promise.resolve()
    const done = before.then(work, work)
    const ended = () => {
      if (last.get(id) === done) last.delete(id)
    }
    last.set(id, done)
    done.then(ended, ended)
    return done
  }
}
