import { askedWords, editDistance, stemOf, tokensOf } from '@hubs/rules/search/search-words'

/** The words of a list of texts, in the order of the alphabet, each with the places of the texts that have it. */
export type WordIndex = { words: readonly string[]; places: readonly (readonly number[])[] }

export function indexWordsOf(texts: readonly string[]): WordIndex {
  const found = new Map<string, number[]>()
  for (const [place, text] of texts.entries())
    for (const word of new Set(tokensOf(text).flatMap(({ words }) => words))) {
      const known = found.get(word)
      if (known) known.push(place)
      else found.set(word, [place])
    }
  const words = [...found.keys()].toSorted((a, b) => (a < b ? -1 : 1))
  return { words, places: words.map(word => found.get(word) ?? []) }
}

/** Where the words that begin so come in: the first of them, or where it would stand. */
function firstFrom(words: readonly string[], beginning: string): number {
  let [from, to] = [0, words.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((words[middle] ?? '') < beginning) from = middle + 1
    else to = middle
  }
  return from
}

/** Known words that this may have been meant for: those with the fewest slips. */
function nearest(words: readonly string[], typed: string): number[] {
  let least = Infinity
  let found: number[] = []
  for (const [at, word] of words.entries()) {
    const distance = editDistance(typed, word) ?? Infinity
    if (distance > least || distance === Infinity) continue
    if (distance < least) found = []
    least = distance
    found.push(at)
  }
  return found
}

/** For each word of a search the texts that have one beginning so; where there are none, those with what is nearest to it. */
export function findWords({ words, places }: WordIndex, q: string): Set<number>[] {
  return askedWords(q).map(typed => {
    const beginning = stemOf(typed)
    const fitting: number[] = []
    for (let at = firstFrom(words, beginning); words[at]?.startsWith(beginning); at++) fitting.push(at)
    const meant = fitting.length > 0 ? fitting : nearest(words, typed)
    return new Set(meant.flatMap(at => places[at] ?? []))
  })
}
