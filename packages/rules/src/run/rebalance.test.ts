import type { StoredRun } from '@hubs/schema/meetings/live'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rebalance, type RebalanceOptions } from './rebalance.ts'
import { project } from './run-project.ts'
import { AISHA, type Bare, command, meeting, MIN, play, START } from './run.testkit.ts'
import { apply } from './run.ts'
import { spread } from './spread.ts'

const at = (minute: number) => START + minute * MIN
/** In feedback since 15:44; it has 37 minutes, then break 10, new learning 29, planning 22 and summary 8. */
const inFeedback = () => play(meeting(), [0, { type: 'start' }], [14, { type: 'goTo', segmentId: 's3' }])
const inNewLearning = (from: number) => play(inFeedback(), [from, { type: 'goTo', segmentId: 's5' }])
const minutes = ({ parts }: ReturnType<typeof rebalance>) =>
  parts.map(({ title, beforeMinutes, afterMinutes }) => `${title} ${beforeMinutes}>${afterMinutes}`)
const accept = (run: StoredRun, bare: Bare | null, minute: number) => {
  if (!bare) throw new Error('nothing to accept')
  return play(run, [minute, bare])
}

describe('late', () => {
  test('what is not protected gives whole minutes, and the end is kept', () => {
    const run = inFeedback()
    const found = rebalance(run, at(59))
    expect(minutes(found)).toEqual([
      'Feedback 37>37',
      'Break 10>9',
      'New learning 29>22',
      'Action planning 22>22',
      'Summary 8>8',
    ])
    expect(project(run, at(59)).projectedEnd).toBe(at(128))
    expect(found).toMatchObject({ endAfter: at(120), lateMinutes: 0 })
    const done = accept(run, found.command, 59)
    expect(project(done, at(59))).toMatchObject({ projectedEnd: at(120), lateMinutes: 0 })
    expect(project(done, at(59)).segments[4]).toMatchObject({ lengthMs: 22 * MIN, plannedMs: 29 * MIN })
  })

  test('where the least of all is too much it says how late, and does what it can', () => {
    const found = rebalance(inFeedback(), at(95))
    expect(minutes(found)).toContain('New learning 29>5')
    expect(minutes(found)).toContain('Break 10>5')
    expect(found).toMatchObject({ lateMinutes: 15, endAfter: at(135) })
  })

  test('the facilitator chooses who pays, protected or not, and for which end', () => {
    const run = inFeedback()
    const found = rebalance(run, at(59), { may: ['s6'], aim: at(122) })
    expect(minutes(found)).toContain('Action planning 22>16')
    expect(minutes(found).filter(line => !line.startsWith('Action planning'))).toEqual([
      'Feedback 37>37',
      'Break 10>10',
      'New learning 29>29',
      'Summary 8>8',
    ])
    expect(project(accept(run, found.command, 59), at(59)).projectedEnd).toBe(at(122))
  })

  test('the part that runs pays too, but is not cut off', () => {
    const found = rebalance(inNewLearning(64.5), at(90.25), { aim: at(114) })
    const [current] = found.parts
    expect(current).toMatchObject({ title: 'New learning', lengthMs: (90.25 - 64.5 + 1) * MIN })
  })
})

describe('early', () => {
  const cut = () =>
    accept(inFeedback(), { type: 'rebalance', lengths: [{ segmentId: 's5', ms: 22 * MIN }], chosen: false }, 20)

  test('a part that was cut gets back what it lost, and no more', () => {
    const found = rebalance(cut(), at(30))
    expect(found.lateMinutes).toBe(0)
    expect(minutes(found)).toContain('New learning 22>29')
  })

  test('nothing becomes longer than planned by itself', () => {
    const run = play(inFeedback(), [44, { type: 'goTo', segmentId: 's4' }])
    expect(rebalance(run, at(44))).toMatchObject({ command: null, lateMinutes: -7 })
    const longer = rebalance(run, at(44), { lengthen: true, may: ['s6'] })
    expect(minutes(longer)).toContain('Action planning 22>29')
  })

  test('a protected part that was cut is not lengthened unless someone chooses it', () => {
    const bare: Bare = { type: 'rebalance', lengths: [{ segmentId: 's6', ms: 15 * MIN }], chosen: true }
    const run = accept(inFeedback(), bare, 20)
    expect(rebalance(run, at(30)).command).toBeNull()
    expect(minutes(rebalance(run, at(30), { may: ['s6'] }))).toContain('Action planning 15>22')
  })
})

describe('accepting', () => {
  const give = (run: StoredRun, bare: Bare, minute = 59) => apply(run, command(run, bare), at(minute), AISHA)
  const lengths = (segmentId: string, ms: number, chosen = false): Bare => ({
    type: 'rebalance',
    lengths: [{ segmentId, ms }],
    chosen,
  })

  test('what is over, what is spent and what no one chose is refused by name', () => {
    const run = inNewLearning(51)
    expect(give(run, lengths('s3', MIN))).toMatchObject({
      code: 'cannot-rebalance',
      sentence: 'Feedback has finished.',
    })
    expect(give(run, lengths('s5', 7 * MIN, true))).toMatchObject({ code: 'cannot-rebalance' })
    expect(give(run, lengths('s6', 20 * MIN))).toMatchObject({
      sentence: 'Action planning keeps its time. To shorten it, choose it yourself.',
    })
    expect(give(run, lengths('s5', 4 * MIN), 52)).toMatchObject({
      sentence: 'New learning needs five minutes. To shorten it, choose it yourself.',
    })
    expect(give(run, lengths('s5', 4 * MIN, true), 52)).toMatchObject({ ok: true, changed: true })
    expect(give(run, lengths('none', MIN))).toMatchObject({ code: 'unknown-segment' })
    expect(give(run, lengths('s5', 29 * MIN))).toMatchObject({ ok: true, changed: false })
  })

  test('all of it or none', () => {
    const run = inNewLearning(51)
    const both = {
      type: 'rebalance',
      lengths: [
        { segmentId: 's5', ms: 20 * MIN },
        { segmentId: 's3', ms: MIN },
      ],
    } as const
    expect(give(run, { ...both, lengths: [...both.lengths] })).toMatchObject({ code: 'cannot-rebalance' })
  })
})

