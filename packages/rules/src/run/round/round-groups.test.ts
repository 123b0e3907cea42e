import { describe, expect, test } from 'vitest'
import { project } from '../run-project.ts'
import { AISHA, type Bare, command, meeting, MIN, play, START } from '../run.testkit.ts'
import { apply } from '../run.ts'

const at = (minute: number) => START + minute * MIN
const inFeedback = (people = 10, attendance: 'present' | 'unknown' = 'present') =>
  play(meeting(people, attendance), [0, { type: 'start' }], [14, { type: 'goTo', segmentId: 's3' }])
const on = (type: 'beginTurn' | 'beginReply' | 'endTurn' | 'readOut' | 'leave' | 'skipTurn', n: number): Bare => ({
  type,
  personId: `p${n}`,
})
const mark = (n: number, attendance: 'present' | 'absent' | 'apologies'): Bare => ({
  type: 'register',
  personId: `p${n}`,
  attendance,
})
const round = (run: ReturnType<typeof meeting>, minute: number) => {
  const found = project(run, at(minute)).round
  if (!found) throw new Error('no feedback')
  return found
}
const refusal = (run: ReturnType<typeof meeting>, bare: Bare, minute = 20) =>
  apply(run, command(run, bare), at(minute), AISHA)

describe('the share', () => {
  test('is five minutes at the most: what is over stays with feedback', () => {
    const run = play(inFeedback(4), [14, on('beginTurn', 1)])
    expect(round(run, 14)).toMatchObject({ speaker: { shareMs: 5 * MIN }, eachMs: 5 * MIN })
    expect(round(run, 14).groups[0]?.spareMs).toBe((37 - 20) * MIN)
  })

  test('below two minutes it says so, and offers two sub-groups', () => {
    const run = inFeedback()
    expect(round(run, 14)).toMatchObject({ belowFloor: false, offersSplit: false })
    expect(round(run, 32)).toMatchObject({ eachMs: 1.9 * MIN, belowFloor: true, offersSplit: true })
    const split = round(play(run, [32, { type: 'split', on: true }]), 32)
    expect(split).toMatchObject({ eachMs: 3.8 * MIN, belowFloor: false, offersSplit: false, split: true })
  })
})

describe('the reply', () => {
  test('has its part of the share, and more where the report was short', () => {
    const run = play(inFeedback(4), [14, on('beginTurn', 1)])
    expect(round(run, 15).speaker).toMatchObject({ replyMs: 110_000, partLeftMs: 5 * MIN - 110_000 - MIN })
    const reply = play(run, [16, on('beginReply', 1)])
    expect(round(reply, 16.5).speaker).toMatchObject({
      state: 'replying',
      usedMs: 2.5 * MIN,
      replyUsedMs: 0.5 * MIN,
      partLeftMs: 2.5 * MIN,
    })
  })

  test('is kept where the report was long', () => {
    const reply = play(inFeedback(4), [14, on('beginTurn', 1)], [20, on('beginReply', 1)])
    expect(round(reply, 21).speaker).toMatchObject({ leftMs: -2 * MIN, partLeftMs: 110_000 - MIN })
  })

  test('ends with the turn, and with the next one', () => {
    const reply = play(inFeedback(4), [14, on('beginTurn', 1)], [16, on('beginReply', 1)])
    const next = play(reply, [17, on('beginTurn', 2)])
    expect(round(next, 17).turns[0]).toMatchObject({ state: 'spoken', usedMs: 3 * MIN, replyUsedMs: MIN })
    expect(round(play(reply, [17, on('endTurn', 1)]), 18).turns[0]).toMatchObject({ state: 'spoken', usedMs: 3 * MIN })
    expect(round(play(reply, [17, { type: 'undo' }]), 18).speaker).toMatchObject({ state: 'speaking', replyUsedMs: 0 })
    expect(refusal(next, on('beginReply', 1))).toMatchObject({ code: 'not-speaking' })
  })
})

