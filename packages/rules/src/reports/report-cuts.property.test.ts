import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CutBy, cutFigures, type CutLine, cutsOf, type ReportLine } from './report-cuts.ts'
import { countPeriod } from './report-sums.ts'
import { LEAST_PEOPLE } from './withheld.ts'

type Of = Pick<CutLine, 'hubId' | 'department' | 'staffKind'>
const several = (people: number, value: string, of: Partial<Of>, from = 0): CutLine[] =>
  Array.from({ length: people }, (_, n) => ({
    question: 'report',
    value,
    personId: `${JSON.stringify(of)} ${value} ${from + n}`,
    hubId: 'a',
    department: 'Maths',
    staffKind: 'teaching',
    minutes: 10,
    ...of,
  }))

/** What is told of a question of one period, in the form "by key value". */
function told(lines: readonly CutLine[], byHub = false): Record<string, number> {
  const { cuts } = countPeriod({ period: 'h', lines, waited: [], byHub: () => byHub })
  return Object.fromEntries(
    cuts.flatMap(({ by, key, values }) =>
      Object.entries(values ?? {}).map(([value, { answers }]) => [`${by} ${key} ${value}`, answers]),
    ),
  )
}

describe('a question by hub, department and kind of staff', () => {
  test('is told where each block has five people or more of each value, or none', () => {
    const lines = [
      ...several(8, 'told', {}),
      ...several(6, 'told', { department: 'English' }),
      ...several(6, 'not-told', { department: 'English' }),
      ...several(5, 'told', { department: 'Site', staffKind: 'support' }),
    ]
    expect(told(lines)).toMatchObject({
      'department Maths told': 8,
      'department English told': 6,
      'department English not-told': 6,
      'kind teaching told': 14,
      'kind teaching not-told': 6,
      'kind support told': 5,
    })
  })

  test('is not told of four, nor of all but four', () => {
    const lines = [...several(20, 'told', {}), ...several(4, 'told', { department: 'Site', staffKind: 'support' })]
    expect(told(lines)).toEqual({ 'hub a told': 24 })
  })

  test('is not told of a department that all but four of a hub are in', () => {
    // 14 of Feedback less 10 of Maths, who are all in it, would be about four.
    const hubs = [...several(10, 'told', {}), ...several(4, 'told', { department: 'English' })]
    const others = several(20, 'told', { hubId: 'b', department: 'English' })
    expect(told([...hubs, ...others], true)).toMatchObject({ 'hub a told': 14, 'hub b told': 20 })
    expect(Object.keys(told([...hubs, ...others], true))).not.toContain('department Maths told')
    expect(told([...hubs, ...several(1, 'told', { department: 'English' }, 4), ...others], true)).toMatchObject({
      'department Maths told': 10,
      'department English told': 25,
    })
  })

  test('is told of nothing while the question itself can’t be', () => {
    expect(told([...several(20, 'told', {}), ...several(2, 'not-told', {})])).toEqual({})
  })

  const spread = fc.record({
    hubId: fc.constantFrom('a', 'b'),
    department: fc.constantFrom('Maths', 'English', 'Site'),
    staffKind: fc.constantFrom('teaching', 'support'),
  })
  const crowd = fc.tuple(spread, fc.constantFrom('told', 'not-told'), fc.integer({ min: 1, max: 12 }))

  test('no sums and differences of what is told are about one to four people', () => {
    let seen = 0
    fc.assert(
      fc.property(fc.array(crowd, { minLength: 1, maxLength: 8 }), fc.boolean(), (crowds, byHub) => {
        const lines = crowds.flatMap(([of, value, n], at) => several(n, value, of, at * 100))
        const { cuts } = countPeriod({ period: 'h', lines, waited: [], byHub: () => byHub })
        // Then the question isn’t told either, and no one can take anything from the whole.
        if (cuts.length === 0) return
        const shown = cuts.filter(({ values }) => values !== null)
        if (new Set(shown.map(({ by }) => by)).size > 1) seen++
        const isOf: Record<CutBy, (line: CutLine) => string> = {
          hub: line => line.hubId,
          department: line => line.department,
          kind: line => line.staffKind,
        }
        for (const value of ['told', 'not-told']) {
          const own = lines.filter(line => line.value === value)
          /** Of each way of adding and taking away, how often each is in it; every one is in the whole. */
          const attack = (at: number, times: readonly number[]): void => {
            const cut = shown[at]
            if (cut)
              for (const factor of [-1, 0, 1])
                attack(
                  at + 1,
                  own.map((line, n) => (times[n] ?? 0) + (isOf[cut.by](line) === cut.key ? factor : 0)),
                )
            else
              for (const whole of [-1, 0, 1]) {
                const about = times.filter(each => each + whole !== 0).length
                if (about > 0) expect(about).toBeGreaterThanOrEqual(LEAST_PEOPLE)
              }
          }
          attack(
            0,
            own.map(() => 0),
          )
        }
      }),
      { numRuns: 60 },
    )
    expect(seen).toBeGreaterThan(5)
  })
})

test('a figure of the year is withheld where one of its half terms is, and 0 where nobody is in it', () => {
  const cuts = cutsOf('report', several(9, 'told', {}), new Set(['a']))
  const waited: ReportLine[] = []
  const few = countPeriod({
    period: 'h1',
    lines: [...several(9, 'told', {}), ...several(4, 'told', { department: 'Site' })],
    waited,
    byHub: () => false,
  })
  const periods = [
    { period: 'h0', withheld: [], cuts },
    { period: 'h1', withheld: few.withheld, cuts: few.cuts },
  ]
  const maths = { question: 'report', value: 'told', by: 'department', key: 'Maths' } as const
  const figure = cutFigures(periods, [])
  expect(figure({ ...maths, period: 'h0' })).toEqual({ answers: 9, minutes: 90 })
  expect([figure({ ...maths, period: 'h1' }).answers, figure({ ...maths, period: null }).answers]).toEqual([null, null])
  expect(figure({ ...maths, value: 'no-plan', period: 'h0' }).answers).toBe(0)
  expect(figure({ ...maths, key: 'Arts', period: null }).answers).toBe(0)
  expect(cutFigures(periods.slice(0, 1), ['report'])({ ...maths, period: null }).answers).toBeNull()
  const earlier = [{ period: 'h0', withheld: [], cuts: null }]
  expect(cutFigures(earlier, [])({ ...maths, period: 'h0' }).answers).toBeNull()
})
