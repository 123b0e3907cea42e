const SAMPLES = 5
/** A round trip this short cannot be bettered enough to see. Milliseconds. */
const SHORT_TRIP = 25
/** Words that seem to have been under way for longer mean that the clocks have come apart. */
const APART = 2000

/** The server's moment and the device's, both epoch milliseconds, taken together: what is left of a clock after a reload. */
export type Anchor = { serverNow: number; epoch: number }

/**
 * Why the time may be wrong, until the server has spoken again: `device`, it was counted on by the device's clock of
 * day while the page was closed; `slept`, while the device slept; `changed`, that clock was put, and counts for nothing.
 */
export type Doubt = 'device' | 'slept' | 'changed'

export type ServerClock = {
  /** Epoch milliseconds by the server's clock, counted on this device's monotonic one: the time of day has no part in it. */
  now: () => number
  /** Takes in the server's moment from a word that has just come. */
  heard: (serverNow: number) => void
  /** Measures how far apart the clocks are: the shortest of several round trips counts. Never throws. */
  measure: () => Promise<void>
  /** To keep beside what must survive a reload; null before anything is known. */
  anchor: () => Anchor | null
  /** Goes on from an anchor, as long as the server has said nothing. */
  restore: (anchor: Anchor) => void
  /**
   * Holds the device's two clocks against each other. The monotonic one stands still while a device sleeps: what the
   * clock of day has gone on meanwhile is counted in. At any other time it was put, and that moves nothing.
   * @param woke the page is seen again, having been out of sight
   */
  look: (woke: boolean) => void
  doubt: () => Doubt | null
}

/**
 * @param askTime the server's moment, epoch milliseconds
 * @param monotonic this device's monotonic clock, milliseconds
 * @param epoch this device's clock of day, epoch milliseconds
 */
export function createServerClock(
  askTime: () => Promise<number>,
  monotonic = () => performance.now(),
  epoch = () => Date.now(),
): ServerClock {
  let offset: number | null = null
  let doubt: Doubt | null = null
  let measuring: Promise<void> | null = null
  let apart = epoch() - monotonic()
  const now = () => monotonic() + (offset ?? 0)

  async function sample(): Promise<{ trip: number; offset: number } | null> {
    const sent = monotonic()
    const serverNow = await askTime().catch(() => null)
    if (serverNow === null) return null
    const trip = monotonic() - sent
    return { trip, offset: serverNow - (sent + trip / 2) }
  }

  function trust(measured: number) {
    offset = measured
    doubt = null
  }

  /** A new series does not compete with the last one: the device may have slept, and its clock stood still. */
  async function series() {
    let best: { trip: number; offset: number } | null = null
    for (let count = 0; count < SAMPLES; count++) {
      const next = await sample()
      if (next && (!best || next.trip < best.trip)) best = next
      if (!next || next.trip <= SHORT_TRIP) break
    }
    if (best) trust(best.offset)
  }

  function measure() {
    measuring ??= series().finally(() => {
      measuring = null
    })
    return measuring
  }

  function heard(serverNow: number) {
    // A word is always a little old. One from the future means that this clock is behind: it slept, or is new.
    if (offset === null || doubt !== null || serverNow > now()) trust(serverNow - monotonic())
    else if (now() - serverNow > APART) void measure()
  }

  function restore(anchor: Anchor) {
    if (offset !== null) return
    const passed = epoch() - anchor.epoch
    doubt = passed < 0 ? 'changed' : 'device'
    offset = anchor.serverNow + Math.max(0, passed) - monotonic()
  }

  function look(woke: boolean) {
    const jump = epoch() - monotonic() - apart
    if (Math.abs(jump) < APART) return
    apart += jump
    if (jump < 0 || offset === null) return
    if (woke) offset += jump
    doubt ??= woke ? 'slept' : 'changed'
  }

  const anchor = () => (offset === null ? null : { serverNow: now(), epoch: epoch() })
  return { now, heard, measure, anchor, restore, look, doubt: () => doubt }
}
