import { fillSearch } from '../src/modules/search/index/search-index.service.ts'
import { fillLibraries } from '../src/modules/strategies/seed/library.seed.ts'
import { sampleStart } from '../src/sample/start.ts'
import { serverStart } from '../src/server-start.ts'
import type { Start } from '../src/start.ts'
import { processClock } from '../src/time/clock.ts'

const kinds = { server: serverStart, sample: sampleStart }

export type Kind = keyof typeof kinds

/** How a server of this kind starts at another time than now, so many milliseconds on. */
export function travelTo(kind: Kind, aheadMs: number): Start {
  const start: Start = kinds[kind]
  return {
    ...start,
    clock: () => processClock() + aheadMs,
    // Nothing is left for later: else each copy of its folder would put all of the school into its search anew.
    async prepare(store, now) {
      await start.prepare(store, now)
      await store.write(tx => fillLibraries(tx, now))
      await fillSearch(store)
    },
  }
}
