import type { Store } from '../../store/store.ts'
import { createModeration } from './moderation.service.ts'

/** What housekeeping does here once an hour. */
export function sweepDiscussion(store: Store, clock: { now: number }): Promise<void> {
  return store.write(
    createModeration({ store, now: () => clock.now, searchIndex: { refresh: async () => undefined } }).sweep,
  )
}
