import { stemmer } from 'stemmer'

/** A word in a text: where it stands (UTF-16 units), and what it is found by. */
export type Token = { start: number; end: number; words: string[] }

/** A text is found by so many different words at the most; a search looks for so many. */
const mostWords = 600
const mostAsked = 6
const longestWord = 40

const tokenPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘ʼ\-‐‑][\p{L}\p{N}\p{M}]+)*/gu
const hyphen = /[-‐‑]/
const possessive = /['’‘ʼ]s$/i
const plainLetters = /^[a-z0-9]+$/

/** They are in nearly every text, and say nothing of it. */
const fillers = new Set(
  'a an and are as at be been by for from had has have in into is it its of on or that the their them then there these they this those to was were which will with'.split(
    ' ',
  ),
)

/**
 * A word as it is compared: small letters and digits alone, without accents, apostrophes and a possessive s
 * ("Pupil’s" → "pupil"), at most 40 characters. Empty where nothing is left.
 */
export function normalWord(word: string): string {
  const small = word.toLowerCase()
  if (plainLetters.test(small)) return small.slice(0, longestWord)
  return small
    .replace(possessive, '')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .slice(0, longestWord)
}

/** The words of a text in order. One with a hyphen is found by its parts, and by all of it: "e-learning", "elearning". */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  // By exec: matchAll would make the pattern anew for each text, which takes longer than the text.
  tokenPattern.lastIndex = 0
  for (let match = tokenPattern.exec(text); match; match = tokenPattern.exec(text)) {
    const { 0: found, index } = match
    const parts = hyphen.test(found) ? found.split(hyphen).map(normalWord) : []
    const words = [normalWord(found), ...parts].filter(word => word !== '')
    tokens.push({ start: index, end: index + found.length, words })
  }
  return tokens
}

/** Each word that something is found by, and whether it stands in the title. Words that say nothing are left out. */
export function indexWords(title: string, text: string): Map<string, { inTitle: boolean }> {
  const words = new Map<string, { inTitle: boolean }>()
  for (const [part, inTitle] of [
    [title, true],
    [text, false],
  ] as const)
    for (const token of tokensOf(part))
      for (const word of token.words)
        if (!fillers.has(word) && !words.has(word) && words.size < mostWords) words.set(word, { inTitle })
  return words
}

/**
 * The words that a search looks for, at most six, each once. A hyphen after a letter or two is left out ("e-learning"
 * → "elearning"), others part two words. Fillers are left out unless there is nothing else.
 */
export function askedWords(q: string): string[] {
  const words = tokensOf(q).flatMap(({ words: [whole = '', ...parts] }) =>
    parts.length === 0 || parts.some(part => part.length < 3) ? [whole] : parts,
  )
  const asked = [...new Set(words)].filter(word => word !== '')
  const telling = asked.filter(word => !fillers.has(word))
  return (telling.length > 0 ? telling : asked).slice(0, mostAsked)
}

/**
 * What the forms of an English word have in common: "questions" and "questioning" → "question" (Porter, 1980). British
 * and American endings are one: "organise", "organize".
 */
export function stemOf(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word
  return stemmer(word.replace(/^(.{3,})is(e|es|ed|ing|er|ers|ation|ations)$/, '$1iz$2'))
}

/** Double letters as one: "assessment" and "asesment" are the same then. */
const squeeze = (word: string) => word.replace(/(.)\1+/gu, '$1')

/** How many letters of a word may be wrong: none under four, one up to seven, two beyond. */
export function slipsAllowed(word: string): 0 | 1 | 2 {
  if (word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/** Only the beginning of a long word is taken apart: what goes wrong later is left to `slipsBetween`. */
const head = 7

/**
 * What is left of a word's beginning with as many letters taken out as may be wrong. A word and the same with a slip, a
 * swap, a missing or an extra letter have at least one in common (Garbe's symmetric deletion, 2012).
 */
export function nearParts(word: string): string[] {
  const slips = slipsAllowed(word)
  if (slips === 0) return []
  const parts = new Set([word.slice(0, head), squeeze(word).slice(0, head)])
  let last = [...parts]
  for (let n = 0; n < slips; n++) {
    last = last.flatMap(part => Array.from(part, (_, at) => part.slice(0, at) + part.slice(at + 1)))
    for (const part of last) parts.add(part)
  }
  return [...parts].filter(part => part.length > 1)
}

/**
 * How many letters have to be changed, added, taken away or swapped with their neighbour to make one word of the other
 * (optimal string alignment). More than `most` is given as `most` + 1.
 */
export function letterDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      )
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}

/** How far a typed word is from a known one, 1 or 2; null where it is too far to be meant. */
export function slipsBetween(typed: string, known: string): number | null {
  const most = slipsAllowed(typed)
  if (most === 0 || slipsAllowed(known) === 0) return null
  const apart = Math.min(letterDistance(typed, known, most), letterDistance(squeeze(typed), squeeze(known), most))
  return apart > most ? null : Math.max(apart, 1)
}
