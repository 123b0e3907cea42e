import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import type { Store, Tx } from './store.ts'

/** So long one write may take, about: whoever taps meanwhile waits for no more than that. */
const longMs = 6
const longestPauseMs = 25
const mostTogether = 64

/**
 * Works through many rows in short writes, with a pause after each as long as it took: half of the time is everybody
 * else's. A stop between two leaves what was done before it, so whoever calls this must be able to go on from there.
 * @param committed gets what each write returned, once it is on the disk
 */
export async function inShortWrites<T, R>(
  store: Pick<Store, 'write'>,
  rows: readonly T[],
  work: (tx: Tx, part: T[]) => Promise<R>,
  committed: (result: R) => void | Promise<void> = () => undefined,
): Promise<void> {
  let size = 4
  for (let at = 0; at < rows.length;) {
    const part = rows.slice(at, at + size)
    const began = performance.now()
    let took = 0
    const result = await store.write(async tx => {
      const inside = performance.now()
      const done = await work(tx, part)
      took = performance.now() - inside
      return done
    })
    at += part.length
    await committed(result)
    if (took > longMs) size = Math.max(1, Math.floor(size / 2))
    else if (took < longMs / 2) size = Math.min(mostTogether, size * 2)
    if (at < rows.length) await wait(Math.min(longestPauseMs, performance.now() - began))
  }
}

/** Rows that are worked on between two turns of the event loop. */
const aTurn = 100

/** What `map` does, but others have their turn meanwhile. */
export async function mapInTurns<T, R>(rows: readonly T[], work: (row: T) => R): Promise<R[]> {
  const done: R[] = []
  for (let at = 0; at < rows.length; at += aTurn) {
    if (at > 0) await turn()
    done.push(...rows.slice(at, at + aTurn).map(work))
  }
  return done
}
