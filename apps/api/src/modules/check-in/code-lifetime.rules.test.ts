import { describe, expect, test } from 'vitest'
import { createCodeClock, isTaken } from './code-lifetime.rules.ts'

const second = 1000
const hour = 3600 * second

describe('how old a code is', () => {
  test('is counted on this process’s own clock from when it heard of it', () => {
    const clock = { now: 0 }
    const { heard, age } = createCodeClock(() => clock.now)
    const codeNumber = { meetingId: 'm', codeNumber: 3, codeShownAt: 10 * hour }
    expect(age(codeNumber)).toBeNull()
    heard('m', 3)
    clock.now = 40 * second
    heard('m', 3)
    expect(age(codeNumber)).toBe(40 * second)
    expect(age({ ...codeNumber, codeNumber: 4, codeShownAt: 30 * second })).toBe(10 * second)
  })

  test('decides whether it is taken', () => {
    const cases = [
      [0, 0, true],
      [0, 150 * second, true],
      [0, 150 * second + 1, false],
      [1, 120 * second, true],
      [1, 120 * second + 1, false],
      [4, 30 * second, true],
      [4, 30 * second + 1, false],
      [5, 0, true],
      [5, 1, false],
      [6, 0, false],
      [-1, 0, false],
    ] as const
    for (const [behind, age, taken] of cases) expect([behind, age, isTaken(behind, age)]).toEqual([behind, age, taken])
  })
})
