import type { Csl, CslName, CslType } from '@hubs/schema/library/csl'
import { beginningOf, datePartsOf, type ReadEntry, readCsl } from './csl-read.format.ts'

const typeOfCode: Record<string, CslType> = {
  JOUR: 'article-journal',
  JFULL: 'article-journal',
  EJOUR: 'article-journal',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  RPRT: 'report',
  ELEC: 'webpage',
  ICOMM: 'webpage',
  CPAPER: 'paper-conference',
  CONF: 'paper-conference',
  THES: 'thesis',
  MGZN: 'article-magazine',
  NEWS: 'article-newspaper',
  BLOG: 'post-weblog',
  GEN: 'document',
}
const codeOfType = new Map(Object.entries(typeOfCode).map(([code, type]) => [type, code]))
for (const code of ['JOUR', 'BOOK', 'CHAP', 'ELEC', 'CPAPER']) codeOfType.set(typeOfCode[code]!, code)

type Tags = Map<string, string[]>
const tagged = /^\uFEFF?([A-Z][A-Z0-9])( {1,2})- ?(.*)$/
/** With two spaces before its dash any is a tag; with one only these, so that "UK - based" goes on with a title. */
const known = new Set(
  'TY ER ID TI T1 T2 T3 CT BT ST AU A1 A2 A3 A4 ED PY Y1 Y2 DA SP EP SN JO JF JA J2 VL IS PB CY PP ET M1 M2 M3 DO UR L1 L2 LA AB N1 N2 KW AN DB DP RN'.split(
    ' ',
  ),
)
const issn = /^\d{4}-?\d{3}[\dXx]$/

/** "Dweck, Carol S., Jr."; a name without a comma is an organisation's. */
function nameOf(text: string) {
  const [family = '', given = '', suffix = ''] = text.split(',').map(each => each.trim())
  return text.includes(',') ? { family, given, suffix } : { literal: text }
}

/** Some programs write all names in one line, "Black, Paul; Wiliam, Dylan": only where each has its comma. */
function namesIn(text: string) {
  const each = text.split(';').flatMap(each => each.trim() || [])
  return each.length > 1 && each.every(one => one.includes(',')) ? each.map(nameOf) : [nameOf(text)]
}

function toRaw(tags: Tags): Record<string, unknown> {
  const first = (...names: string[]) => names.map(name => tags.get(name)?.[0]).find(Boolean)
  const all = (...names: string[]) => names.flatMap(name => tags.get(name) ?? []).flatMap(namesIn)
  const date = (text = '') => ({ 'date-parts': [datePartsOf(text)] })
  const [year, day, begin, end] = [first('PY', 'Y1'), first('DA'), first('SP'), first('EP')]
  const numbers = tags.get('SN') ?? []
  const issued = datePartsOf(day ?? '').length > 1 ? day : (year ?? day)
  return {
    type: typeOfCode[first('TY') ?? ''],
    title: first('TI', 'T1', 'CT', 'BT'),
    author: all('AU', 'A1'),
    editor: all('ED', 'A2'),
    issued: { raw: issued ?? '' },
    accessed: date(first('Y2')),
    'container-title': first('T2', 'JO', 'JF', 'JA'),
    'collection-title': first('T3'),
    volume: first('VL'),
    issue: first('IS'),
    page: begin && end && begin !== end ? `${begin}-${end}` : (begin ?? end),
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    edition: first('ET'),
    genre: first('M3'),
    number: first('M1'),
    DOI: first('DO'),
    URL: first('UR', 'L2'),
    ISBN: numbers.find(each => !issn.test(each)),
    ISSN: numbers.find(each => issn.test(each)),
    language: first('LA'),
  }
}

type Open = { line: number; text: string; tags: Tags; trouble: string; indent: number }

function close({ line, text, tags, trouble }: Open, missing: string): ReadEntry {
  const title = ['TI', 'T1'].map(name => tags.get(name)?.[0]).find(Boolean)
  const what = beginningOf(title ?? text)
  const reason = trouble || missing
  return { line, key: tags.get('ID')?.[0] ?? '', what, ...(reason ? { reason } : readCsl(toRaw(tags))) }
}

