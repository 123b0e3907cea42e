import { stemmer } from 'stemmer'
import { foldText } from './fold.ts'

/** A word in a text: where it stands (UTF-16 units), and what it is found by. `named`: it says something, filler or not. */
export type Token = { start: number; end: number; words: string[]; named?: true }

/** A text is found by so many different words at the most; a search looks for so many. */
const MOST_WORDS = 600
const MOST_ASKED = 6
const LONGEST_WORD = 40

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
  if (plainLetters.test(small)) return small.slice(0, LONGEST_WORD)
  const folded = foldText(small.replace(possessive, '')).replace(/[^\p{L}\p{N}\p{M}]/gu, '')
  // Half a character is none.
  return folded.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '')
}

/** Written without spaces: any two neighbours may be a word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]/u
const unspacedRuns = new RegExp(`${unspaced.source}+`, 'gu')

type TextSpan = { start: number; end: number; text: string }

/** The parts of what stands between two spaces: runs of an unspaced script by pairs of neighbours, the rest as it is. */
function partsOf(text: string, start: number): TextSpan[] {
  if (!unspaced.test(text)) return [{ start, end: start + text.length, text }]
  const parts: TextSpan[] = []
  let from = 0
  const rest = (to: number) => {
    if (to > from) parts.push({ start: start + from, end: start + to, text: text.slice(from, to) })
  }
  for (const { 0: run, index } of text.matchAll(unspacedRuns)) {
    rest(index)
    const letters = [...run.matchAll(/[^\p{M}]\p{M}*/gu)]
    for (const [at, letter] of letters.entries()) {
      const next = letters[at + 1]
      if (!next && letters.length > 1) break
      const end = next ? next.index + next[0].length : letter.index + letter[0].length
      parts.push({ start: start + index + letter.index, end: start + index + end, text: run.slice(letter.index, end) })
    }
    from = index + run.length
  }
  rest(text.length)
  return parts
}

/** The short word that other languages write before an apostrophe: "L’art", "d’évaluer", "Qu’est". */
const elided = /^(?:[cdjlmnst]|qu)['’‘ʼ](?=[\p{L}]{2})/iu
/** Written all in capitals it is a name of something, such as IT: no filler. */
const capitals = /^\p{Lu}{2,}$/u

/** The words of a text in order. One with a hyphen is found by its parts, and by all of it: "e-learning", "elearning". */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  // By exec: matchAll would make the pattern anew for each text, which takes longer than the text.
  tokenPattern.lastIndex = 0
  for (let match = tokenPattern.exec(text); match; match = tokenPattern.exec(text)) {
    for (const { start, end, text: found } of partsOf(match[0], match.index)) {
      const parts = hyphen.test(found) ? found.split(hyphen) : []
      const bare = [found, ...parts].flatMap(each => (elided.test(each) ? [each.replace(elided, '')] : []))
      const words = [found, ...parts, ...bare].map(normalWord).filter(word => word !== '')
      tokens.push({ start, end, words: [...new Set(words)], ...(capitals.test(found) && { named: true }) })
    }
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
        if ((token.named || !fillers.has(word)) && !words.has(word) && words.size < MOST_WORDS)
          words.set(word, { inTitle })
  return words
}

/**
 * The words that a search looks for, at most six, each once. A hyphen after a letter or two is left out ("e-learning"
 * → "elearning"), others part two words. Fillers are left out unless there is nothing else, or they are in capitals: IT.
 */
export function askedWords(q: string): string[] {
  const tokens = tokensOf(q)
  const words = tokens.flatMap(({ words: [whole = '', ...parts] }) =>
    parts.length === 0 || parts.some(part => part.length < 3) ? [whole] : parts,
  )
  const named = new Set(tokens.flatMap(token => (token.named ? token.words : [])))
  const asked = [...new Set(words)].filter(word => word !== '')
  const distinctive = asked.filter(word => named.has(word) || !fillers.has(word))
  return (distinctive.length > 0 ? distinctive : asked).slice(0, MOST_ASKED)
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
export function editsAllowed(word: string): 0 | 1 | 2 {
  if (word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/** Only the beginning of a long word is taken apart: what goes wrong later is left to `editDistance`. */
const HEAD = 7

/**
 * What is left of a word's beginning with as many letters taken out as may be wrong. A word and the same with a slip, a
 * swap, a missing or an extra letter have at least one in common (Garbe's symmetric deletion, 2012).
 */
export function deletionKeys(word: string): string[] {
  const edits = editsAllowed(word)
  if (edits === 0) return []
  const parts = new Set([word.slice(0, HEAD), squeeze(word).slice(0, HEAD)])
  let last = [...parts]
  for (let n = 0; n < edits; n++) {
    last = last.flatMap(part => Array.from(part, (_, at) => part.slice(0, at) + part.slice(at + 1)))
    for (const part of last) parts.add(part)
  }
  return [...parts].filter(part => part.length > 1)
}

/**
 * How many letters have to be changed, added, taken away or swapped with their neighbour to make one word of the other
 * (optimal string alignment). More than `most` is given as `most` + 1.
 */
function letterDistance(a: string, b: string, most: number): number {
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

/** Two neighbours changed places, and nothing else is different. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = Array.from(a, (_, index) => index).find(index => a[index] !== b[index])
  if (at === undefined || a[at] !== b[at + 1] || a[at + 1] !== b[at]) return false
  return a.slice(at + 2) === b.slice(at + 2)
}

/**
 * How far a typed word is from a known one: 1 for two neighbours that changed places, as in "wiat", which a hand does
 * sooner than it takes another letter; then 2 or 3. Null where it is too far to be meant.
 */
export function editDistance(typed: string, known: string): number | null {
  const most = editsAllowed(typed)
  if (most === 0 || editsAllowed(known) === 0) return null
  const apart = Math.min(letterDistance(typed, known, most), letterDistance(squeeze(typed), squeeze(known), most))
  if (apart > most) return null
  return isSwap(typed, known) ? 1 : Math.max(apart, 1) + 1
}
