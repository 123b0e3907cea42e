import { expect, test } from 'vitest'
import { markWords } from './search-marks.ts'
import { askedWords, indexWords, normalWord, tokensOf } from './search-words.ts'

/** What is asked for stands in the index of the text, each word of it. */
const finds = (q: string, text: string) => {
  const known = indexWords(text, '')
  return askedWords(q).length > 0 && askedWords(q).every(word => known.has(word))
}

test.each([
  ['IT', 'Using IT in lessons'],
  ['it', 'Using IT in lessons'],
  ['IT lessons', 'Using IT in lessons'],
  ['教务', '本文是关于教务使用的一篇小教程'],
  ['教程', '本文是关于教务使用的一篇小教程'],
  ['教务使用', '本文是关于教务使用的一篇小教程'],
  ['べんきょう', 'にほんごのべんきょうをする'],
  ['Straße', 'Die lange STRASSE'],
  ['strasse', 'Straße'],
  ['fuss', 'Zu Fuß'],
  ['Fuß', 'zu fuss'],
  ['soren', 'Søren'],
  ['Søren', 'soren'],
  ['lodz', 'Łódź'],
  ['łódź', 'LODZ'],
  ['art', 'L’art de questionner'],
  ["l'art", 'L’art de questionner'],
  ['évaluer', 'Avant d’évaluer'],
  ['oneill', 'O’Neill'],
  ['elearning', 'e-learning'],
  ['pupils', 'Pupils’ work'],
])('%s finds “%s”', (q, text) => expect(finds(q, text)).toBe(true))

test.each([
  ['IT', 'What is it for?'],
  ['IT lessons', 'Lessons, and what it is for'],
  ['教程', '本文是关于教务使用'],
  ['art', 'A party'],
])('%s does not find “%s”', (q, text) => expect(finds(q, text)).toBe(false))

test('each word stands where it was written', () => {
  const text = 'L’art 教务使用 and IT, Straße'
  for (const { start, end, words } of tokensOf(text)) expect(words).toContain(normalWord(text.slice(start, end)))
  expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'L’art',
    '教务',
    '务使',
    '使用',
    'and',
    'IT',
    'Straße',
  ])
})

test('neighbours that were found are one mark', () => {
  const text = '关于教务使用的 IT'
  expect(markWords(text, new Set(['教务', '务使', '使用', 'it'])).marks).toEqual([
    [2, 6],
    [8, 10],
  ])
})
