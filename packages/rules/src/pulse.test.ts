import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsNow, pulseFigures, pulseState } from './pulse.ts'
import { leastPeople } from './withheld.ts'

const hour = 3_600_000

describe('when the pulse is open', () => {
  test.each([
    ['before the summary', { endedAt: null, currentKind: 'planning' }, 0, 'not-yet'],
    ['in the summary', { endedAt: null, currentKind: 'summary' }, 0, 'open'],
    ['directly after the end', { endedAt: 0, currentKind: null }, 0, 'open'],
    ['in the last minute of the third day', { endedAt: 0, currentKind: null }, 72 * hour - 1, 'open'],
    ['after three days', { endedAt: 0, currentKind: null }, 72 * hour, 'closed'],
  ] as const)('%s', (_, held, now, state) => {
    expect(pulseState(held, now)).toBe(state)
  })
})

/** How the figures grow as one answer after the other comes, of so many who may answer. */
function watch(of: number, given: number) {
  let [counted, waiting] = [0, 0]
  const shown: number[] = []
  for (let n = 0; n < given; n++) {
    waiting++
    if (countsNow({ counted, waiting, of, closed: false })) [counted, waiting] = [counted + waiting, 0]
    shown.push(counted)
  }
  const atEnd = countsNow({ counted, waiting, of, closed: true }) ? counted + waiting : counted
  return { shown, atEnd }
}

describe('what is counted', () => {
  test('nine of nine: five, then all', () => {
    expect(watch(9, 9).shown).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 9])
  })

  test('six of six: no one is the last one alone', () => {
    expect(watch(6, 6).shown).toEqual([0, 0, 0, 0, 0, 6])
  })

  test('six of nine: the sixth alone is not told apart at the close either, the sixth and seventh go in', () => {
    expect(watch(9, 6)).toEqual({ shown: [0, 0, 0, 0, 5, 5], atEnd: 5 })
    expect(watch(9, 7)).toMatchObject({ atEnd: 7 })
  })

  test('anyone who looks again and again never sees fewer than five, nor one answer join alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 }), (of, some) => {
        const given = Math.min(of, some)
        const { shown, atEnd } = watch(of, given)
        const steps = [0, ...shown]
        for (const [index, now] of steps.slice(1).entries()) {
          const before = steps[index] ?? 0
          expect(now === 0 || now >= leastPeople).toBe(true)
          expect(now - before).not.toBe(1)
        }
        const last = steps.at(-1) ?? 0
        expect(atEnd - last).not.toBe(1)
        expect(given - atEnd).toBe(given < leastPeople ? given : last > 0 && given - last === 1 ? 1 : 0)
      }),
    )
  })
})

test('the figures are means to one decimal place with the ends of the range', () => {
  const answer = (useful: number, heard: number) => ({ useful, heard, nextStep: 5 })
  const figures = pulseFigures([answer(4, 1), answer(5, 4), answer(4, 4)])
  expect(figures).toEqual({
    useful: { mean: 4.3, lowest: 4, highest: 5 },
    heard: { mean: 3, lowest: 1, highest: 4 },
    nextStep: { mean: 5, lowest: 5, highest: 5 },
  })
})
