import { describe, expect, test } from 'vitest'
import { markdownTree } from './markdown.ts'
import { namedIn, namingTexts, partsWithNames } from './mentions.ts'

const smith = { id: 'smith', name: 'Ann Smith' }
const smithson = { id: 'smithson', name: 'Ann Smithson' }
const named = (text: string, picked: readonly { id: string; name: string }[] = [smith]) =>
  namedIn(namingTexts(markdownTree(text)), picked).map(({ id }) => id)

test.each([
  '@Ann Smith',
  'Thank you, @Ann Smith!',
  'I used @Ann Smith’s idea',
  "@Ann Smith's",
  '(@Ann Smith)',
  '**@Ann Smith**, *really*',
  '- one\n- @Ann Smith, two',
  'a\n@Ann Smith\nb',
  '`code` and @Ann Smith',
])('%s names Ann Smith', text => expect(named(text)).toEqual(['smith']))

test.each([
  '@Ann Smithson',
  '@Ann Smith-Jones',
  '@Ann Smith’Jones',
  '@Ann Smithé',
  '@Ann Smith2',
  'Ann Smith',
  'me@Ann Smith',
  '@ann smith',
  '`@Ann Smith`',
  '```\n@Ann Smith\n```',
  '> @Ann Smith',
  '[@Ann Smith](https://example.org)',
])('%s names nobody', text => expect(named(text)).toEqual([]))

test('the longest name that fits is meant', () => {
  expect(named('@Ann Smithson, not her', [smith, smithson])).toEqual(['smithson'])
  expect(named('@Ann Smithson and @Ann Smith', [smith, smithson])).toEqual(['smith', 'smithson'])
  expect(named('@Ann Smith Jones', [smith, { id: 'jones', name: 'Ann Smith Jones' }])).toEqual(['jones'])
})

describe('of two with one name', () => {
  const other = { id: 'other', name: 'Ann Smith' }
  test('the one who was picked last is meant, both where both are mentioned', () => {
    expect(named('@Ann Smith', [smith, other])).toEqual(['other'])
    expect(named('@Ann Smith', [other, smith])).toEqual(['smith'])
    expect(named('@Ann Smith', [smith, other, smith])).toEqual(['smith'])
    expect(named('@Ann Smith and @Ann Smith', [smith, other])).toEqual(['smith', 'other'])
    expect(named('nobody', [smith, other])).toEqual([])
  })
})

test('a name set apart leaves the text as it was', () => {
  const text = 'Hi @Ann Smithson, @Ann Smith and me@Ann Smith'
  const parts = partsWithNames(text, ['Ann Smith', 'Ann Smithson'])
  expect(parts.map(part => part.text).join('')).toBe(text)
  expect(parts.filter(part => part.name).map(part => part.text)).toEqual(['@Ann Smithson', '@Ann Smith'])
})
