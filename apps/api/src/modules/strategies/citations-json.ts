import type { Csl } from '@hubs/schema/csl'
import { beginningOf, lineAt, type ReadEntry, readCsl } from './citations-read.ts'

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
    return 'It stops before its end: look for a bracket or a quotation mark that is not closed.'
  const [, place] = /position (\d+)/.exec(said) ?? []
  const where = place ? ` at line ${line + lineAt(part, Number(place)) - 1}` : ''
  return `This is not JSON${where}: look for a comma, a quotation mark or a bracket that is missing.`
}

export function writeCslJson(sources: readonly { key: string; csl: Csl }[]): string {
  return `${JSON.stringify(
    sources.map(({ key, csl }) => ({ id: key, ...csl })),
    null,
    2,
  )}\n`
}
