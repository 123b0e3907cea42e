import type { Visibility } from '@hubs/schema/plans/plans'
import { describe, expect, test } from 'vitest'
import { type ReleasedTrial, figuresOf, outcomeOf, shownCount, sumsOf, trialReleases, type TrialRow } from './trials.ts'

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
const notYet = (who: string) => told(who, { didIt: 'not-yet', decision: null, reasonIfNot: 'no-time' })
const viewer = (id: string, groupId: string | null = id.charAt(0), leads: string[] = []) => ({
  id,
  groupId,
  leads,
  missedMeetings: false,
})
const stranger = viewer('z1', null)
const released = (rows: readonly Row[]): ReleasedTrial[] =>
  trialReleases(rows).map(({ trial, visibleTo, subject }) => ({ ...trial, visibleTo, subject }))
/** What this person is told of reports that all came in before anybody looked. */
const figures = (rows: readonly Row[], who = stranger) => figuresOf(released(rows), rows, who)

describe('school-wide figures need five people', () => {
  test('of four there is nothing for others, and for their own hub what it shares', () => {
    const four = all('a1', 'a2', 'a3', 'b1')
    expect(figures(four)).toBeNull()
    expect(figures(four, viewer('c1'))).toBeNull()
    expect(figures(four, viewer('a9'))).toMatchObject({ scope: 'hub', times: 3, people: 3, counted: 'all' })
    expect(figures(four, { ...viewer('a9'), missedMeetings: true })).toBeNull()
    expect(figures(four, viewer('b1'))).toMatchObject({ scope: 'hub', times: 1, people: 1 })
    expect(figures(four, viewer('d1', null, ['a']))).toMatchObject({ scope: 'hub', people: 3 })
  })

  test('of five everyone gets them, and the same', () => {
    const five = all('a1', 'a2', 'a3', 'a4', 'a5')
    const same = { scope: 'school', times: 5, people: 5, counted: 'all', outcome: { tried: 5, verdicts: { keep: 5 } } }
    for (const who of [stranger, viewer('a1'), viewer('b1')]) expect(figures(five, who)).toMatchObject(same)
  })

  test('one busy person is one person, and a report of "not yet" is no try', () => {
    expect(figures(Array.from({ length: 9 }, () => told('a1')))).toBeNull()
    expect(figures([...all('a1', 'a2', 'a3', 'a4'), notYet('a5')])).toBeNull()
    const tried = all('a1', 'a2', 'a3', 'a4', 'a5')
    expect(figures([...tried, notYet('a6')])).toMatchObject({ times: 5, outcome: { notDone: 0, reasons: [] } })
    const five = ['a5', 'a6', 'a7', 'a8', 'a9'].map(notYet)
    expect(figures([...tried, ...five])).toMatchObject({
      times: 5,
      people: 5,
      outcome: { notDone: 5, reasons: [{ reason: 'no-time', count: 5 }] },
    })
    expect(figures(five)).toBeNull()
  })

  test.each(['me', 'partner'] as const)('a plan kept to "%s" counts for no one, its owner included', visibility => {
    const kept = [...all('a1', 'a2', 'a3', 'a4'), told('a5', { visibility })]
    expect(figures(kept)).toBeNull()
    expect(figures(kept, viewer('a5'))).toMatchObject({ scope: 'hub', people: 4 })
    expect(figures([told('a5', { visibility })], viewer('a5'))).toBeNull()
  })
})

describe('what was released stays as it was', () => {
  const five = all('a1', 'a2', 'a3', 'a4', 'a5')
  const counted = released(five)

  test('when one of the five takes their plan back, alters their report or moves', () => {
    const [one = told('a1'), ...others] = five
    const before = figuresOf(counted, five, stranger)
    for (const change of [{ visibility: 'me' }, { decision: 'drop' }, { subject: 'Art' }, { groupId: 'b' }] as const)
      expect(figuresOf(counted, [{ ...one, ...change }, ...others], stranger)).toEqual(before)
    expect(figuresOf(counted, others, stranger)).toEqual(before)
  })

  test('and the next four wait for a fifth', () => {
    expect(released(all('a6', 'a7', 'a8', 'a9'))).toEqual([])
  })
})

