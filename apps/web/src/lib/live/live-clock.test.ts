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

/** A device with both its clocks, and a server that has spoken at first and is silent since. */
function cutOff() {
  const device = { monotonic: 500, epoch: Date.UTC(2023, 4, 1) }
  const silent = () => Promise.reject(new Error('gone'))
  const make = () =>
    createServerClock(
      silent,
      () => device.monotonic,
      () => device.epoch,
    )
  const clock = make()
  clock.heard(1_000_000)
  const pass = (ms: number) => {
    device.monotonic += ms
    device.epoch += ms
  }
  return { device, clock, make, pass }
}

test.each([3_600_000, -3_600_000, 10_000])('the clock of day put by %d ms without the network moves nothing', step => {
  const { device, clock, pass } = cutOff()
  pass(60_000)
  device.epoch += step
  clock.look(false)
  pass(60_000)
  expect(clock.now()).toBe(1_120_000)
  expect(clock.doubt()).toBe(step > 0 ? 'changed' : null)
})

test('twenty minutes asleep count, though the monotonic clock stood still, and it is said how', () => {
  const { device, clock, pass } = cutOff()
  pass(30_000)
  device.epoch += 20 * 60_000
  clock.look(true)
  expect(clock.now()).toBe(1_000_000 + 30_000 + 20 * 60_000)
  expect(clock.doubt()).toBe('slept')
  clock.heard(3_000_000)
  expect(clock.now()).toBe(3_000_000)
  expect(clock.doubt()).toBeNull()
})

test('a reload goes on by the clock of day, also after that was put while the page was open', () => {
  const { device, clock, make, pass } = cutOff()
  device.epoch += 3_600_000
  clock.look(false)
  const anchor = clock.anchor()
  pass(90_000)
  device.monotonic = 3
  const again = make()
  if (anchor) again.restore(anchor)
  expect(again.now()).toBe(1_090_000)
  expect(again.doubt()).toBe('device')
})

test('a clock of day that went backwards while the page was closed is said, and counts for nothing', () => {
  const { device, clock, make } = cutOff()
  const anchor = clock.anchor()
  device.epoch -= 3_600_000
  const again = make()
  if (anchor) again.restore(anchor)
  expect(again.now()).toBe(1_000_000)
  expect(again.doubt()).toBe('changed')
})
