import type { Csl, CslName, CslType } from '@hubs/schema/library/csl'
import type { CreateReference, Reference } from '@hubs/schema/library/references'

/** What the form holds: a line for each author, everything as text. */
export type ReferenceValues = {
  type: CslType
  title: string
  authors: string
  year: string
  container: string
  volume: string
  issue: string
  page: string
  publisher: string
  DOI: string
  URL: string
  note: string
  expectedVersion: number
}

export const blankReference: ReferenceValues = {
  type: 'article-journal',
  title: '',
  authors: '',
  year: '',
  container: '',
  volume: '',
  issue: '',
  page: '',
  publisher: '',
  DOI: '',
  URL: '',
  note: '',
  expectedVersion: 0,
}

/** The field of the form for each of CSL's that has another name there. */
export const fieldFor: Record<string, string> = {
  'csl.title': 'title',
  'csl.author': 'authors',
  'csl.issued': 'year',
  'csl.container-title': 'container',
  'csl.volume': 'volume',
  'csl.issue': 'issue',
  'csl.page': 'page',
  'csl.publisher': 'publisher',
  'csl.DOI': 'DOI',
  'csl.URL': 'URL',
}

/** "Wiliam, Dylan"; an organisation has no comma in its line. */
function nameOf(line: string): CslName {
  const [family = '', ...given] = line.split(',').map(part => part.trim())
  return given.length > 0 ? { family, given: given.join(', ') } : { literal: family }
}

const lineOf = ({ family, given, literal, suffix }: CslName) =>
  literal ?? [family, [given, suffix].filter(Boolean).join(' ')].filter(Boolean).join(', ')

export function valuesOf({ csl, note, version }: Reference): ReferenceValues {
  return {
    type: csl.type,
    title: csl.title,
    authors: (csl.author ?? []).map(lineOf).join('\n'),
    year: String(csl.issued?.['date-parts'][0][0] ?? ''),
    container: csl['container-title'] ?? '',
    volume: csl.volume ?? '',
    issue: csl.issue ?? '',
    page: csl.page ?? '',
    publisher: csl.publisher ?? '',
    DOI: csl.DOI ?? '',
    URL: csl.URL ?? '',
    note,
    expectedVersion: version,
  }
}

/** The same names stay as they were: a suffix, or a family name of two words, has no line of its own. */
function authorsOf(text: string, standing: readonly CslName[] = []): CslName[] {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  return lines.map(line => standing.find(name => lineOf(name) === line) ?? nameOf(line))
}

/** What is sent: the form's fields over what stood, so that what the form does not show stays. */
export function referenceOf(values: ReferenceValues, standing?: Csl): CreateReference {
  const { type, title, authors, year, container, volume, issue, page, publisher, DOI, URL, note } = values
  const stoodYear = String(standing?.issued?.['date-parts'][0][0] ?? '')
  const issued = year.trim() === '' ? undefined : { 'date-parts': [[Number(year)]] as [[number]] }
  const csl = {
    ...standing,
    type,
    title,
    author: authorsOf(authors, standing?.author),
    issued: year.trim() === stoodYear ? standing?.issued : issued,
    'container-title': container,
    volume,
    issue,
    page,
    publisher,
    DOI,
    URL,
  }
  return { csl: Object.fromEntries(Object.entries(csl).filter(([, value]) => value !== undefined)) as Csl, note }
}

/** A state of the form as it is shown beside another. */
export function inWords(values: ReferenceValues) {
  const { title, authors, year, container, DOI, note } = values
  return [
    { label: 'Title', now: title },
    { label: 'Authors', now: authors },
    { label: 'Year', now: year },
    { label: 'Part of', now: container },
    { label: 'DOI', now: DOI },
    { label: 'Note', now: note },
  ]
}
