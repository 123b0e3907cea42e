import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project } from '../run-project.ts'
import { playAll, steps } from '../run.arbitraries.ts'
import { MIN } from '../run.testkit.ts'

const sum = (list: number[]) => list.reduce((total, n) => total + n, 0)

test('the shares of all to come and what is over are the time left, and no one has more than five minutes', () => {
  fc.assert(
    fc.property(steps, fc.nat(20 * MIN), (list, later) => {
      playAll(list, (_before, after, now) => {
        const view = project(after, now + later)
        const { round } = view
        const segment = view.segments.find(({ id }) => id === round?.segmentId)
        if (!round || !segment) throw new Error('no feedback')
        expect(round.groups.length).toBe(after.round.split ? 2 : 1)
        for (const { speaker, toCome, eachMs, spareMs } of round.groups) {
          const left = Math.max(0, segment.leftMs - Math.max(0, speaker?.leftMs ?? 0))
          expect((eachMs ?? 0) * toCome + spareMs).toBe(left)
          expect(eachMs ?? 0).toBeLessThanOrEqual(5 * MIN)
          if (eachMs !== null && eachMs < 5 * MIN) expect(spareMs).toBeLessThan(toCome)
          expect(eachMs === null).toBe(toCome === 0)
        }
        expect(sum(round.groups.map(({ toCome }) => toCome))).toBe(round.of - round.number)
      })
    }),
  )
})

test('a share is at most five minutes, or what has been used already', () => {
  fc.assert(
    fc.property(steps, list => {
      playAll(list, (before, after) => {
        for (const { personId, shareMs, replyMs } of after.round.shares) {
          const had = before.round.shares.some(each => each.personId === personId)
          const used = after.round.turns.find(turn => turn.personId === personId)?.usedMs ?? 0
          if (!had) expect(shareMs).toBeLessThanOrEqual(Math.max(5 * MIN, used + MIN / 2))
          expect(replyMs).toBeLessThanOrEqual(shareMs)
        }
      })
    }),
  )
})

test('two sub-groups differ by one person at most when the group is split, unless someone has begun already', () => {
  fc.assert(
    fc.property(steps, list => {
      playAll(list, (before, after, now, { bare: { type } }) => {
        if (type !== 'split' || after === before || !after.round.split) return
        if (before.round.turns.some(({ usedMs }) => usedMs > 0)) return
        const [one, other] = project(after, now).round?.groups ?? []
        const size = (group: typeof one) => (group?.toCome ?? 0) + (group?.speaker ? 1 : 0)
        expect(Math.abs(size(one) - size(other))).toBeLessThanOrEqual(1)
      })
    }),
  )
})

test('the round is everyone here and everyone who has spoken or is read out, each once', () => {
  fc.assert(
    fc.property(steps, list => {
      playAll(list, (_before, after, now) => {
        const here = after.people.filter(person => person.attendance === 'present' && person.leftAt === null)
        const begun = after.round.turns.filter(({ state }) => state !== 'waiting' && state !== 'skipped')
        const all = [...here.map(({ id }) => id), ...begun.map(({ personId }) => personId)]
        const shown = project(after, now).round?.turns.map(({ personId }) => personId) ?? []
        expect(shown.toSorted()).toEqual([...new Set(all)].toSorted())
        expect(new Set(after.round.turns.map(({ personId }) => personId)).size).toBe(after.round.turns.length)
      })
    }),
  )
})
