import { describe, expect, test } from 'vitest'
import { chosenInstant, day, expectedVersion, id, line, nameLine, prose, shortName, shortText, slug } from './common.ts'

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success

describe('one line of text', () => {
  const name = line(20, 'Write a name.')

  test.each([
    ['a line break', 'Ada\nLovelace'],
    ['a header of its own', 'Ada\r\nBcc: all@school.test'],
    ['a tab', 'Ada\tLovelace'],
    ['the NUL that PostgreSQL can’t keep', 'Ada\u0000'],
    ['an escape for a terminal', 'Ada\u001b[31m'],
    ['a line separator', 'Ada\u2028Lovelace'],
    ['a mark that writes backwards', 'Ada \u202Etxt.exe'],
    ['half a character', 'Ada \ud83d'],
    ['nothing to see', '\u200b\u200d'],
    ['spaces only', '   '],
  ])('refuses %s', (_, text) => expect(takes(name, text)).toBe(false))

  test.each(['Zoë Ångström-O’Neill', '李小龍', 'نور', 'Team 👩🏽‍🏫', 'R&D <b>'])('takes %s', text =>
    expect(name.parse(text)).toBe(text),
  )

  test('asks for it once, not twice, where it is empty', () => {
    expect(name.safeParse('  ').error?.issues.map(issue => issue.message)).toEqual(['Write a name.'])
  })

  test('may be empty where it need not be filled in', () => {
    expect(shortText(20).parse('')).toBe('')
    expect(takes(shortText(20), 'Room\n12')).toBe(false)
  })
})

describe('a name', () => {
  test.each([
    ['Jo\u00a0Ng', 'Jo Ng'],
    ['\ufeffJo \u202f Ng\u3000', 'Jo Ng'],
    ['Zoe\u0308  Ng', 'Zo\u00eb Ng'],
    ['太\u3000田', '太 田'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(nameLine(20, 'Write a name.').parse(typed)).toBe(kept)
    expect(shortName(20).parse(typed)).toBe(kept)
  })

  test.each(['\u00a0\u3000', 'Ada\nLovelace', 'Ada\tLovelace', 'Ada \u202Etxt.exe'])('%j is refused as it was', text =>
    expect(takes(nameLine(20, 'Write a name.'), text)).toBe(false),
  )
})

test('text of several lines keeps its lines and tabs, and no other control character', () => {
  expect(prose(30).parse('one\r\n\ttwo\nthree')).toBe('one\r\n\ttwo\nthree')
  for (const text of ['a\u0000b', 'a\u0007b', 'a\u202eb', 'a\udc00b']) expect(takes(prose(30), text)).toBe(false)
})

test('an id or an address holds nothing that a database could stumble over', () => {
  for (const text of ['', 'a b', 'a\u0000', 'é', 'x'.repeat(65)]) expect(takes(id, text)).toBe(false)
  expect(takes(id, '5a3b1e00-0000-7000-8000-000000000003')).toBe(true)
  expect(takes(slug, 'a\u0000')).toBe(false)
})

test('a date is one of this century, since no programme has another', () => {
  for (const date of ['0000-01-01', '1999-12-31', '2100-01-01', '9999-12-31', '2027-02-29'])
    expect(takes(day, date)).toBe(false)
  expect(takes(day, '2028-02-29')).toBe(true)
  expect(takes(chosenInstant, '9999-12-31T23:59:59Z')).toBe(false)
  expect(takes(chosenInstant, '2026-09-01T08:00:00Z')).toBe(true)
})

test('a version fits into the column it is compared with', () => {
  expect(takes(expectedVersion, 2_147_483_647)).toBe(true)
  for (const version of [2_147_483_648, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '1'])
    expect(takes(expectedVersion, version)).toBe(false)
})
