const SECOND = 1000
/** A timer that fires a little early still belongs to the second it was meant for. */
const EARLY = 50

export type Ticker = {
  subscribe: (listener: () => void) => () => void
  get: () => number
  tick: () => void
  /** Calls at each second that has passed on a page in sight: the device has not slept since the last one. */
  onTick: (listener: () => void) => () => void
}

/**
 * The one ticker of a page: whole seconds of the given clock, so that every screen of a meeting changes its numbers in
 * the same moment. It stands still while nobody listens or nobody sees the page.
 * @param now epoch milliseconds
 */
export function createTicker(now: () => number): Ticker {
  const listeners = new Set<() => void>()
  const watchers = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const whole = () => Math.floor((now() + EARLY) / SECOND) * SECOND
  let shown = whole()

  function tick() {
    const next = whole()
    if (next !== shown) {
      shown = next
      for (const listener of listeners) listener()
    }
    clearTimeout(timer)
    if (listeners.size > 0 && document.visibilityState === 'visible')
      timer = setTimeout(pass, SECOND - (((now() % SECOND) + SECOND) % SECOND))
  }

  function pass() {
    for (const watcher of watchers) watcher()
    tick()
  }

  function onTick(watcher: () => void) {
    watchers.add(watcher)
    return () => void watchers.delete(watcher)
  }

  function subscribe(listener: () => void) {
    listeners.add(listener)
    if (listeners.size === 1) document.addEventListener('visibilitychange', tick)
    tick()
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }
  return { subscribe, get: () => shown, tick, onTick }
}
