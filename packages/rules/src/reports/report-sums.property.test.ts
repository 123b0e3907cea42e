import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CutLine, ReportLine } from './report-cuts.ts'
import { countPeriod, type ReportPeriod, type ReportSum, reportFigures, shareOf } from './report-sums.ts'
import { LEAST_PEOPLE } from './withheld.ts'

const line = (person: number, value: string, hubId = 'a', question = 'report'): CutLine => ({
  question,
  value,
  personId: `p${person}`,
  hubId,
  department: 'Maths',
  staffKind: 'teaching',
  minutes: 10,
})
const several = (people: number, value: string, from = 0, hubId = 'a') =>
  Array.from({ length: people }, (_, n) => line(from + n, value, hubId))

/** Counts some periods one after the other. */
function counted(periods: CutLine[][], byHub = false) {
  let waited: ReportLine[] = []
  const sums: ReportSum[] = []
  const seen: ReportPeriod[] = []
  for (const [at, lines] of periods.entries()) {
    const one = countPeriod({ period: `h${at}`, lines, waited, byHub: () => byHub })
    waited = one.waiting
    sums.push(...one.sums)
    seen.push({ period: `h${at}`, withheld: one.withheld })
  }
  const figure = reportFigures(
    sums,
    seen,
    waited.map(({ question }) => question),
  )
  return {
    sums,
    waited,
    answers: (value: string, period: string | null = null, hubId?: string) =>
      figure({ question: 'report', value, period, ...(hubId !== undefined && { hubId }) }).answers,
  }
}

describe('the sums of a report', () => {
  test('are told where each value was given by five people or more, or by nobody', () => {
    const { answers } = counted([[...several(9, 'told'), ...several(5, 'not-told', 20)]])
    expect([answers('told', 'h0'), answers('not-told', 'h0'), answers('no-plan', 'h0')]).toEqual([9, 5, 0])
    const few = counted([[...several(9, 'told'), ...several(3, 'not-told', 20)]])
    expect([few.answers('told', 'h0'), few.answers('not-told', 'h0'), few.answers('told')]).toEqual([null, null, null])
    expect(few.waited).toHaveLength(12)
  })

  test('count what waited together with later answers, over the year', () => {
    const half = (from: number) => [...several(9, 'told'), ...several(3, 'not-told', from)]
    const { answers } = counted([half(20), half(30)])
    expect([answers('not-told', 'h0'), answers('not-told', 'h1'), answers('not-told')]).toEqual([null, null, 6])
  })

  test('split a value as far as the rest of it stays five people or more', () => {
    const told = [...several(6, 'told/once'), ...several(5, 'told/habit', 10), ...several(2, 'told/not-yet/cover', 20)]
    const { answers } = counted([told])
    expect([answers('told'), answers('told/once'), answers('told/habit')]).toEqual([13, 6, null])
    expect([answers('told/not-yet'), answers('told/not-yet/cover'), answers('told/a-few-times')]).toEqual([
      null,
      null,
      0,
    ])
  })

  test('tell a hub apart where all of it can be told, and never all but one', () => {
    const { answers } = counted(
      [
        [
          ...several(8, 'told'),
          ...several(6, 'told', 20, 'b'),
          ...several(7, 'told', 40, 'c'),
          ...several(4, 'not-told', 50, 'c'),
        ],
      ],
      true,
    )
    expect([answers('told', 'h0', 'a'), answers('told', 'h0', 'b'), answers('told', 'h0', 'c')]).toEqual([
      8,
      null,
      null,
    ])
    // With four alone of that value, what is left of the school can’t be told.
    expect([answers('told', 'h0'), answers('not-told', 'h0')]).toEqual([null, null])
    const more = counted(
      [[...several(8, 'told'), ...several(9, 'told', 20, 'b'), ...several(5, 'not-told', 50, 'b')]],
      true,
    )
    expect([more.answers('told', 'h0', 'b'), more.answers('not-told', 'h0', 'b'), more.answers('told')]).toEqual([
      9, 5, 17,
    ])
  })

  test('have a share only where every part is shown', () => {
    expect([shareOf([9, 1]), shareOf([9, null]), shareOf([0, 0]), shareOf([5, undefined])]).toEqual([
      90,
      null,
      null,
      null,
    ])
  })

  test('no sum, and so no difference of two figures, is ever of fewer than five people', () => {
    const values = [
      'told',
      'told/once',
      'told/habit',
      'told/not-yet',
      'told/not-yet/cover',
      'told/not-yet/forgot',
      'not-told',
    ]
    const answer = fc.record({
      person: fc.nat(30),
      value: fc.constantFrom(...values),
      hub: fc.constantFrom('a', 'b', 'c'),
    })
    fc.assert(
      fc.property(fc.array(fc.array(answer, { maxLength: 40 }), { maxLength: 6 }), fc.boolean(), (periods, byHub) => {
        let waited: ReportLine[] = []
        for (const [at, answers] of periods.entries()) {
          const lines = answers.map(({ person, value, hub }) => line(person, value, hub))
          const one = countPeriod({ period: `h${at}`, lines, waited, byHub: () => byHub })
          // Nothing is lost, nothing is counted twice.
          const inSums = one.sums.reduce((sum, { answers: n }) => sum + n, 0)
          expect(inSums + one.waiting.length).toBe(lines.length + waited.length)
          expect(one.sums.every(({ answers: n }) => n >= LEAST_PEOPLE)).toBe(true)
          waited = one.waiting
        }
      }),
      { numRuns: 200 },
    )
  })
})
