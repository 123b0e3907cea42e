import { project } from '@hubs/rules/run/run-project'
import { toRunState } from '@hubs/rules/run/run-state'
import { countdown } from '@hubs/rules/text/words'
import { apply } from '@hubs/rules/run/run'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { beforeEach, expect, test, vi } from 'vitest'
import { LiveMeeting } from './live-meeting.ts'
import { FakeSource, MIN, planned, play, START } from '../meetings.testkit.tsx'
import { offlineSession } from './offline-session.ts'

/** A server in a box: its clock, its run, and what it answers. */
const server = { run: planned() as StoredRun, now: START, reachable: true, trip: 0, sent: [] as RunCommand[] }
let sources: FakeSource[] = []

const message = () => ({ run: toRunState(server.run), serverNow: server.now })
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

async function answerTo(url: string, init?: RequestInit): Promise<Response> {
  if (!server.reachable) throw new TypeError('Failed to fetch')
  if (url.endsWith('/time')) {
    await vi.advanceTimersByTimeAsync(server.trip / 2)
    const body = { serverNow: server.now }
    await vi.advanceTimersByTimeAsync(server.trip / 2)
    return answer(200, body)
  }
  if (url.endsWith('/run')) return answer(200, message())
  const command = JSON.parse(String(init?.body)) as RunCommand
  server.sent.push(command)
  const outcome = apply(server.run, command, server.now, null)
  if (outcome.ok) {
    server.run = outcome.run
    return answer(200, message())
  }
  const problem = {
    type: 'about:blank',
    status: 409,
    code: outcome.code,
    title: 'Someone else has changed this',
    detail: outcome.sentence,
  }
  return answer(409, { ...problem, current: message() })
}

beforeEach(() => {
  vi.useFakeTimers()
  sources = []
  Object.assign(server, {
    run: play(planned(), [0, { type: 'start' }]),
    now: START + MIN,
    reachable: true,
    trip: 0,
    sent: [],
  })
  // A device whose clock of day is three years and some minutes off.
  vi.setSystemTime(Date.UTC(2023, 4, 1, 3, 7, 11))
  vi.stubGlobal('fetch', vi.fn(answerTo))
})

/** Lets time pass on both sides. */
async function pass(ms: number) {
  const seconds = Math.floor(ms / 1000)
  for (let second = 0; second < seconds; second++) {
    server.now += 1000
    await vi.advanceTimersByTimeAsync(1000)
  }
}

