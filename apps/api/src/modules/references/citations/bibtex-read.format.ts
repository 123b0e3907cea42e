import type { CslType } from '@hubs/schema/library/csl'
import { type Creator, type Entry, parse } from '@retorquere/bibtex-parser'
import { beginningOf, datePartsOf, lineAt, type ReadEntry, readCsl } from './csl-read.format.ts'

const typeOfEntry: Record<string, CslType> = {
  article: 'article-journal',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  proceedings: 'book',
  booklet: 'book',
  incollection: 'chapter',
  inbook: 'chapter',
  suppbook: 'chapter',
  techreport: 'report',
  report: 'report',
  online: 'webpage',
  www: 'webpage',
  electronic: 'webpage',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  misc: 'document',
}
const typeOfSubtype: Record<string, CslType> = {
  magazine: 'article-magazine',
  newspaper: 'article-newspaper',
  blog: 'post-weblog',
}

const isArticle = (type: CslType) => type.startsWith('article-')

/** The parser's own markup, which a plain text has none of. */
const markup = /<\/?(?:i|b|sub|sup|sc|span|a|ol|ul|li|tt|em|strong|code|pre|p)(?:\s[^<>]*)?\/?>/g
// A letter that a command makes right after another one comes out with its braces.
const plain = (text: string | undefined) =>
  text
    ?.replace(markup, '')
    .replace(/\{([~^\\<>|"])\}/g, '$1')
    .replace(/\u00a0/g, ' ')

function nameOf({ name, lastName, firstName, prefix, suffix }: Creator) {
  if (name) return { literal: plain(name) }
  return { family: plain([prefix, lastName].filter(Boolean).join(' ')), given: plain(firstName), suffix: plain(suffix) }
}

const namesOf = (names: Creator[] | undefined) => names?.filter(({ lastName }) => lastName !== 'others').map(nameOf)

function toRaw({ type: entryType, fields }: Entry): Record<string, unknown> {
  const of = (name: string): string | undefined => {
    const value: unknown = Object.hasOwn(fields, name) ? fields[name] : undefined
    return plain(Array.isArray(value) ? value.join(' and ') : typeof value === 'string' ? value : undefined)
  }
  const first = (...names: string[]) => names.map(of).find(Boolean)
  const type = typeOfSubtype[of('entrysubtype') ?? ''] ?? typeOfEntry[entryType.toLowerCase()] ?? 'document'
  const article = isArticle(type)
  const issued = of('date') ?? [of('year'), of('month'), of('day')].filter(Boolean).join('-')
  return {
    type,
    title: [of('title'), of('subtitle')].filter(Boolean).join(': '),
    author: namesOf(fields.author),
    editor: namesOf(fields.editor),
    issued: { raw: issued },
    accessed: { 'date-parts': [datePartsOf(of('urldate') ?? '')] },
    'container-title': first('journal', 'journaltitle', 'booktitle', 'maintitle'),
    'collection-title': of('series'),
    volume: of('volume'),
    issue: article ? first('number', 'issue') : of('issue'),
    number: article ? of('eid') : of('number'),
    page: of('pages')?.replace(/[–—]|--+/g, '-'),
    publisher: first('publisher', 'institution', 'school', 'organization'),
    'publisher-place': first('address', 'location'),
    edition: of('edition'),
    genre: of('type'),
    DOI: of('doi'),
    URL: first('url', 'howpublished')?.replace(/^[^]*?(https?:\/\/)/, '$1'),
    ISBN: of('isbn'),
    ISSN: of('issn'),
    language: first('langid', 'language'),
  }
}

/** What the parser says, in our words. */
function sentenceFor(error: string): string {
  const [, line] = /at line (\d+)/.exec(error) ?? []
  const there = line ? ` (near line ${line})` : ''
  if (error.includes('equals sign missing')) return `There’s no equals sign after a field’s name${there}.`
  if (error.includes("expected '{'")) return `There’s no opening brace { after the entry type${there}.`
  if (/expected "\}"|Unterminated brace/.test(error)) return `A closing brace } is missing${there}.`
  if (/Unterminated|quot/i.test(error)) return `A closing quotation mark is missing${there}.`
  if (error.includes('call stack')) return 'There are too many nested braces here.'
  return `This can’t be read as BibTeX${there}.`
}

/** BibTeX, LaTeX commands as the letters they stand for. An entry that is broken is told with its line; the rest is kept. */
export function readBibtex(text: string): ReadEntry[] {
  const library = parse(text, { sentenceCase: false, english: false, unsupported: 'ignore' })
  const from = new Map<string, number>()
  // Two entries may be the same to the letter.
  const lineOf = (input: string) => {
    const at = text.indexOf(input.trim(), from.get(input) ?? 0)
    from.set(input, at + 1)
    return lineAt(text, at)
  }
  const kept = library.entries
    .filter(entry => entry.input !== '')
    .map(entry => {
      const what = beginningOf(plain(entry.fields.title) || entry.input)
      return { line: lineOf(entry.input), key: entry.key, what, ...readCsl(toRaw(entry)) }
    })
  const broken = library.errors.map(({ error, input = '' }) => {
    return { line: lineOf(input), key: '', what: beginningOf(input), reason: sentenceFor(error) }
  })
  return [...kept, ...broken].toSorted((a, b) => a.line - b.line)
}
