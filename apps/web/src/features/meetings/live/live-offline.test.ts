import { apply } from '@hubs/rules/run/run'
import { toRunState } from '@hubs/rules/run/run-state'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { beforeEach, expect, test, vi } from 'vitest'
import { COMMAND_PREFIX } from '#lib/storage/device-storage.ts'
import { countUnsent } from '#lib/storage/device-storage.ts'
import { deviceStore } from '#lib/storage/browser-database.ts'
import { isUnkept } from '#lib/storage/unkept.ts'
import { LiveMeeting } from './live-meeting.ts'
import { FakeSource, MIN, planned, play, START } from '../meetings.testkit.tsx'
import { offlineSession } from './offline-session.ts'

const server = { run: planned() as StoredRun, now: START, reachable: true, answers: true, sent: [] as RunCommand[] }
let stream: FakeSource

const message = () => ({ run: toRunState(server.run), serverNow: server.now })
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

async function answerTo(url: string, init?: RequestInit): Promise<Response> {
  if (!server.reachable) throw new TypeError('Failed to fetch')
  if (url.endsWith('/time')) return answer(200, { serverNow: server.now })
  if (url.endsWith('/run')) return answer(200, message())
  const command = JSON.parse(String(init?.body)) as RunCommand
  server.sent.push(command)
  const outcome = apply(server.run, command, server.now, null)
  if (outcome.ok) server.run = outcome.run
  if (!server.answers) throw new TypeError('The answer is lost')
  if (outcome.ok) return answer(200, message())
  const refusal = { type: 'about:blank', status: 409, code: outcome.code, title: 'No', detail: outcome.sentence }
  return answer(409, { ...refusal, current: message() })
}

beforeEach(() => {
  vi.useFakeTimers()
  const run = play(planned(), [0, { type: 'start' }])
  Object.assign(server, { run, now: START + MIN, reachable: true, answers: true, sent: [] })
  vi.stubGlobal('fetch', vi.fn(answerTo))
})

async function pass(ms: number) {
  for (let second = 0; second < ms / 1000; second++) {
    server.now += 1000
    await vi.advanceTimersByTimeAsync(1000)
  }
}

/** A console whose network has been gone for some seconds. */
async function cutOff(parts: { createSession?: typeof offlineSession } = { createSession: offlineSession }) {
  const live = new LiveMeeting('m1', { ...parts, open: () => (stream = new FakeSource()) })
  live.ticker.subscribe(() => {})
  const stop = live.start()
  stream.say('run', message())
  server.reachable = false
  stream.fail()
  await pass(5000)
  return { live, stop }
}

async function comeBack() {
  server.reachable = true
  await pass(20_000)
}

test('commands given without the network show at once, and go out in order with how long ago they were given', async () => {
  const { live, stop } = await cutOff()
  live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')
  await pass(7 * MIN)
  live.dispatch({ type: 'goTo', segmentId: 's3' }, 'Next: Feedback')
  expect(live.get()).toMatchObject({ live: false, run: { currentId: 's3' }, queue: { stuck: true } })
  expect(live.get().queue.waiting.map(({ label }) => label)).toEqual(['Next: Starter', 'Next: Feedback'])
  await comeBack()
  expect(server.run.currentId).toBe('s3')
  expect(server.run.segments[1]?.spentMs).toBe(7 * MIN)
  expect(server.sent.map(({ expectedVersion }) => expectedVersion)).toEqual([1, 2])
  expect(live.get().queue).toMatchObject({ waiting: [], stuck: false, rejected: [] })
  stop()
})

test('a device that would not keep what waits says so, asks before it is left, and forgets nothing', async () => {
  const put = vi.spyOn(deviceStore, 'put').mockResolvedValue(false)
  const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const { live, stop } = await cutOff()
  live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')
  await pass(3000)
  expect(isUnkept()).toBe(true)
  expect(leaves()).toBe(false)
  expect(await countUnsent()).toBe(1)
  // There is room again: it is kept by itself.
  put.mockResolvedValue(true)
  await pass(4000)
  expect(isUnkept()).toBe(false)
  put.mockResolvedValue(false)
  live.dispatch({ type: 'addTime', segmentId: 's2', ms: MIN }, '+1 min')
  await pass(3000)
  expect(isUnkept()).toBe(true)
  await comeBack()
  expect(server.run.segments[1]?.addedMs).toBe(MIN)
  expect(isUnkept()).toBe(false)
  expect(leaves()).toBe(true)
  stop()
})

