import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import type { Store, Tx } from './store.ts'

/** So long one write may take, about: whoever taps meanwhile waits for no more than that. */
const LONG_MS = 6
const LONGEST_PAUSE_MS = 25
const MOST_TOGETHER = 64
/** Rows that are looked at need no commit. */
const [firstLookedAt, mostLookedAt] = [64, 512]

/** How many rows to take at once, so that they take about as long as one write may. */
function createPace(most: number, first = 1) {
  let size = first
  return {
    size: () => size,
    took(ms: number) {
      if (ms > LONG_MS) size = Math.max(1, Math.floor(size / 2))
      else if (ms < LONG_MS / 2) size = Math.min(most, size * 2)
    },
  }
}

/** As long as it took since then, so that half of the time is everybody else's. */
export const pauseSince = (began: number) => wait(Math.min(LONGEST_PAUSE_MS, performance.now() - began))

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
  const pace = createPace(MOST_TOGETHER)
  for (let at = 0; at < rows.length;) {
    const part = rows.slice(at, at + pace.size())
    const began = performance.now()
    let took = 0
    at += part.length
    const result = await store.write(
      async tx => {
        const inside = performance.now()
        const done = await work(tx, part)
        took = performance.now() - inside
        return done
      },
      // The last one takes all before it to the disk.
      at < rows.length ? 'or redone' : 'on disk',
    )
    await committed(result)
    pace.took(took)
    if (at < rows.length) await pauseSince(began)
  }
}

/**
 * Reads in short pieces, with a pause after each as long as it took: what reads a whole table holds everybody up as a
 * long write does.
 * @param read gets what the piece before ended with, and returns fewer rows than it was asked for once there are no more
 */
export async function* readInTurns<T>(read: (last: T | undefined, most: number) => Promise<T[]>): AsyncGenerator<T[]> {
  const pace = createPace(mostLookedAt, firstLookedAt)
  for (let last: T | undefined; ;) {
    const most = pace.size()
    const began = performance.now()
    const rows = await read(last, most)
    pace.took(performance.now() - began)
    last = rows.at(-1)
    const pause = pauseSince(began)
    yield rows
    if (rows.length < most) return
    await pause
  }
}

/**
 * These in their order, for what reads for each of them: whenever that has taken as long as one write may, a pause as long
 * comes before the next. SQLite answers without a turn of the event loop, however often it is awaited.
 */
export async function* givingWay<T>(rows: Iterable<T>): AsyncGenerator<T> {
  let began = performance.now()
  for (const row of rows) {
    if (performance.now() - began > LONG_MS) {
      await pauseSince(began)
      began = performance.now()
    }
    yield row
  }
}

/** What a question about many is answered with, asked of so many of them at a time: others have their turn meanwhile. */
export async function readInParts<T, R>(
  asked: readonly T[],
  together: number,
  read: (part: T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const starts = Array.from({ length: Math.ceil(asked.length / together) }, (_, n) => n * together)
  const found: (readonly R[])[] = []
  for await (const at of givingWay(starts)) found.push(await read(asked.slice(at, at + together)))
  return found.flat()
}

/** Rows that are worked on between two turns of the event loop. */
const A_TURN = 100

/** What `map` does, but others have their turn meanwhile. */
export async function mapInTurns<T, R>(rows: readonly T[], work: (row: T) => R): Promise<R[]> {
  const done: R[] = []
  for (let at = 0; at < rows.length; at += A_TURN) {
    if (at > 0) await turn()
    done.push(...rows.slice(at, at + A_TURN).map(work))
  }
  return done
}
