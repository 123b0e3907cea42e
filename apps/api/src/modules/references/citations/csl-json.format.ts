import type { Csl } from '@hubs/schema/library/csl'
import { beginningOf, lineAt, type ReadEntry, readCsl } from './csl-read.format.ts'

/** The objects that stand beside each other in a text, each by itself: one that is broken takes no other with it. */
function* objectsIn(text: string): Generator<{ at: number; part: string }> {
  let [depth, begin, inString] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (inString) {
      if (sign === '\\') at++
      else if (sign === '"') inString = false
    } else if (sign === '"' && depth > 0) inString = true
    else if (sign === '{') {
      if (depth === 0) begin = at
      depth++
    } else if (sign === '}' && depth > 0) {
      depth--
      if (depth === 0) yield { at: begin, part: text.slice(begin, at + 1) }
    }
  }
  if (depth > 0) yield { at: begin, part: text.slice(begin) }
}

/** CSL-JSON: an array of sources, or one. */
export function readCslJson(text: string): ReadEntry[] {
  return Array.from(objectsIn(text), ({ at, part }) => {
    const line = lineAt(text, at)
    try {
      const raw = JSON.parse(part) as Record<string, unknown>
      const read = readCsl(raw)
      const title = typeof raw.title === 'string' && raw.title.trim() ? raw.title : part
      const key = ['citation-key', 'id'].map(name => raw[name]).find(each => typeof each === 'string')
      return { line, key: typeof key === 'string' ? key : '', ...read, what: beginningOf(title) }
    } catch (error) {
      return { line, key: '', what: beginningOf(part), reason: whyNot(error, part, line) }
    }
  })
}

/** Where the parser stopped, as a line of the whole text. */
function whyNot(error: unknown, part: string, line: number): string {
  const said = error instanceof Error ? error.message : ''
  if (/Unterminated|end of JSON/.test(said) || !part.endsWith('}'))
    return 'The end is missing. Check for a bracket or quotation mark that isn’t closed.'
  const [, place] = /position (\d+)/.exec(said) ?? []
  const where = place ? ` at line ${line + lineAt(part, Number(place)) - 1}` : ''
  return `This isn’t valid JSON${where}. Check for a missing comma, quotation mark or bracket.`
}

export function writeCslJson(sources: readonly { key: string; csl: Csl }[]): string {
  return `${JSON.stringify(
    sources.map(({ key, csl }) => ({ id: key, ...csl })),
    null,
    2,
  )}\n`
}
