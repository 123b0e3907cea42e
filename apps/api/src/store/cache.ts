import type { Store } from './store.ts'

/**
 * Keeps what was read until a signal of one of these topics says that it may have changed. What was being read while
 * such a signal came is given to whoever asked, but not kept.
 */
export function createCache<T>(store: Pick<Store, 'onSignal'>, topics: readonly string[], most = 5000) {
  const kept = new Map<string, T>()
  let generation = 0
  store.onSignal(({ topic }) => {
    if (topic !== 'all' && !topics.includes(topic)) return
    generation++
    kept.clear()
  })
  return {
    get: (key: string) => kept.get(key),
    drop: (key: string) => void kept.delete(key),
    values: () => kept.values(),
    /** Reads by `load` and keeps the result, unless it is null. */
    async getOrLoad<L extends T | null>(key: string, load: () => Promise<L>): Promise<L> {
      const began = generation
      const loaded = await load()
      if (loaded !== null && began === generation) {
        if (kept.size >= most) kept.clear()
        kept.set(key, loaded as T & L)
      }
      return loaded
    },
  }
}