describe('who is not here', () => {
  test('is read out in half a minute, which counts as spoken and not as attendance', () => {
    const run = play(inFeedback(4), [14, mark(3, 'apologies')], [14, on('beginTurn', 1)], [16, on('readOut', 3)])
    expect(round(run, 16)).toMatchObject({ of: 4, speaker: { name: 'Clare Dunn', readOut: true, shareMs: MIN / 2 } })
    const after = play(run, [17, on('beginTurn', 2)])
    expect(round(after, 17).turns.map(({ personId, state }) => `${personId} ${state}`)).toEqual([
      'p1 spoken',
      'p3 spoken',
      'p2 speaking',
      'p4 waiting',
    ])
    expect(after.people[2]?.attendance).toBe('apologies')
  })

  test('is read out once, and not while they are here', () => {
    const run = play(inFeedback(4), [14, mark(3, 'absent')], [14, on('readOut', 3)], [15, on('endTurn', 3)])
    expect(refusal(run, on('readOut', 3))).toMatchObject({ code: 'already-spoken' })
    expect(refusal(run, on('readOut', 1))).toMatchObject({
      code: 'not-absent',
      sentence: 'Aisha Khan is here and can speak.',
    })
    expect(refusal(inFeedback(4, 'unknown'), on('readOut', 1))).toMatchObject({
      sentence: 'Mark Aisha Khan absent first.',
    })
  })

  test('who goes home leaves the round, and comes back at its end', () => {
    const gone = play(inFeedback(4), [15, on('beginTurn', 2)], [16, on('leave', 1)])
    expect(gone.people[0]).toMatchObject({ attendance: 'present', leftAt: at(16) })
    expect(round(gone, 16).turns.map(({ personId }) => personId)).toEqual(['p2', 'p3', 'p4'])
    expect(refusal(gone, on('beginTurn', 1))).toMatchObject({ code: 'not-present' })
    const back = play(gone, [18, mark(1, 'present')])
    expect(back.people[0]).toMatchObject({ arrivedAt: null, leftAt: null })
    expect(round(back, 18).turns.at(-1)).toMatchObject({ personId: 'p1' })
    expect(round(play(gone, [18, on('readOut', 1)]), 18).speaker).toMatchObject({ name: 'Aisha Khan', readOut: true })
  })

  test('who came when is kept for those who came late', () => {
    const run = play(
      meeting(4, 'unknown'),
      [0, { type: 'start' }],
      [6, mark(1, 'present')],
      [6, mark(2, 'absent')],
      [8, mark(2, 'present')],
      [14, { type: 'goTo', segmentId: 's3' }],
      [15, mark(3, 'present')],
      [16, { type: 'registerRest', attendance: 'present' }],
    )
    expect(run.people.map(({ arrivedAt }) => arrivedAt)).toEqual([null, at(8), at(15), null])
  })
})

describe('two sub-groups', () => {
  const split = (people = 6) => play(inFeedback(people), [14, { type: 'split', on: true }])

  test('are even, and each has a speaker and twice the time', () => {
    const run = play(split(8), [14, on('beginTurn', 1)], [16, on('beginTurn', 2)])
    const found = round(run, 16)
    expect(found.groups.map(({ speaker, next, toCome }) => [speaker?.personId, next?.personId, toCome])).toEqual([
      ['p1', 'p3', 3],
      ['p2', 'p4', 3],
    ])
    expect(found.groups[0]?.speaker?.leftMs).toBe(3 * MIN)
    const next = play(run, [18, on('beginTurn', 3)])
    expect(
      round(next, 18)
        .turns.map(({ personId, state }) => `${personId} ${state}`)
        .slice(0, 3),
    ).toEqual(['p1 spoken', 'p2 speaking', 'p3 speaking'])
  })

  test('a latecomer joins the smaller one', () => {
    const late = play(split(5), [15, mark(3, 'absent')], [15, on('leave', 1)])
    // p1, p3 and p5 were in the first: p5 is left of them, against p2 and p4.
    const known = play(late, [16, mark(5, 'absent')], [17, mark(5, 'present')])
    expect(round(known, 17).groups.map(({ toCome }) => toCome)).toEqual([1, 2])
    const unknown = play(
      inFeedback(5, 'unknown'),
      [14, mark(1, 'present')],
      [14, mark(2, 'present')],
      [14, mark(3, 'present')],
    )
    const two = play(unknown, [14, { type: 'split', on: true }], [15, mark(4, 'present')])
    expect(round(two, 15).groups.map(({ toCome }) => toCome)).toEqual([2, 2])
  })

  test('back to one group, the first goes on speaking and the second is next', () => {
    const run = play(split(), [14, on('beginTurn', 1)], [15, on('beginTurn', 2)], [16, { type: 'split', on: false }])
    expect(round(run, 17)).toMatchObject({
      split: false,
      speaker: { personId: 'p1', usedMs: 3 * MIN },
      next: { personId: 'p2', usedMs: MIN },
      of: 6,
    })
    expect(round(play(run, [18, { type: 'undo' }]), 18).groups.map(({ speaker }) => speaker?.usedMs)).toEqual([
      4 * MIN,
      3 * MIN,
    ])
  })

  test('what was used at the same time stays apart: neither has used more than feedback has taken', () => {
    const begun = play(split(), [14, on('beginTurn', 1)], [14, on('beginTurn', 2)], [17, on('beginTurn', 4)])
    const run = play(begun, [18, { type: 'split', on: false }])
    const used = (group: number) =>
      run.round.turns.filter(({ subGroup }) => subGroup === group).reduce((sum, { usedMs }) => sum + usedMs, 0)
    expect([used(0), used(1)]).toEqual([4 * MIN, 4 * MIN])
  })

  test('leaving feedback ends both turns', () => {
    const run = play(
      split(),
      [14, on('beginTurn', 1)],
      [15, on('beginTurn', 2)],
      [17, { type: 'goTo', segmentId: 's4' }],
    )
    expect(run.round.turns.filter(({ state }) => state === 'spoken').map(({ usedMs }) => usedMs)).toEqual([
      3 * MIN,
      2 * MIN,
    ])
    expect(run.round.shares).toEqual([])
  })
})
