import type { Store } from '../../store/store.ts'
import { fillSearch } from './search-index.ts'

type Log = { warn(details: object, line: string): void }

/** Puts in what is not in the index yet, beside everything else that the server does. */
export function createSearchFilling({ store, log }: { store: Store; log: Log }) {
  let stopped = false
  let filling: Promise<void> = Promise.resolve()
  return {
    begin() {
      filling = fillSearch(store, () => stopped).catch((error: unknown) =>
        log.warn({ err: error }, 'not everything can be found yet'),
      )
    },
    async stop() {
      stopped = true
      await filling
    },
  }
}
