import type { Visibility } from '@hubs/schema/plans'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maySeePlan } from './plans.ts'
import { figuresOf, figuresOfPart, ledgerOf, outcomeOf, shownCount, type TrialRow, wasTried } from './trials.ts'

type Row = TrialRow & { subject: string }

/** "a1": somebody of group a. They keep what they tried. */
const told = (who: string, over: Partial<Row> = {}): Row => ({
  ownerId: who,
  groupId: who.charAt(0),
  visibility: 'group',
  didIt: 'once',
  decision: 'keep',
  reasonIfNot: null,
  subject: 'Science',
  ...over,
})
const all = (...people: string[]) => people.map(who => told(who))
const viewer = (id: string, groupId: string | null = id.charAt(0), leads: string[] = []) => ({ id, groupId, leads })
const stranger = viewer('z1', null)
const bySubject = (row: Row) => row.subject

describe('school-wide figures need five people', () => {
  test('of four there is nothing for others, and for their own hub what it shares', () => {
    const four = all('a1', 'a2', 'a3', 'b1')
    expect(figuresOf(four, stranger)).toBeNull()
    expect(figuresOf(four, viewer('c1'))).toBeNull()
    expect(figuresOf(four, viewer('a9'))).toMatchObject({ scope: 'hub', times: 3, people: 3, counted: 'all' })
    expect(figuresOf(four, viewer('b1'))).toMatchObject({ scope: 'hub', times: 1, people: 1 })
    expect(figuresOf(four, viewer('d1', null, ['a']))).toMatchObject({ scope: 'hub', people: 3 })
  })

  test('of five everyone gets them', () => {
    const five = all('a1', 'a2', 'a3', 'a4', 'a5')
    const same = { scope: 'school', times: 5, people: 5, counted: 'all', outcome: { tried: 5, verdicts: { keep: 5 } } }
    for (const who of [stranger, viewer('a1'), viewer('b1')]) expect(figuresOf(five, who)).toMatchObject(same)
  })

  test('one busy person is one person, and a report of "not yet" is no try', () => {
    const busy = Array.from({ length: 9 }, () => told('a1'))
    expect(figuresOf(busy, stranger)).toBeNull()
    const notYet = told('a5', { didIt: 'not-yet', decision: null, reasonIfNot: 'no-time' })
    expect(figuresOf([...all('a1', 'a2', 'a3', 'a4'), notYet], stranger)).toBeNull()
    const figures = figuresOf([...all('a1', 'a2', 'a3', 'a4', 'a6'), notYet], stranger)
    expect(figures).toMatchObject({ times: 5, people: 5, outcome: { notDone: 1, reasons: [{ reason: 'no-time' }] } })
  })

  test.each(['me', 'partner'] as const)('a plan kept to "%s" counts for no one, its owner included', visibility => {
    const kept = [...all('a1', 'a2', 'a3', 'a4'), told('a5', { visibility })]
    expect(figuresOf(kept, stranger)).toBeNull()
    expect(figuresOf(kept, viewer('a5'))).toMatchObject({ scope: 'hub', people: 4 })
    expect(figuresOf([told('a5', { visibility })], viewer('a5'))).toBeNull()
  })
})

describe('no one is worked out from what one knows already', () => {
  test('the fifth, from another hub, tells four who know each other’s how many they are, and not what came of it', () => {
    const five = [...all('a1', 'a2', 'a3', 'a4'), told('b1', { decision: 'drop' })]
    const seen = { scope: 'school', people: 5, counted: 'seen', outcome: { tried: 4, verdicts: { keep: 4, drop: 0 } } }
    expect(figuresOf(five, viewer('a1'))).toMatchObject(seen)
    expect(figuresOf(five, viewer('a9'))).toMatchObject(seen)
    // Who may read none of the five, or none but enough of them, gets it all.
    expect(figuresOf(five, stranger)).toMatchObject({ counted: 'all', outcome: { verdicts: { keep: 4, drop: 1 } } })
  })

  test('one’s own is known to oneself: four others are too few', () => {
    const five = [told('b1', { decision: 'drop' }), ...all('a1', 'a2', 'a3', 'a4')]
    expect(figuresOf(five, viewer('b1'))).toMatchObject({
      counted: 'seen',
      outcome: { tried: 1, verdicts: { keep: 0 } },
    })
    expect(figuresOf([...five, told('a5')], viewer('b1'))).toMatchObject({ counted: 'all', outcome: { tried: 6 } })
  })

  test('what is shared with the school is everyone’s to read, so only the others must be many', () => {
    const open = ['a1', 'a2', 'a3'].map(who => told(who, { visibility: 'school' }))
    expect(figuresOf([...open, ...all('a4', 'a5')], stranger)).toMatchObject({ counted: 'seen', outcome: { tried: 3 } })
    expect(figuresOf([...open, ...all('a4', 'a5')], viewer('a1'))).toMatchObject({ counted: 'all' })
  })
})