function open() {
  const live = new LiveMeeting('m1', {
    createSession: offlineSession,
    open: () => {
      const source = new FakeSource()
      sources.push(source)
      return source
    },
  })
  live.ticker.subscribe(() => {})
  const stop = live.start()
  sources.at(-1)?.say('run', message())
  return { live, stop, stream: () => sources.at(-1) as FakeSource }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

test('a wrong clock on the device changes nothing: the page counts by the server’s', async () => {
  const { live, stop } = open()
  await settle()
  expect(live.ticker.get()).toBe(START + MIN)
  await pass(10_000)
  vi.setSystemTime(Date.UTC(2031, 0, 1))
  await pass(10_000)
  expect(live.ticker.get()).toBe(START + MIN + 20_000)
  stop()
})

test('a part of ten minutes that begins within a second: every second is a whole one, the first too, on every screen at once', async () => {
  server.run = play(planned(), [0.006_85, { type: 'start' }])
  server.now = START + 411
  const screens = [open()]
  await vi.advanceTimersByTimeAsync(313)
  server.now += 313
  screens.push(open())
  const changes = screens.map(({ live }) => {
    const seen: { number: string; at: number }[] = []
    const look = () => {
      const { run } = live.get()
      const number = run ? countdown(project(run, live.ticker.get()).current?.leftMs ?? NaN) : ''
      if (number !== seen.at(-1)?.number) seen.push({ number, at: performance.now() })
    }
    look()
    live.ticker.subscribe(look)
    live.subscribe(look)
    return seen
  })
  const began = performance.now() - 313
  await vi.advanceTimersByTimeAsync(4000)
  for (const seen of changes) {
    const [first, ...rest] = seen.map(({ number }) => number)
    expect(first).toBe(countdown(project(server.run, START + 411).current?.leftMs ?? NaN))
    expect(rest.length).toBe(4)
    for (const [at, change] of seen.slice(1).entries())
      expect(Math.abs(change.at - began - (at + 1) * 1000)).toBeLessThanOrEqual(2)
  }
  for (const { stop } of screens) stop()
})

test('after two missed beats it is not live, and the last word is kept; the countdown goes on', async () => {
  const { live, stop, stream } = open()
  await pass(15_000)
  stream().say('beat', { serverNow: server.now, version: server.run.version })
  const lastWord = server.now
  server.reachable = false
  await pass(29_000)
  expect(live.get().live).toBe(true)
  await pass(7000)
  expect(live.get()).toMatchObject({ live: false, lastWord })
  expect(live.ticker.get()).toBe(server.now)
  stop()
})

test('on coming back the whole state replaces what was known', async () => {
  const { live, stop, stream } = open()
  server.reachable = false
  stream().fail()
  await pass(5000)
  expect(live.get().live).toBe(false)
  server.reachable = true
  server.run = play(server.run, [1, { type: 'goTo', segmentId: 's5' }])
  await pass(20_000)
  expect(live.get().live).toBe(true)
  expect(live.get().run?.currentId).toBe('s5')
  expect(sources.length).toBeGreaterThan(2)
  stop()
})

test('a stream that breaks and comes back at once is not spoken of', async () => {
  const { live, stop, stream } = open()
  server.reachable = false
  stream().fail()
  expect(live.get().live).toBe(true)
  await pass(1000)
  stream().say('run', message())
  await pass(5000)
  expect(live.get().live).toBe(true)
  stop()
})

test('a beat with a newer version than the one shown asks for the state', async () => {
  const { live, stop, stream } = open()
  server.run = play(server.run, [1, { type: 'pause' }])
  stream().say('beat', { serverNow: server.now, version: server.run.version })
  await settle()
  expect(live.get().run?.status).toBe('paused')
  stop()
})

test('an older state that arrives late does not take the place of a newer one', async () => {
  const { live, stop, stream } = open()
  const old = message()
  server.run = play(server.run, [1, { type: 'pause' }])
  stream().say('run', message())
  stream().say('run', old)
  expect(live.get().run?.status).toBe('paused')
  stop()
})

test('a stale answer takes over the current state and is said in its own words', async () => {
  const { live, stop } = open()
  server.run = play(server.run, [1, { type: 'goTo', segmentId: 's5' }])
  live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')
  await settle()
  expect(live.get().run?.currentId).toBe('s5')
  expect(live.get().queue.refusal).toBe('The meeting is already at New learning.')
  stop()
})

test('two quick taps wait for each other and do not conflict', async () => {
  const { live, stop } = open()
  const version = server.run.version
  live.dispatch({ type: 'addTime', segmentId: 's1', ms: MIN }, '+1')
  live.dispatch({ type: 'addTime', segmentId: 's1', ms: MIN }, '+1')
  live.dispatch({ type: 'pause' }, 'Pause')
  await settle()
  expect(server.sent.map(command => command.expectedVersion)).toEqual([version, version + 1, version + 2])
  expect(live.get().queue).toMatchObject({ waiting: [], refusal: null })
  expect(live.get().run?.status).toBe('paused')
  stop()
})

test('the same target twice in a moment is one command, and so is a doubled next', async () => {
  const { live, stop } = open()
  expect(live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')).toBe(true)
  expect(live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')).toBe(false)
  await settle()
  expect(live.dispatch({ type: 'goTo', segmentId: 's3' }, 'Next: Feedback')).toBe(false)
  await pass(1000)
  expect(live.dispatch({ type: 'goTo', segmentId: 's3' }, 'Next: Feedback')).toBe(true)
  stop()
})

test('a command that does not reach the server is kept and sent again as the very same', async () => {
  const { live, stop } = open()
  server.reachable = false
  live.dispatch({ type: 'pause' }, 'Pause')
  await settle()
  expect(live.get().queue).toMatchObject({ stuck: true, waiting: [{ label: 'Pause' }] })
  server.reachable = true
  await pass(2000)
  expect(live.get().queue).toMatchObject({ stuck: false, waiting: [] })
  expect(live.get().run?.status).toBe('paused')
  stop()
})

test('two people marking the register at once do not get in each other’s way', async () => {
  server.run = planned(10, 'unknown')
  const { live, stop } = open()
  server.run = play(server.run, [0, { type: 'register', personId: 'p1', attendance: 'present' }])
  live.dispatch({ type: 'register', personId: 'p2', attendance: 'present' }, 'Ben Rowe: present')
  await settle()
  expect(live.get().queue.refusal).toBe(null)
  expect(
    live
      .get()
      .run?.people.slice(0, 2)
      .map(person => person.attendance),
  ).toEqual(['present', 'present'])
  stop()
})
