/** Letters that Unicode doesn't take apart, by what is typed for them. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  ς: 'σ',
}
const untaken = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu')
/** Accents of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic ones. Vowel signs of other scripts are letters. */
const points = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/gu
const apostrophes = /['’‘ʼʻʹ`´′‛＇]/gu
const dashes = /[‐‑‒–—−]/gu
const plain = /^[a-z0-9 ]*$/

/**
 * A text as it is looked for and put in order: without case, accents and apostrophes, so that "etienne" is "Étienne" and
 * "oneill" is "O’Neill". The same wherever it runs: what a database makes of letters is not asked. Folding twice is
 * folding once.
 */
export function foldText(text: string): string {
  const small = text.toLowerCase()
  const folded = plain.test(small)
    ? small
    : small
        .normalize('NFC')
        .replace(apostrophes, '')
        .normalize('NFKD')
        .toLowerCase()
        .replace(points, '')
        .replace(apostrophes, '')
        .replace(dashes, '-')
        .replace(untaken, letter => letters[letter] ?? letter)
        .normalize('NFC')
  return folded.replace(/\s+/gu, ' ').trim()
}

/** People in the one order that the tables have them in too. */
export function byName(a: { name: string }, b: { name: string }): number {
  const [left, right] = [foldText(a.name), foldText(b.name)]
  return left < right ? -1 : Number(left > right)
}
