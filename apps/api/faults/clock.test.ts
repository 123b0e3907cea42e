import { project } from '@hubs/rules/run/run-project'
import type { RunMessage } from '@hubs/schema/meetings/live'
import { describe, expect, test } from 'vitest'
import { fakeClock } from './fake-clock.ts'
import { startFaulty } from './faulty-server.ts'
import { facilitate } from './sign-in.ts'
import { writeDown } from './tried.ts'

const view = ({ run, serverNow }: RunMessage) => project(run, serverNow)
const spentMs = (message: RunMessage) => view(message).current?.spentMs ?? Number.NaN
const SLACK_MS = 3000
const fault = 'the clock is stepped'
const kept = 'the meeting goes on, its time as it was'

async function runningMeeting(at?: string, zone = 'Europe/London') {
  const clock = fakeClock()
  if (at) clock.set(at)
  const server = await startFaulty({ env: { ...clock.env, TZ: zone } })
  const alex = await facilitate(server.origin)
  expect((await alex.give({ type: 'start', anyway: true })).status).toBe(200)
  return { clock, server, alex }
}

describe('the system’s clock is stepped while a meeting runs', () => {
  test.each([10, -10, 3600, -3600])('by %i seconds: the time spent and the end stay as they are', async seconds => {
    const { clock, alex } = await runningMeeting()
    const before = await alex.look()
    clock.step(seconds)
    const after = await alex.look()
    expect(spentMs(after) - spentMs(before)).toBeGreaterThanOrEqual(0)
    expect(spentMs(after) - spentMs(before)).toBeLessThan(SLACK_MS)
    expect(Math.abs(view(after).projectedEnd - view(before).projectedEnd)).toBeLessThan(SLACK_MS)

    const next = after.run.segments[1]?.id ?? ''
    const moved = await alex.give({ type: 'goTo', segmentId: next })
    expect(moved.status).toBe(200)
    expect((await alex.look()).run.currentId).toBe(next)
    writeDown({ fault, tried: `by ${seconds} s while a meeting runs`, acknowledged: 2, lost: 0, said: kept })
  })

  test.each([10, -10, 3600, -3600])(
    'by %i seconds while the server is down: the meeting goes on, none of it lost',
    async seconds => {
      const { clock, server, alex } = await runningMeeting()
      const before = await alex.look()
      await server.kill()
      clock.step(seconds)
      await server.begin()
      const after = await alex.look()
      expect(after.run.currentId).toBe(before.run.currentId)
      expect(after.run.version).toBe(before.run.version)
      expect(spentMs(after)).toBeGreaterThanOrEqual(spentMs(before) - SLACK_MS)
      // A clock that went back can't say how long the server was down; the countdown goes on all the same.
      const [from, to] = [await alex.look(), await later(alex.look, 1200)]
      expect(spentMs(to) - spentMs(from)).toBeGreaterThan(1000)
      expect((await alex.give({ type: 'pause' })).status).toBe(200)
      const tried = `by ${seconds} s while the server is down, killed in a meeting`
      writeDown({ fault, tried, acknowledged: 2, lost: 0, said: kept })
    },
  )
})

describe('summer time begins and ends while a meeting runs', () => {
  test.each([
    ['begins', '2027-03-28T00:59:57Z'],
    ['ends', '2026-10-25T00:59:57Z'],
  ])('it %s: an hour of the clock is not an hour of the meeting', async (change, instant) => {
    const { alex } = await runningMeeting(instant)
    const before = await alex.look()
    const after = await later(alex.look, 5000)
    expect(after.serverNow - before.serverNow).toBeLessThan(5000 + SLACK_MS)
    expect(spentMs(after) - spentMs(before)).toBeLessThan(5000 + SLACK_MS)
    expect(spentMs(after) - spentMs(before)).toBeGreaterThan(4000)
    writeDown({ fault, tried: `summer time ${change} while a meeting runs`, acknowledged: 1, lost: 0, said: kept })
  })
})

/** The clock under test is a real one: there is nothing else to wait for. */
async function later<T>(look: () => Promise<T>, ms: number): Promise<T> {
  await new Promise(resolve => setTimeout(resolve, ms))
  return look()
}
