import { expect, test } from 'vitest'
import { createServerClock } from './live-clock.ts'

/** A server 1,000,000 ms ahead of this device, reached by round trips of so many ms, there and back. */
function world(trips: [there: number, back: number][]) {
  const device = { at: 0 }
  const ahead = 1_000_000
  const clock = createServerClock(
    async () => {
      const [there, back] = trips.shift() ?? [0, 0]
      device.at += there
      const serverNow = device.at + ahead
      device.at += back
      return serverNow
    },
    () => device.at,
  )
  return { device, clock, off: () => clock.now() - (device.at + ahead) }
}

test('the shortest of several round trips counts', async () => {
  const { clock, off } = world([
    [400, 20],
    [900, 100],
    [20, 20],
    [300, 10],
    [60, 500],
  ])
  await clock.measure()
  expect(off()).toBe(0)
})

test('it stops asking once a trip is short enough', async () => {
  const trips: [number, number][] = [
    [4, 4],
    [400, 0],
  ]
  const { clock } = world(trips)
  await clock.measure()
  expect(trips).toHaveLength(1)
})

test('a new series takes the place of an old one, however good that was: the device may have slept', async () => {
  const { clock, device, off } = world([
    [1, 1],
    [60, 60],
  ])
  await clock.measure()
  device.at -= 90_000
  await clock.measure()
  expect(Math.abs(off())).toBeLessThan(1)
})

test('a word from the future means that this clock is behind', async () => {
  const { clock, device } = world([[1, 1]])
  await clock.measure()
  clock.heard(device.at + 1_000_000 + 5000)
  expect(clock.now()).toBe(device.at + 1_005_000)
})

test('without an answer the clock stays as it was', async () => {
  const clock = createServerClock(
    () => Promise.reject(new Error('gone')),
    () => 50,
  )
  clock.heard(70_000)
  await clock.measure()
  expect(clock.now()).toBe(70_000)
})
