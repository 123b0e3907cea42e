import { setImmediate as turn } from 'node:timers/promises'

/** So many rows in one statement: neither engine takes any number of values at once. */
const AT_ONCE = 200

/** Works through many rows a few at a time; between two parts others have their turn. Nothing is done with none. */
export async function inBatches<T>(rows: readonly T[], work: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    if (at > 0) await turn()
    await work(rows.slice(at, at + AT_ONCE))
  }
}
