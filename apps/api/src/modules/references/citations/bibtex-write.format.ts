import type { Csl, CslName, CslType } from '@hubs/schema/library/csl'
import { isoOf } from './ris.format.ts'

const entryOfType: Record<CslType, [entry: string, subtype?: string]> = {
  'article-journal': ['article'],
  'article-magazine': ['article', 'magazine'],
  'article-newspaper': ['article', 'newspaper'],
  book: ['book'],
  chapter: ['incollection'],
  report: ['techreport'],
  webpage: ['online'],
  'post-weblog': ['online', 'blog'],
  'paper-conference': ['inproceedings'],
  thesis: ['phdthesis'],
  document: ['misc'],
}
const publisherOf: Partial<Record<CslType, string>> = { report: 'institution', thesis: 'school' }

const commands: Record<string, string> = {
  '\\': '{\\textbackslash}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
  '"': '{\\textquotedbl}',
  '`': '{\\textasciigrave}',
}

/** Text that LaTeX shows as it is. Letters of all languages stay letters: BibTeX has been read as UTF-8 for years. */
const escaped = (text: string) =>
  text.replace(/[\\~^<>|"`]/g, sign => commands[sign] ?? sign).replace(/[{}$&%#_]/g, sign => `\\${sign}`)

function writeName({ family = '', given = '', suffix, literal }: CslName): string {
  if (literal) return `{${escaped(literal)}}`
  const last = /,|\band\b/i.test(family) ? `{${escaped(family)}}` : escaped(family)
  return [last, suffix && escaped(suffix), escaped(given)].filter(part => part !== undefined && part !== '').join(', ')
}

function fieldsOf(csl: Csl): [string, string | undefined][] {
  const { type } = csl
  const article = type.startsWith('article-')
  const [, subtype] = entryOfType[type]
  const [year, month, day] = csl.issued?.['date-parts'][0] ?? []
  const names = (list: CslName[] | undefined) => list?.map(writeName).join(' and ')
  const text = (value: string | undefined) => value && escaped(value)
  return [
    // Braces in braces: its capitals are meant.
    ['title', `{${escaped(csl.title)}}`],
    ['author', names(csl.author)],
    ['editor', names(csl.editor)],
    ['year', year === undefined ? undefined : String(year)],
    ['month', month === undefined ? undefined : String(month)],
    ['day', day === undefined ? undefined : String(day)],
    [article ? 'journal' : 'booktitle', text(csl['container-title'])],
    ['series', text(csl['collection-title'])],
    ['volume', text(csl.volume)],
    [article ? 'number' : 'issue', text(csl.issue)],
    [article ? 'eid' : 'number', text(csl.number)],
    ['pages', text(csl.page)?.replaceAll('-', '--')],
    [publisherOf[type] ?? 'publisher', csl.publisher && `{${escaped(csl.publisher)}}`],
    ['address', text(csl['publisher-place'])],
    ['edition', text(csl.edition)],
    ['type', text(csl.genre)],
    ['entrysubtype', subtype],
    ['doi', csl.DOI],
    ['url', csl.URL],
    ['urldate', csl.accessed && isoOf(csl.accessed['date-parts'][0])],
    ['isbn', text(csl.ISBN)],
    ['issn', text(csl.ISSN)],
    ['langid', text(csl.language)],
  ]
}

export function writeBibtex(sources: readonly { key: string; csl: Csl }[]): string {
  return sources
    .map(({ key, csl }) => {
      const [entry] = entryOfType[csl.type]
      const fields = fieldsOf(csl).flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
      return `@${entry}{${key},\n${fields.join(',\n')}\n}\n`
    })
    .join('\n')
}
