import { SECOND_MS } from '@hubs/rules/dates/durations'
/** A timer that fires a little early still belongs to the moment it was meant for. */
const EARLY = 5

export type Ticker = {
  subscribe: (listener: () => void) => () => void
  /** The last moment at which a number changed, epoch milliseconds by the given clock. */
  get: () => number
  tick: () => void
  /** Calls at each moment that has come on a page in sight: the device has not slept since the last one. */
  onTick: (listener: () => void) => () => void
}

/**
 * The one ticker of a page. Each number has its own seconds, from its own start: the page is drawn at the exact moment at
 * which one of them changes, and with that moment as its time, so that all screens of a meeting show the same. It stands
 * still while nobody listens or nobody sees the page.
 * @param now epoch milliseconds
 * @param moments when within each second a number changes, milliseconds from 0 to 999; one at the least
 */
export function createTicker(now: () => number, moments: () => readonly number[] = () => [0]): Ticker {
  const listeners = new Set<() => void>()
  const watchers = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const since = (moment: number, at: number) => (((at - moment) % SECOND_MS) + SECOND_MS) % SECOND_MS
  const latest = (at: number) => Math.max(...moments().map(moment => at - since(moment, at)))
  const following = (at: number) => Math.min(...moments().map(moment => at - since(moment, at) + SECOND_MS))
  let shown = Math.round(latest(now()))

  function tick() {
    const next = Math.round(latest(now() + EARLY))
    // A clock that was set right by less than a second takes no number back that has just changed.
    if (next > shown || shown - now() >= SECOND_MS) {
      shown = next
      for (const listener of listeners) listener()
    }
    clearTimeout(timer)
    if (listeners.size > 0 && document.visibilityState === 'visible') timer = setTimeout(pass, following(shown) - now())
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
