import { describe, expect, test } from 'vitest'
import { matchHalfTerms, nameHalfTerms, termsOf } from './half-terms.ts'

const year = [
  { id: 'a1', name: 'Autumn 1', startsOn: '2026-09-01', endsOn: '2026-10-23' },
  { id: 'a2', name: 'Autumn 2', startsOn: '2026-11-02', endsOn: '2026-12-18' },
  { id: 's1', name: 'Spring 1', startsOn: '2027-01-04', endsOn: '2027-02-12' },
  { id: 's2', name: 'Spring 2', startsOn: '2027-02-22', endsOn: '2027-03-25' },
]
type Named = { name: string; startsOn: string; endsOn: string }
const found = (name: string, startsOn: string, endsOn: string) => ({ name, startsOn, endsOn })

test('half terms are named by their season, and counted where it has several', () => {
  expect(nameHalfTerms(year)).toEqual(['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2'])
  expect(nameHalfTerms([found('', '2026-09-01', '2026-12-18'), found('', '2027-01-04', '2027-03-25')])).toEqual([
    'Autumn',
    'Spring',
  ])
  expect(nameHalfTerms([found('', '2027-04-12', '2027-05-28'), found('', '2027-06-07', '2027-07-21')])).toEqual([
    'Summer 1',
    'Summer 2',
  ])
})

describe('the terms of a year', () => {
  const summer = [found('Summer 1', '2027-04-12', '2027-05-28'), found('Summer 2', '2027-06-07', '2027-07-21')]
  const listed = (all: Parameters<typeof termsOf>[0]) =>
    termsOf(all).map(({ name, halfTerms }) => [name, ...halfTerms.map(each => each.name)])

  test('are its seasons, of six half terms, five or seven', () => {
    const [a1, a2, s1, s2] = year as typeof year & [Named, Named, Named, Named]
    expect(listed([...year, ...summer])).toEqual([
      ['Autumn', 'Autumn 1', 'Autumn 2'],
      ['Spring', 'Spring 1', 'Spring 2'],
      ['Summer', 'Summer 1', 'Summer 2'],
    ])
    expect(listed([a1, a2, found('Spring', s1.startsOn, s2.endsOn), ...summer])).toEqual([
      ['Autumn', 'Autumn 1', 'Autumn 2'],
      ['Spring', 'Spring'],
      ['Summer', 'Summer 1', 'Summer 2'],
    ])
    const november = found('November', '2026-10-26', '2026-10-30')
    expect(listed([a1, november, a2, s1, s2, ...summer])[0]).toEqual(['Autumn', 'Autumn 1', 'November', 'Autumn 2'])
    expect(listed([])).toEqual([])
  })

  test('are called as the school does, where that tells them apart', () => {
    const named = (name: (at: number) => string) =>
      termsOf([...year, ...summer].map((each, at) => ({ ...each, name: name(at) }))).map(each => each.name)
    expect(named(at => `${['Michaelmas', 'Lent', 'Trinity'][Math.floor(at / 2)]} ${(at % 2) + 1}`)).toEqual([
      'Michaelmas',
      'Lent',
      'Trinity',
    ])
    expect(named(at => `Period ${at + 1}`)).toEqual(['Autumn', 'Spring', 'Summer'])
    expect(named(at => `${at + 1}`)).toEqual(['Autumn', 'Spring', 'Summer'])
  })
})

describe('a list of half terms', () => {
  test('as long as the year’s is taken one for one, and they keep their names', () => {
    const { halfTerms, removed } = matchHalfTerms(
      year,
      year.map(({ startsOn, endsOn }) => found('X', startsOn, endsOn)),
    )
    expect(halfTerms).toEqual(year)
    expect(removed).toEqual([])
  })

  test('that is shorter keeps those it shares most days with, and says which goes', () => {
    const { halfTerms, removed } = matchHalfTerms(year, [
      found('Autumn 1', '2026-09-03', '2026-10-16'),
      found('Autumn 2', '2026-11-02', '2026-12-18'),
      found('Spring', '2027-01-04', '2027-03-25'),
    ])
    expect(halfTerms.map(({ id, name }) => [id, name])).toEqual([
      ['a1', 'Autumn 1'],
      ['a2', 'Autumn 2'],
      ['s1', 'Spring'],
    ])
    expect(removed.map(({ id }) => id)).toEqual(['s2'])
  })

  test('that is longer adds what the year does not have', () => {
    const more = [...year.map(({ id: _, ...each }) => each), found('Summer', '2027-04-12', '2027-05-28')]
    expect(matchHalfTerms(year, more).halfTerms.map(({ id }) => id)).toEqual(['a1', 'a2', 's1', 's2', undefined])
  })

  test('of another year goes by place', () => {
    const later = [found('One', '2027-09-01', '2027-10-22'), found('Two', '2027-11-01', '2027-12-17')]
    expect(matchHalfTerms(year, later)).toMatchObject({ halfTerms: [{ id: 'a1' }, { id: 'a2' }] })
  })
})
