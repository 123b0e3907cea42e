const SAMPLES = 5
/** A round trip this short cannot be bettered enough to see. Milliseconds. */
const SHORT_TRIP = 25
/** Words that seem to have been under way for longer mean that the clocks have come apart. */
const APART = 2000

export type ServerClock = {
  /** Epoch milliseconds by the server's clock, counted on this device's monotonic one: the time of day has no part in it. */
  now: () => number
  /** Takes in the server's moment from a word that has just come. */
  heard: (serverNow: number) => void
  /** Measures how far apart the clocks are: the shortest of several round trips counts. Never throws. */
  measure: () => Promise<void>
}

/**
 * @param askTime the server's moment, epoch milliseconds
 * @param monotonic this device's monotonic clock, milliseconds
 */
export function createServerClock(askTime: () => Promise<number>, monotonic = () => performance.now()): ServerClock {
  let offset: number | null = null
  let measuring: Promise<void> | null = null
  const now = () => monotonic() + (offset ?? 0)

  async function sample(): Promise<{ trip: number; offset: number } | null> {
    const sent = monotonic()
    const serverNow = await askTime().catch(() => null)
    if (serverNow === null) return null
    const trip = monotonic() - sent
    return { trip, offset: serverNow - (sent + trip / 2) }
  }

  /** A new series does not compete with the last one: the device may have slept, and its clock stood still. */
  async function series() {
    let best: { trip: number; offset: number } | null = null
    for (let count = 0; count < SAMPLES; count++) {
      const next = await sample()
      if (next && (!best || next.trip < best.trip)) best = next
      if (!next || next.trip <= SHORT_TRIP) break
    }
    if (best) ({ offset } = best)
  }

  function measure() {
    measuring ??= series().finally(() => {
      measuring = null
    })
    return measuring
  }

  function heard(serverNow: number) {
    // A word is always a little old. One from the future means that this clock is behind: it slept, or is new.
    if (offset === null || serverNow > now()) offset = serverNow - monotonic()
    else if (now() - serverNow > APART) void measure()
  }

  return { now, heard, measure }
}
