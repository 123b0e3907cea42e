import type { ServerClock } from '#lib/live/live-clock.ts'
import type { Stamp } from './command-queue.ts'
import { thisPage } from './command-storage.ts'

/** A moment by every clock there is. */
export function createTimestamp(clock: ServerClock): Stamp {
  return { at: clock.now(), sure: clock.doubt() === null, monotonic: performance.now(), page: thisPage }
}

/**
 * How long ago a command was given, milliseconds. On the same page the monotonic clock has counted at least so much; it
 * stands still while the device sleeps, so the server's clock counts where it was known then.
 */
export async function elapsedSince({ at, sure, monotonic, page }: Stamp, clock: ServerClock): Promise<number> {
  const here = page === thisPage ? performance.now() - monotonic : null
  if (here !== null && !sure) return here
  if (clock.doubt() !== null || here === null) await clock.measure()
  return Math.max(here ?? 0, clock.now() - at)
}