const moment = fc.record({
  part: fc.integer({ min: 1, max: 7 }),
  minute: fc.integer({ min: 0, max: 200 }),
  ms: fc.nat(59_999),
})
const options = fc.record(
  {
    may: fc.subarray(['s1', 's2', 's3', 's4', 's5', 's6', 's7']),
    aim: fc.integer({ min: 90, max: 150 }).map(at),
    lengthen: fc.boolean(),
  },
  { requiredKeys: [] },
)
/** A meeting somewhere in its agenda, some of it longer or shorter than planned. */
function somewhere({ part, minute, ms }: { part: number; minute: number; ms: number }, added: readonly number[]) {
  const now = at(minute) + ms
  const begun = play(meeting(), [0, { type: 'start' }], [minute, { type: 'goTo', segmentId: `s${part}` }])
  const run = added.reduce((before, by, i) => {
    const outcome = apply(
      before,
      command(before, { type: 'addTime', segmentId: `s${i + 1}`, ms: by * MIN }),
      now,
      AISHA,
    )
    return outcome.ok ? outcome.run : before
  }, begun)
  return { run, now: now + ms }
}
const added = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 7 })

test('the end is reached exactly, or all who may pay are at their least; no one is below it, or negative', () => {
  fc.assert(
    fc.property(moment, added, options, (when, by, chosen: RebalanceOptions) => {
      const { run, now } = somewhere(when, by)
      const before = project(run, now)
      const found = rebalance(run, now, chosen)
      const free = (id: string) => chosen.may?.includes(id) ?? !before.segments.find(each => each.id === id)?.protected
      const change = found.endAfter - before.projectedEnd
      if (change < 0) expect(found.endAfter).toBeGreaterThanOrEqual(found.aim)
      if (change > 0) expect(found.endAfter).toBeLessThanOrEqual(found.aim)
      for (const part of found.parts) {
        const was = before.segments.find(({ id }) => id === part.segmentId)
        if (!was) throw new Error('a part out of nowhere')
        // Of the part that runs a minute is left, to say the last word.
        const least = Math.max(was.floorMs, was.spentMs + (was.state === 'current' ? MIN : 0))
        if (change < 0 && found.endAfter > found.aim && free(part.segmentId))
          expect(part.lengthMs).toBe(Math.min(was.lengthMs, least))
        expect(part.lengthMs).toBeGreaterThanOrEqual(Math.min(was.lengthMs, Math.max(was.floorMs, was.spentMs)))
        if (!free(part.segmentId)) expect(part.lengthMs).toBe(was.lengthMs)
        if (!chosen.lengthen) expect(part.lengthMs).toBeLessThanOrEqual(Math.max(was.lengthMs, was.plannedMs))
      }
    }),
  )
})

test('accepted, the meeting ends when the proposal said; undone, it is as it was', () => {
  fc.assert(
    fc.property(moment, added, options, fc.nat(50_000), (when, by, chosen: RebalanceOptions, wait) => {
      const { run, now } = somewhere(when, by)
      const found = rebalance(run, now, chosen)
      if (!found.command) return
      const given = apply(run, command(run, found.command), now, AISHA)
      if (!given.ok) throw new Error(given.sentence)
      expect(project(given.run, now).projectedEnd).toBe(found.endAfter)
      const late = apply(run, command(run, found.command), now + wait, AISHA)
      expect(late.ok).toBe(true)
      const undone = apply(given.run, command(given.run, { type: 'undo' }), now + wait, AISHA)
      if (!undone.ok) throw new Error(undone.sentence)
      expect(project(undone.run, now + wait)).toEqual(project(run, now + wait))
    }),
  )
})

test('what is shared out is shared out exactly, in whole minutes but for one', () => {
  const taker = fc.record({ most: fc.nat(40 * MIN), weight: fc.nat(30) })
  fc.assert(
    fc.property(fc.nat(90 * MIN), fc.array(taker, { minLength: 1, maxLength: 7 }), (total, takers) => {
      const taken = spread(total, takers)
      const all = takers.reduce((sum, { most }) => sum + most, 0)
      expect(taken.reduce((sum, ms) => sum + ms, 0)).toBe(Math.min(total, all))
      for (const [i, ms] of taken.entries()) {
        expect(ms).toBeGreaterThanOrEqual(0)
        expect(ms).toBeLessThanOrEqual(takers[i]?.most ?? 0)
      }
      const whole = takers.every(({ most }) => most % MIN === 0)
      if (whole) expect(taken.filter(ms => ms % MIN !== 0).length).toBeLessThanOrEqual(1)
    }),
  )
})