describe('a subject’s figures', () => {
  const of = (subject: string, ...people: string[]) => people.map(who => told(who, { subject }))
  const science = of('Science', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6')

  test('obey the same rule', () => {
    expect(figuresOfPart([...science, ...of('Art', 'b1', 'b2')], stranger, bySubject, 'Art')).toBeNull()
    expect(figuresOfPart([...science, ...of('Art', 'b1')], viewer('b1'), bySubject, 'Art')).toMatchObject({
      scope: 'hub',
      people: 1,
    })
    const two = [...science, ...of('Art', 'b1', 'b2', 'b3', 'b4', 'b5')]
    expect(figuresOfPart(two, stranger, bySubject, 'Art')).toMatchObject({ scope: 'school', people: 5, counted: 'all' })
  })

  test('are kept back where the rest of the whole would be about two people', () => {
    const rows = [...science, ...of('Art', 'b1', 'b2')]
    expect(figuresOf(rows, stranger)).toMatchObject({ people: 8 })
    expect(figuresOfPart(rows, stranger, bySubject, 'Science')).toBeNull()
    // With a third subject there is enough to hide behind: the larger is told, the smaller is not.
    const three = [...rows, ...of('Maths', 'c1', 'c2', 'c3', 'c4', 'c5')]
    expect(figuresOfPart(three, stranger, bySubject, 'Science')).toMatchObject({ people: 6 })
    expect(figuresOfPart(three, stranger, bySubject, 'Maths')).toBeNull()
  })

  test('keep the outcome of one whom the asker can’t read among five whom they know', () => {
    const rows = [...science, ...of('Science', 'b1', 'b2', 'b3', 'b4'), ...of('Art', 'a7', 'a8', 'a9', 'b5', 'b6')]
    const [art] = [figuresOfPart(rows, viewer('a1'), bySubject, 'Art')]
    expect(figuresOf(rows, viewer('a1'))).toMatchObject({ people: 15, counted: 'all' })
    expect(art).toMatchObject({ scope: 'school', people: 5, counted: 'seen', outcome: { tried: 3 } })
  })

  test('don’t give two who only said "not yet" away either', () => {
    const notYet = of('Art', 'b1', 'b2').map(row => ({ ...row, didIt: 'not-yet' as const, decision: null }))
    expect(figuresOfPart([...science, ...notYet], stranger, bySubject, 'Art')).toBeNull()
    expect(figuresOfPart([...science, ...notYet], stranger, bySubject, 'Science')).toBeNull()
  })
})

test('a hub’s whole leaves out what its own strategies would give away', () => {
  const [wait, cold] = [all('a1', 'a2', 'a3', 'a4', 'a5'), all('b1', 'b2')]
  const parts = [wait, cold].map(rows => ledgerOf(rows, stranger))
  expect(ledgerOf([...wait, ...cold], stranger, parts).trials).toEqual(wait)
  const many = ['b1', 'b2', 'b3'].map((who, index) => all(who, `c${index}`))
  const rest = ledgerOf(
    [...wait, ...many.flat()],
    stranger,
    [wait, ...many].map(rows => ledgerOf(rows, stranger)),
  )
  expect(rest.trials).toHaveLength(11)
})

test('a hub’s outcome is not told where it would give away the one strategy whose outcome is not', () => {
  const [wait, cold] = [all('b1', 'b2', 'b3', 'b4', 'b5'), all('a1', 'a2', 'a3', 'a4', 'c1')]
  const of = (who: string) => [wait, cold].map(rows => ledgerOf(rows, viewer(who)))
  expect(of('a1').map(ledger => ledger.full)).toEqual([true, false])
  expect(ledgerOf([...wait, ...cold], viewer('a1'), of('a1'))).toMatchObject({ full: false })
  expect(ledgerOf([...wait, ...cold], stranger, of('z1'))).toMatchObject({ full: true })
})

test('verdicts and those without one add up to what was tried', () => {
  const outcome = outcomeOf([told('a1'), told('a1', { decision: null }), told('a2', { decision: 'drop' })])
  expect(outcome).toMatchObject({ tried: 3, verdicts: { keep: 1, drop: 1 }, open: 1, notDone: 0, reasons: [] })
})

test('a list says school-wide numbers from five people on, else those of one’s own hub', () => {
  const none = { times: 0, people: 0 }
  expect(shownCount({ times: 9, people: 5 }, none)).toEqual({ scope: 'school', times: 9, people: 5 })
  expect(shownCount({ times: 9, people: 4 }, { times: 2, people: 1 })).toEqual({ scope: 'hub', times: 2, people: 1 })
  expect(shownCount({ times: 9, people: 4 }, none)).toBeNull()
})

const rows = fc.array(
  fc.record({
    ownerId: fc.integer({ min: 1, max: 14 }).map(n => `${'abc'.charAt(n % 3)}${n}`),
    visibility: fc.constantFrom<Visibility>('me', 'partner', 'group', 'group', 'school'),
    didIt: fc.constantFrom('not-yet', 'once', 'habit'),
  }),
  { maxLength: 30 },
)

test('anyone who takes what they may read, and each subject told, from the whole is left with no one or with five', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 14 }), (drawn, n) => {
      const ledger = drawn.map(row =>
        told(row.ownerId, { ...row, subject: `s${Number(row.ownerId.slice(1)) % 4}` } as Row),
      )
      const who = viewer(`${'abc'.charAt(n % 3)}${n}`)
      const whole = figuresOf(ledger, who)
      if (whole?.scope !== 'school') return
      const people = (some: Row[]) => new Set(some.map(row => row.ownerId)).size
      const counted = ledger.filter(row => row.visibility === 'group' || row.visibility === 'school')
      const parts = ['s0', 's1', 's2', 's3'].map(part => ({
        part,
        figures: figuresOfPart(ledger, who, bySubject, part),
      }))
      const beside = parts.filter(({ figures }) => figures?.scope === 'school')
      const rest = counted.filter(row => !beside.some(({ part }) => part === row.subject))
      expect([people(rest), people(rest.filter(wasTried))].filter(left => left > 0 && left < 5)).toEqual([])
      if (whole.counted !== 'all') return
      const full = beside.filter(({ figures }) => figures?.counted === 'all')
      const hidden = counted.filter(row => !maySeePlan(who, { ...row, partnerIds: [] }))
      const parted = full.map(({ part }) => hidden.filter(row => row.subject === part))
      for (const left of [hidden, hidden.filter(row => !full.some(({ part }) => part === row.subject)), ...parted])
        expect(people(left) === 0 || people(left) >= 5).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