/** RIS: lines with a tag of two letters, each source from TY to ER. */
export function readRis(text: string): ReadEntry[] {
  const entries: ReadEntry[] = []
  let open: Open | undefined
  let last: string[] = []
  for (const [index, whole] of text.split('\n').entries()) {
    const line = index + 1
    const row = whole.trim()
    const [, name = '', spaces = '', value = ''] = tagged.exec(row) ?? []
    if (row === '') continue
    const indent = whole.length - whole.trimStart().length
    // A line set further in than its source goes on with the one before, whatever it begins with.
    const further = open !== undefined && indent > open.indent && last.length > 0 && name !== 'ER'
    const tag = !further && (spaces.length > 1 || known.has(name)) ? name : ''
    if (tag === 'TY') {
      if (open) entries.push(close(open, `The line “ER  - ” is missing before line ${line}.`))
      open = { line, text: row, tags: new Map(), trouble: '', indent }
      last = []
    } else if (!open) {
      const reason = 'This line isn’t part of a source. Each source starts with a line “TY  - ” and ends with “ER  - ”.'
      if (!entries.some(each => 'reason' in each && each.reason === reason))
        entries.push({ line, key: '', what: beginningOf(row), reason })
      continue
    }
    if (tag === 'ER') {
      entries.push(close(open, ''))
      open = undefined
    } else if (tag) {
      last = open.tags.get(tag) ?? []
      open.tags.set(tag, last)
      last.push(value.trim())
    } else if (last.length > 0 && (further || !/^[A-Z][A-Z0-9]-/.test(row))) last.push(`${last.pop()} ${row}`)
    else open.trouble ||= `Line ${line} has no tag. It should start with one, like “AU  - ”.`
  }
  if (open) entries.push(close(open, 'The line “ER  - ” is missing at the end.'))
  return entries
}

const writeName = ({ family = '', given = '', suffix, literal }: CslName) =>
  literal ?? `${family}, ${[given, suffix].filter(each => each !== undefined).join(', ')}`.trim()

function rowsOf(key: string, csl: Csl): [string, string | undefined][] {
  const parts = csl.issued?.['date-parts'][0]
  const [begin, end, ...more] = csl.page?.split('-') ?? []
  const pages: [string, string | undefined][] =
    begin && end && more.length === 0
      ? [
          ['SP', begin],
          ['EP', end],
        ]
      : [['SP', csl.page]]
  return [
    ['TY', codeOfType.get(csl.type)],
    ['ID', key],
    ['TI', csl.title],
    ...(csl.author ?? []).map(name => ['AU', writeName(name)] as [string, string]),
    ...(csl.editor ?? []).map(name => ['A2', writeName(name)] as [string, string]),
    ['PY', parts && String(parts[0])],
    ['DA', parts && parts.length > 1 ? isoOf(parts, '/') : undefined],
    ['Y2', csl.accessed && isoOf(csl.accessed['date-parts'][0], '/')],
    ['T2', csl['container-title']],
    ['T3', csl['collection-title']],
    ['VL', csl.volume],
    ['IS', csl.issue],
    ...pages,
    ['PB', csl.publisher],
    ['CY', csl['publisher-place']],
    ['ET', csl.edition],
    ['M3', csl.genre],
    ['M1', csl.number],
    ['DO', csl.DOI],
    ['UR', csl.URL],
    ['SN', csl.ISBN],
    ['SN', csl.ISSN],
    ['LA', csl.language],
  ]
}

/** A date as far as it is known: "2019", "2019-05", "2019-05-03". */
export function isoOf(parts: readonly number[], sign = '-'): string {
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join(sign)
}

export function writeRis(sources: readonly { key: string; csl: Csl }[]): string {
  return sources
    .map(({ key, csl }) => {
      const rows = rowsOf(key, csl).flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []))
      return `${rows.join('\r\n')}\r\nER  - \r\n`
    })
    .join('\r\n')
}
