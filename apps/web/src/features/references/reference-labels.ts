import { isolated } from '@hubs/rules/text/isolated'
import type { CslType } from '@hubs/schema/library/csl'
import type { Citation, CitationStyle, ReferenceFormat } from '@hubs/schema/library/references'
import { shortDate } from '#lib/time/time.ts'

export const formatWords: Record<ReferenceFormat, string> = { bibtex: 'BibTeX', ris: 'RIS', 'csl-json': 'CSL-JSON' }

export const typeWords: Record<CslType, string> = {
  'article-journal': 'Journal article',
  book: 'Book',
  chapter: 'Book chapter',
  report: 'Report',
  webpage: 'Web page',
  'paper-conference': 'Conference paper',
  thesis: 'Thesis',
  'article-magazine': 'Magazine article',
  'article-newspaper': 'Newspaper article',
  'post-weblog': 'Blog post',
  document: 'Something else',
}

export const styleNames: Record<CitationStyle, string> = {
  apa: 'APA',
  'harvard-cite-them-right': 'Harvard',
  vancouver: 'Vancouver',
}

/** "Checked by Sam Patel on Monday 2 November: first page of the article." */
export function checkedWords({ checked }: Pick<Citation, 'checked'>, timeZone: string): string {
  if (!checked) return 'Not checked against the original yet: the details may be wrong.'
  const by = checked.by ? ` by ${isolated(checked.by.name)}` : ''
  const on = checked.at ? ` on ${shortDate(checked.at, timeZone)}` : ' before it was added to your school'
  return `Checked${by}${on}${checked.how && `: ${checked.how}`}.`
}

/** What a paste most probably is; the person can say otherwise. */
export function guessFormat(text: string): ReferenceFormat | null {
  const start = text.trimStart()
  if (/^[[{]/.test(start)) return 'csl-json'
  if (/^@\s*\w+\s*[{(]/m.test(start)) return 'bibtex'
  return /^TY {2}-/m.test(start) ? 'ris' : null
}