describe('what came of it', () => {
  test('is no one’s to know where a release is of two groups: either could take its own away', () => {
    const five = [...all('a1', 'a2', 'a3', 'a4'), told('b1', { decision: 'drop' })]
    expect(figures(five, viewer('a1'))).toMatchObject({ people: 5, counted: 'seen', outcome: { tried: 4 } })
    expect(figures(five, viewer('b1'))).toMatchObject({ counted: 'seen', outcome: { verdicts: { keep: 0, drop: 1 } } })
    // Nor somebody else's: they may have been in one of the groups, or come to be.
    expect(figures(five)).toMatchObject({ people: 5, counted: 'seen', outcome: { tried: 0 } })
    expect(sumsOf(released(five))).toMatchObject({ people: 5, outcome: null })
  })

  test('is told where five of each circle were released together', () => {
    const two = all('a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'b3', 'b4', 'b5')
    expect(figures(two)).toMatchObject({ people: 10, counted: 'all', outcome: { tried: 10 } })
  })

  test('counts a story that everyone can read apart from those that a group can', () => {
    const open = ['a1', 'a2', 'a3'].map(who => told(who, { visibility: 'school' }))
    expect(figures([...open, ...all('a4', 'a5')])).toMatchObject({ counted: 'seen', outcome: { tried: 3 } })
  })
})

describe('a subject’s figures', () => {
  const of = (subject: string, ...people: string[]) => people.map(who => told(who, { subject }))
  const science = of('Science', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6')
  const ofSubject = (rows: readonly Row[], subject: string, who = stranger) =>
    figuresOf(
      released(rows).filter(row => row.subject === subject),
      rows.filter(row => row.subject === subject),
      who,
    )

  test('are of releases in which all were of that subject', () => {
    const rows = [...science, ...of('Art', 'b1', 'b2')]
    expect(figures(rows)).toMatchObject({ people: 6 })
    expect(ofSubject(rows, 'Science')).toMatchObject({ people: 6 })
    expect(ofSubject(rows, 'Art')).toBeNull()
    expect(ofSubject(rows, 'Art', viewer('b1'))).toMatchObject({ scope: 'hub', people: 2 })
  })

  test('are no one’s where five came together from two subjects', () => {
    const rows = [...of('Science', 'a1', 'a2', 'a3'), ...of('Art', 'a4', 'a5')]
    expect(figures(rows)).toMatchObject({ people: 5, counted: 'all' })
    expect([ofSubject(rows, 'Science'), ofSubject(rows, 'Art')]).toEqual([null, null])
  })
})

test('verdicts and those without one add up to what was tried', () => {
  const outcome = outcomeOf([told('a1'), told('a1', { decision: null }), told('a2', { decision: 'drop' })])
  expect(outcome).toMatchObject({ tried: 3, verdicts: { keep: 1, drop: 1 }, open: 1, notDone: 0, reasons: [] })
})

test('a list says school-wide numbers from five people on, else those of one’s own hub', () => {
  const none = { times: 0, people: 0 }
  expect(shownCount({ times: 9, people: 5 }, none)).toEqual({ scope: 'school', times: 9, people: 5 })
  expect(shownCount(undefined, { times: 2, people: 1 })).toEqual({ scope: 'hub', times: 2, people: 1 })
  expect(shownCount(undefined, none)).toBeNull()
})

test.each<Visibility>(['me', 'partner'])('nothing kept to "%s" is ever released', visibility => {
  expect(released(['a1', 'a2', 'a3', 'a4', 'a5'].map(who => told(who, { visibility })))).toEqual([])
})
