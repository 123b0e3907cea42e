import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newRun } from '../run-state.ts'
import { AISHA, type Bare, command, meeting, play, START } from '../run.testkit.ts'
import { apply } from '../run.ts'
import { drawTurns, rotationOf } from './round-order.ts'
import { newRound } from './round.ts'

const names = (run: ReturnType<typeof meeting>) => run.round.turns.map(({ personId }) => personId).join(' ')
const round = (ids: string[]) => {
  const none = { state: 'waiting', usedMs: 0, replyUsedMs: 0, subGroup: 0, readOut: false } as const
  return { ...newRound({}), turns: ids.map(personId => ({ personId, ...none })) }
}

describe('rotated', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f']
  /** So many meetings one after the other, each in the order that the ones before it give. */
  function meetings(n: number, leaders: string[] = [], who: (meeting: number) => string[] = () => people) {
    const held: string[][] = []
    for (let i = 0; i < n; i++) held.unshift(rotationOf(held.slice(0, 6), who(i), leaders))
    return held.toReversed()
  }

  test('no one is last twice before everyone has been last, nor first', () => {
    const held = meetings(6)
    expect(new Set(held.map(order => order.at(-1))).size).toBe(6)
    expect(new Set(held.map(order => order.at(0))).size).toBe(6)
  })

  test('who leads the group is neither first nor last, and the others take turns at it', () => {
    const held = meetings(5, ['c'])
    expect(held.flatMap(order => [order.at(0), order.at(-1)])).not.toContain('c')
    expect(new Set(held.map(order => order.at(-1))).size).toBeGreaterThanOrEqual(4)
  })

  test('everyone expected is in it once, whether or not they were there before', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 6 }), ids, ids, (history, expected, leaders) => {
        const order = rotationOf(history, expected, leaders)
        expect(order.toSorted()).toEqual(expected.toSorted())
        const last = history[0]
        if (last && last.length > 1 && expected.length > 1 && leaders.every(id => !expected.includes(id)))
          if (
            history.length === 1 &&
            expected.every(id => last.includes(id)) &&
            last.every(id => expected.includes(id))
          )
            expect(order.at(-1)).not.toBe(last.at(-1))
      }),
    )
  })

  test('a meeting begins with it, however the register is taken', () => {
    const { segments, ...rest } = meeting(4, 'unknown')
    const planned = newRun({
      meetingId: rest.meetingId,
      plannedStart: START,
      plannedMinutes: 120,
      segments: segments.map(each => ({ ...each, minutes: each.plannedMs / 60_000, floorMinutes: 0 })),
      people: rest.people,
      order: { rotation: ['p3', 'p1', 'p4', 'p2'], firstBefore: 'p2' },
    })
    const tick = (n: number): [number, Bare] => [1, { type: 'register', personId: `p${n}`, attendance: 'present' }]
    const run = play(planned, [0, { type: 'start' }], tick(1), tick(2), tick(4), tick(3))
    expect(names(run)).toBe('p3 p1 p4 p2')
    const begun = play(run, [14, { type: 'goTo', segmentId: 's3' }], [14, { type: 'beginTurn', personId: 'p1' }])
    expect(names(play(begun, [15, { type: 'orderBy', order: 'rotating' }]))).toBe('p1 p3 p4 p2')
    const seated = play(begun, [15, { type: 'setSeats', personIds: ['p1', 'p2', 'p3', 'p4'] }])
    expect(names(play(seated, [16, { type: 'orderBy', order: 'seat' }]))).toBe('p1 p3 p4 p2')
  })
})

describe('by seat', () => {
  test('it goes round the table, beginning after the one who spoke first last time', () => {
    const run = play(meeting(5), [0, { type: 'setSeats', personIds: ['p2', 'p4', 'p1', 'p5', 'p3'] }])
    const known = { ...run, round: { ...run.round, firstBefore: 'p4' } }
    const round = play(known, [0, { type: 'orderBy', order: 'seat' }])
    expect(names(round)).toBe('p1 p5 p3 p2 p4')
    expect(names(play(round, [1, { type: 'setSeats', personIds: ['p4', 'p5'] }]))).toBe('p5 p4 p1 p3 p2')
  })

  test('someone has to say first where everyone sits', () => {
    const run = meeting(5)
    const outcome = apply(run, command(run, { type: 'orderBy', order: 'seat' }), START, AISHA)
    expect(outcome).toMatchObject({ code: 'no-seats', sentence: 'Set the seating first.' })
  })
})

describe('drawn by lot', () => {
  test('the same lot gives the same order, whatever it was before', () => {
    const ids = (order: string[], lot: string) => drawTurns(round(order), lot).turns.map(({ personId }) => personId)
    expect(ids(['a', 'b', 'c', 'd'], 'lot')).toEqual(ids(['d', 'b', 'a', 'c'], 'lot'))
    expect(drawTurns(round(['a', 'b']), 'lot').order).toBe('drawn')
  })

  test('over many lots each of 24 orders comes about as often as any other', () => {
    const seen = new Map<string, number>()
    const lots = 24_000
    for (let n = 0; n < lots; n++) {
      // As command ids are: alike but for some of their digits.
      const lot = `01890a5d-ac96-774b-bcce-${n.toString(16).padStart(12, '0')}`
      const order = drawTurns(round(['a', 'b', 'c', 'd']), lot)
        .turns.map(({ personId }) => personId)
        .join('')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(24)
    const chiSquare = [...seen.values()].reduce((sum, n) => sum + (n - lots / 24) ** 2 / (lots / 24), 0)
    // 23 degrees of freedom: chance alone is above 49.7 once in a thousand times.
    expect(chiSquare).toBeLessThan(49.7)
  })

  test('who speaks goes on, and undo brings the old order back', () => {
    const begun = play(
      meeting(6),
      [0, { type: 'start' }],
      [14, { type: 'goTo', segmentId: 's3' }],
      [14, { type: 'beginTurn', personId: 'p4' }],
    )
    const drawn = play(begun, [15, { type: 'orderBy', order: 'drawn' }])
    expect(drawn.round.turns[0]).toMatchObject({ personId: 'p4', state: 'speaking' })
    expect(names(play(drawn, [16, { type: 'undo' }]))).toBe(names(begun))
  })
})
