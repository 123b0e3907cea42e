import { describe, expect, test } from 'vitest'
import { countsNow, pulseFigures, pulseState, sumsNow } from './pulse.ts'

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
  const count = (closed: boolean) => {
    if (countsNow({ waiting, missing: of - counted - waiting, closed })) [counted, waiting] = [counted + waiting, 0]
    return counted
  }
  for (let n = 0; n < given; n++) {
    waiting++
    shown.push(count(false))
  }
  return { shown, atEnd: count(true) }
}

describe('what is counted', () => {
  test('nine of nine come together: the last four could make no figure of their own', () => {
    expect(watch(9, 9).shown).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 9])
  })

  test('ten of ten: five, then five', () => {
    expect(watch(10, 10).shown).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 10])
  })

  test('six of nine come when it closes, and of fourteen the four who are left over stay out', () => {
    expect(watch(9, 6)).toEqual({ shown: [0, 0, 0, 0, 0, 0], atEnd: 6 })
    expect(watch(14, 9)).toMatchObject({ atEnd: 5 })
    expect(watch(9, 4)).toMatchObject({ atEnd: 0 })
  })

  test('the programme’s sums take in no group by itself', () => {
    expect([1, 2, 3].map(waiting => sumsNow({ waiting, missing: 0 }))).toEqual([false, true, true])
    expect(sumsNow({ waiting: 4, missing: 1 })).toBe(false)
    expect(sumsNow({ waiting: 2, missing: 3 })).toBe(true)
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
