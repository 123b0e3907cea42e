import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTicker } from './live-ticker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page with a ticker, and each of its drawings: when, and for which moment. */
function ticking(moments: () => number[]) {
  const now = () => performance.now()
  const ticker = createTicker(now, moments)
  const seen: { at: number; shown: number }[] = []
  const stop = ticker.subscribe(() => seen.push({ at: now(), shown: ticker.get() }))
  return { ticker, seen, stop }
}

test('each number has its own seconds, and the page is drawn at each of their moments', () => {
  const start = Math.floor(performance.now() / 1000) * 1000
  const { seen, stop } = ticking(() => [250, 700])
  vi.advanceTimersByTime(3000)
  stop()
  const within = seen.map(({ shown }) => shown - start).filter(ms => ms > 0)
  expect(new Set(within.map(ms => ms % 1000))).toEqual(new Set([250, 700]))
  expect(within.length).toBe(6)
  // Each drawing is for the moment that has just come.
  for (const { at, shown } of seen) expect(at - shown).toBeLessThanOrEqual(2)
})

test('nothing is drawn for no one, and a page that listens again goes on from where it is', () => {
  const { ticker, seen, stop } = ticking(() => [0])
  vi.advanceTimersByTime(2000)
  stop()
  const before = seen.length
  vi.advanceTimersByTime(5000)
  expect(seen.length).toBe(before)
  expect(vi.getTimerCount()).toBe(0)
  const again = ticker.subscribe(() => {})
  expect(performance.now() - ticker.get()).toBeLessThan(1000)
  again()
})

test('a number that begins to count has its own moment from then on', () => {
  let moments = [0]
  const { ticker, seen, stop } = ticking(() => moments)
  vi.advanceTimersByTime(1500)
  moments = [333]
  ticker.tick()
  seen.length = 0
  vi.advanceTimersByTime(3000)
  stop()
  expect(seen.map(({ shown }) => shown % 1000)).toEqual([333, 333, 333])
})

test('a clock that is set right by a little takes no number back, one that jumps does', () => {
  let offset = 0
  const ticker = createTicker(() => performance.now() + offset)
  const shown: number[] = []
  const stop = ticker.subscribe(() => shown.push(ticker.get()))
  vi.advanceTimersByTime(3010)
  const before = ticker.get()
  offset = -40
  ticker.tick()
  expect(ticker.get()).toBe(before)
  vi.advanceTimersByTime(1040)
  expect(ticker.get()).toBe(before + 1000)
  offset = -60_000
  ticker.tick()
  expect(ticker.get()).toBeLessThan(before - 50_000)
  stop()
})
