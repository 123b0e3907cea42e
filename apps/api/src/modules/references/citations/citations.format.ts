import type { Csl } from '@hubs/schema/library/csl'
import type { CitationStyle, ItalicRuns } from '@hubs/schema/library/references'
import CSL from 'citeproc'
import { readFileSync } from 'node:fs'
import { plainCitation } from './plain-citation.format.ts'

/** No text of a reference holds a control character, so these can stand for what is in italics and what is not. */
const ITALIC = '\u0001'
const UPRIGHT = '\u0002'
const ENDED = '\u0003'
const NUMBER = '\u0004'
const numbered = new RegExp(`${NUMBER}.*?${NUMBER}`, 'gs')
const marks = new RegExp(`([${ITALIC}${UPRIGHT}${ENDED}])`)

const formats = CSL.Output.Formats
formats.runs = {
  ...formats.text,
  '@font-style/italic': `${ITALIC}%%STRING%%${ENDED}`,
  '@font-style/oblique': `${ITALIC}%%STRING%%${ENDED}`,
  '@font-style/normal': `${UPRIGHT}%%STRING%%${ENDED}`,
  // A number before it is taken out again: the list that it stands in may be of any order.
  '@display/left-margin': (_state: unknown, text: string) => `${NUMBER}${text}${NUMBER}`,
}

/** A style or locale of the Citation Style Language, as published; each names its authors and its licence. */
const published = (name: string) => readFileSync(new URL(`./styles/${name}`, import.meta.url), 'utf8')

function toRuns(text: string): ItalicRuns {
  const runs: ItalicRuns = []
  const open: boolean[] = []
  for (const part of text.replace(numbered, '').trim().replace(/\s+/g, ' ').split(marks)) {
    if (part === ENDED) open.pop()
    else if (part === ITALIC || part === UPRIGHT) open.push(part === ITALIC)
    else if (part !== '') {
      const italic = open.at(-1) ?? false
      const last = runs.at(-1)
      if (last?.italic === italic) last.text += part
      else runs.push({ text: part, italic })
    }
  }
  return runs
}

/** Writes sources in one style, each by itself: two of one year get no letters. */
function createFormatter(style: CitationStyle): (csl: Csl) => ItalicRuns {
  const locale = published('locale-en-GB.xml')
  let item: Csl | undefined
  const system = { retrieveLocale: () => locale, retrieveItem: () => ({ ...item, id: 'one' }) }
  const engine = new CSL.Engine(system, published(`${style}.csl`), 'en-GB', true)
  engine.setOutputFormat('runs')
  return csl => {
    item = csl
    // The engine forgets the one before only where it is told that nothing is left.
    engine.updateItems([])
    engine.updateItems(['one'])
    const [, [entry = '']] = engine.makeBibliography() || [null, []]
    return toRuns(entry)
  }
}

const formatters = new Map<CitationStyle, (csl: Csl) => ItalicRuns>()

/**
 * A source in a style, as plain text with its italics. Some 3 ms each, and half a second for a style's first one: it is
 * for the worker. What the style can't write comes in a plain form.
 */
export function formatCitation(style: CitationStyle, csl: Csl): ItalicRuns {
  let write = formatters.get(style)
  if (!write) formatters.set(style, (write = createFormatter(style)))
  try {
    const runs = write(csl)
    if (runs.length > 0) return runs
  } catch {
    // An engine that has thrown may be left half done.
    formatters.delete(style)
  }
  return plainCitation(csl)
}
