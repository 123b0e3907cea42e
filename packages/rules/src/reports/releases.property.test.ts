import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureDue } from '../evaluation.ts'
import { countsNow, sumsNow } from '../pulse.ts'
import { trialReleases, type TrialRow } from '../trials.ts'
import { mayShowNext, releasesNow } from './releases.ts'
import { LEAST_PEOPLE } from './withheld.ts'

/** What somebody saw: whose answers were in it, and which. */
type Look = ReadonlyMap<string, string>

/** The people in whom two looks differ. */
function differ(one: Look, other: Look): number {
  const people = new Set<string>()
  for (const [answer, who] of one) if (!other.has(answer)) people.add(who)
  for (const [answer, who] of other) if (!one.has(answer)) people.add(who)
  return people.size
}

/** No two looks, the one at nothing included, differ by one to four people. */
function expectApart(looks: Look[]) {
  const all = [new Map<string, string>(), ...looks]
  for (const [index, one] of all.entries())
    for (const other of all.slice(index + 1)) {
      const people = differ(one, other)
      expect(people === 0 || people >= LEAST_PEOPLE).toBe(true)
    }
}

const people = 14
const person = fc.nat(people - 1)

describe('whatever people do, no two looks ever differ by fewer than five of them', () => {
  test('at the trials of strategies, subjects and years, as people tell, move, alter and take back', () => {
    type Report = TrialRow & { id: string; subject: string; strategy: string; year: number }
    const step = fc.oneof(
      fc.record({
        type: fc.constant('tell' as const),
        person,
        strategy: fc.constantFrom('QU1', 'QU2'),
        didIt: fc.constantFrom('once', 'habit', 'not-yet'),
        visibility: fc.constantFrom('group', 'group', 'group', 'school', 'me'),
      }),
      fc.record({
        type: fc.constant('move' as const),
        person,
        to: fc.nat(2),
        what: fc.constantFrom('subject', 'group'),
      }),
      fc.record({
        type: fc.constant('alter' as const),
        report: fc.nat(40),
        to: fc.constantFrom('me', 'group', 'drop'),
      }),
      fc.record({ type: fc.constant('leave' as const), report: fc.nat(40) }),
      fc.record({ type: fc.constant('next year' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), steps => {
        const who = Array.from({ length: people }, (_, n) => ({ subject: `s${n % 2}`, group: `g${n % 2}` }))
        const reports: Report[] = []
        const counted: (Report & { visibleTo: string | null; shownSubject: string | null })[] = []
        const looks: Look[] = []
        let year = 1
        for (const each of steps) {
          if (each.type === 'next year') year++
          if (each.type === 'move')
            who[each.person]![each.what as 'subject' | 'group'] = `${each.what.charAt(0)}${each.to}`
          if (each.type === 'leave') reports.splice(each.report, 1)
          if (each.type === 'alter') {
            const report = reports[each.report]
            if (report && each.to === 'drop') report.decision = 'drop'
            else if (report) report.visibility = each.to as 'me' | 'group'
          }
          if (each.type === 'tell') {
            const { subject, group } = who[each.person]!
            const { strategy, didIt, visibility } = each as { strategy: string; didIt: 'once'; visibility: 'group' }
            const told = { didIt, decision: null, reasonIfNot: null, visibility, strategy, year, subject }
            reports.push({
              ...told,
              id: `r${reports.length}-${looks.length}`,
              ownerId: `p${each.person}`,
              groupId: group,
            })
          }
          for (const strategy of ['QU1', 'QU2']) {
            const waiting = reports.filter(
              report => report.strategy === strategy && !counted.some(({ id }) => id === report.id),
            )
            for (const those of Map.groupBy(waiting, report => report.year).values())
              for (const { trial, visibleTo, subject } of trialReleases(those))
                counted.push({ ...trial, visibleTo, shownSubject: subject })
          }
          const look = (some: typeof counted) => looks.push(new Map(some.map(row => [row.id, row.ownerId])))
          look(counted)
          for (const strategy of ['QU1', 'QU2']) {
            const own = counted.filter(row => row.strategy === strategy)
            look(own)
            look(own.filter(row => row.didIt !== 'not-yet'))
            look(own.filter(row => row.year === year))
            for (const subject of ['s0', 's1', 's2']) look(own.filter(row => row.shownSubject === subject))
            // What came of it is told of whole circles only: whoever reads a circle's stories takes it away.
            for (const visibleTo of ['g0', 'g1', 'g2', 'school']) look(own.filter(row => row.visibleTo === visibleTo))
          }
        }
        const different = [...new Map(looks.map(look => [[...look.keys()].toSorted().join(' '), look])).values()]
        expectApart(different)
      }),
      { numRuns: 150 },
    )
  })

  test('at a pulse, while the register goes up and down and the meeting ends, is undone and ends again', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('answer' as const), person }),
      fc.record({ type: fc.constant('register' as const), present: fc.nat(people) }),
      fc.record({ type: fc.constant('close' as const), closed: fc.boolean() }),
      fc.record({ type: fc.constant('look' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), steps => {
        const answers = new Map<number, boolean>()
        const looks: Look[] = []
        let [present, closed] = [people, false]
        const settle = () => {
          const waiting = [...answers.values()].filter(counted => !counted).length
          if (!countsNow({ waiting, missing: Math.max(0, present - answers.size), closed })) return
          for (const id of answers.keys()) answers.set(id, true)
        }
        for (const each of steps) {
          if (each.type === 'register') present = each.present
          if (each.type === 'close') closed = each.closed
          if (each.type === 'answer' && !closed && !answers.has(each.person)) {
            answers.set(each.person, false)
            settle()
          }
          if (each.type === 'look' && closed) settle()
          looks.push(new Map([...answers].flatMap(([id, counted]) => (counted ? [[`${id}`, `${id}`]] : []))))
        }
        expectApart(looks)
      }),
    )
  })

  test('at ratings, while people join, leave, alter theirs and a moment closes and opens again', () => {
    const step = fc.record({
      person,
      value: fc.integer({ min: 1, max: 5 }),
      asked: fc.nat(people),
      closed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), steps => {
        const answers = new Map<number, { value: number; releasedValue: number | null }>()
        const looks: Look[] = []
        for (const { person: id, value, asked, closed } of steps) {
          answers.set(id, { value, releasedValue: answers.get(id)?.releasedValue ?? null })
          const missing = Array.from({ length: asked }, (_, n) => n).filter(n => !answers.has(n)).length
          if (figureDue([...answers.values()], missing, closed))
            for (const [each, answer] of answers)
              answers.set(each, { ...answer, releasedValue: answer.releasedValue ?? answer.value })
          looks.push(
            new Map(
              [...answers].flatMap(([n, { releasedValue }]) =>
                releasedValue === null ? [] : [[`${n}:${releasedValue}`, `${n}`]],
              ),
            ),
          )
        }
        expectApart(looks)
      }),
    )
  })
})

test('no release is of fewer than five, and of groups of fewer than two', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: -3, max: 20 }), (waiting, missing) => {
      if (releasesNow({ waiting, missing })) expect(waiting).toBeGreaterThanOrEqual(LEAST_PEOPLE)
      if (sumsNow({ waiting, missing })) expect(waiting).toBeGreaterThanOrEqual(2)
    }),
  )
})

test('counts that were shown once hold back every later one that differs by a few, from the first as from the last', () => {
  const cell = fc.option(fc.nat(30), { nil: null })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 30 }), all => {
      const releasedValue: (number | null)[][] = []
      for (const next of all) if (mayShowNext(next, releasedValue)) releasedValue.push(next)
      for (const [index, one] of releasedValue.entries())
        for (const other of releasedValue.slice(index + 1))
          for (const [at, count] of one.entries()) {
            const step = Math.abs((count ?? 0) - (other[at] ?? 0))
            if (count !== null && other[at] !== null) expect(step === 0 || step >= LEAST_PEOPLE).toBe(true)
          }
    }),
  )
})
