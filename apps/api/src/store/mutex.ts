import { AsyncLocalStorage } from 'node:async_hooks'

/** Runs one piece of work at a time, in the order they were asked for. */
export function createMutex() {
  const inside = new AsyncLocalStorage<true>()
  let last: Promise<unknown> = Promise.resolve()
  return function exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (inside.getStore()) throw new Error('store.write was called inside store.write: pass the tx on instead')
    const turn = last.then(() => inside.run(true, work))
    last = turn.catch(() => undefined)
    return turn
  }
}
