import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem, NoConnection } from '../api-client.ts'
import { TryAgain, waitsFor, type Waits } from './try-again.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const offline: Waits = { why: 'offline', retryAfter: null }
const busy: Waits = { why: 'busy', retryAfter: 60 }

/** Works off what is put in; `answers` says what becomes of each try, `tries` what was tried. */
function worker(answers: Waits[] = []) {
  const [todo, tries]: [string[], string[]] = [[], []]
  const again = new TryAgain({
    pauses: [1000, 5000],
    async next() {
      const first = todo[0]
      if (first === undefined) return 'done'
      tries.push(first)
      const waits = answers.shift()
      if (waits) return waits
      todo.shift()
      return 'more'
    },
  })
  return { again, todo, tries }
}

test('all is done in order, and once, however often it is asked for', async () => {
  const { again, todo, tries } = worker()
  todo.push('a', 'b')
  await Promise.all([again.run(), again.run()])
  expect(tries).toEqual(['a', 'b'])
})

test('what comes while it looks for the last time is done too', async () => {
  for (let ticks = 0; ticks < 12; ticks++) {
    const { again, todo, tries } = worker()
    const running = again.run()
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
    todo.push('late')
    await again.run()
    await running
    expect(tries, `after ${ticks} ticks`).toEqual(['late'])
  }
})

test('it tries again by itself, less and less often, and not before the server wants it', async () => {
  const { again, todo, tries } = worker([offline, offline, offline, busy])
  todo.push('a')
  await again.run()
  const after = [1000, 5000, 5000, 60_000]
  for (const [at, ms] of after.entries()) {
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(tries).toHaveLength(at + 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(tries).toHaveLength(at + 2)
  }
  expect(todo).toEqual([])
})

test('what has got through makes the pauses short again; stopped, it is left alone', async () => {
  const { again, todo, tries } = worker([offline, offline])
  todo.push('a', 'b')
  await again.run()
  await vi.advanceTimersByTimeAsync(1000)
  expect(tries).toEqual(['a', 'a'])
  again.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(tries).toHaveLength(2)
  await again.run()
  expect(todo).toEqual([])
})

test('only what can go later waits', () => {
  const refused = (status: number) =>
    new ApiProblem({ type: 'about:blank', status, code: 'failed', title: 'No', detail: 'No.' }, 30)
  expect(waitsFor(new NoConnection())).toEqual(offline)
  expect(waitsFor(refused(429))).toEqual({ why: 'too-many', retryAfter: 30 })
  expect(waitsFor(refused(400))).toBeNull()
  expect(waitsFor(new Error('unknown'))).toBeNull()
})
