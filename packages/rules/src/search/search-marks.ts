import type { Marked } from '@hubs/schema/search'
import { tokensOf } from './search-words.ts'

/** Where words that were found stand in a text. */
export function markWords(text: string, found: ReadonlySet<string>): Marked {
  const marks: [number, number][] = []
  for (const { start, end, words } of tokensOf(text)) {
    if (!words.some(word => found.has(word))) continue
    const last = marks.at(-1)
    // Neighbours of a script without spaces share a letter.
    if (last && start < last[1]) last[1] = end
    else marks.push([start, end])
  }
  return { text, marks }
}

/**
 * About `max` characters of a text, on one line, round the place where most of the words that were found stand together;
 * its beginning where none does. Cut between words, an ellipsis where something is left out.
 */
export function snippetOf(whole: string, found: ReadonlySet<string>, max = 160): Marked {
  const { text, marks } = markWords(onOneLine(whole), found)
  if (text.length <= max) return { text, marks }
  const within = (from: number) => marks.filter(([start, end]) => start >= from && end <= from + max * 0.75)
  let best = marks[0]?.[0] ?? 0
  for (const [start] of marks) if (within(start).length > within(best).length) best = start
  const from = cutBefore(text, Math.max(0, Math.min(best - max / 4, text.length - max)))
  const to = from + max >= text.length ? text.length : cutBefore(text, from + max)
  const before = from > 0 ? '…' : ''
  const shift = before.length - from
  return {
    text: `${before}${text.slice(from, to).trimEnd()}${to < text.length ? '…' : ''}`,
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
  }
}

/** Lines are things apart, a journal and a note on it: where no stop ends one, a dot stands between it and the next. */
const onOneLine = (whole: string) =>
  whole
    .trim()
    .replace(/(?<=[^\s.!?:;,…])\s*\n\s*/gu, ' · ')
    .replace(/\s+/gu, ' ')

/** The beginning of the word that stands there, unless it is as long as a line. */
function cutBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  const cut = space >= 0 && at - space < 40 ? space + 1 : at
  // Half a character is none.
  return /[\udc00-\udfff]/.test(text[cut] ?? '') ? cut - 1 : cut
}