test('on a network that works a full device is not spoken of', async () => {
  vi.spyOn(deviceStore, 'put').mockResolvedValue(false)
  const live = new LiveMeeting('m1', { createSession: offlineSession, open: () => (stream = new FakeSource()) })
  const stop = live.start()
  stream.say('run', message())
  live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')
  expect(isUnkept()).toBe(false)
  await pass(1000)
  expect(isUnkept()).toBe(false)
  stop()
})

test('a command whose answer was lost is sent once more as the same, and counts once', async () => {
  const { live, stop } = await cutOff()
  server.reachable = true
  server.answers = false
  live.dispatch({ type: 'addTime', segmentId: 's1', ms: MIN }, '+1 min')
  await pass(3000)
  server.answers = true
  await pass(20_000)
  expect(new Set(server.sent.map(({ commandId }) => commandId)).size).toBe(1)
  expect(server.sent.length).toBeGreaterThan(1)
  expect(server.run.segments[0]?.addedMs).toBe(MIN)
  expect(live.get().run?.segments[0]?.addedMs).toBe(MIN)
  stop()
})

test('undo takes back what was given here; what lies before it can’t be undone until the server is back', async () => {
  const { live, stop } = await cutOff()
  expect(live.get().run?.undoLabel).toBeNull()
  live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')
  await pass(1000)
  expect(live.get().run?.undoLabel).toBe('Moved to Starter')
  live.dispatch({ type: 'undo' }, 'Undo')
  expect(live.get().run?.currentId).toBe('s1')
  await comeBack()
  expect(server.run.currentId).toBe('s1')
  stop()
})

test('someone else has moved on: nothing is forced, the register is, and the rest is offered again', async () => {
  const { live, stop } = await cutOff()
  live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')
  live.dispatch({ type: 'register', personId: 'p2', attendance: 'absent' }, 'Ben Rowe: not here')
  live.dispatch({ type: 'addTime', segmentId: 's2', ms: MIN }, '+1 min')
  server.run = play(server.run, [2, { type: 'goTo', segmentId: 's5' }])
  await comeBack()
  expect(server.run.currentId).toBe('s5')
  expect(server.run.people[1]?.attendance).toBe('absent')
  const { rejected, refusal } = live.get().queue
  expect(rejected.map(({ label }) => label)).toEqual(['Next: Starter', '+1 min'])
  expect(refusal).toBe('The meeting is already at New learning.')
  live.retryRejected()
  await pass(1000)
  expect(server.run.currentId).toBe('s2')
  expect(live.get().queue).toMatchObject({ rejected: [], waiting: [] })
  stop()
})

test('a colleague who has only marked the register is in no one’s way', async () => {
  const { live, stop } = await cutOff()
  live.dispatch({ type: 'goTo', segmentId: 's2' }, 'Next: Starter')
  server.run = play(server.run, [1, { type: 'register', personId: 'p3', attendance: 'absent' }])
  await comeBack()
  expect(server.run.currentId).toBe('s2')
  expect(live.get().queue).toMatchObject({ rejected: [], refusal: null })
  stop()
})

test('what the rules refuse is said at once, and not kept', async () => {
  const { live, stop } = await cutOff()
  expect(live.dispatch({ type: 'beginTurn', personId: 'p1' }, 'Next: Aisha Khan')).toBe(false)
  expect(live.get().queue).toMatchObject({ waiting: [], refusal: 'Go to feedback first.' })
  stop()
})

test('a page that gives no commands shows what was given on another one of this browser', async () => {
  await deviceStore.claim('ada')
  const wish = { type: 'goTo', segmentId: 's2' }
  const item = { wish, label: 'Next: Starter', commandId: 'c1', seenVersion: server.run.version, at: server.now }
  await deviceStore.put(`${COMMAND_PREFIX}m1:another`, [item])
  const { live, stop } = await cutOff({})
  await vi.dynamicImportSettled()
  await pass(1000)
  expect(live.get()).toMatchObject({ live: false, run: { currentId: 's2' }, queue: { waiting: [] } })
  expect(server.sent).toEqual([])
  await deviceStore.clear()
  stop()
})
