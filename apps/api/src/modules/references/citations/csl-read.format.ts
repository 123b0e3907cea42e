import { type Csl, csl, type CslType, cslTypes } from '@hubs/schema/library/csl'

/** A source, and in a sentence what of it was cut to fit; empty where nothing was. */
type Read = { csl: Csl; note: string }

/** One entry of what was pasted: a source, or why it is none. `line` counts from 1. */
export type ReadEntry = { line: number; key: string; what: string } & (Read | { reason: string })

type Raw = Record<string, unknown>

const words: Partial<Record<string, string>> = {
  title: 'Title',
  author: 'Authors',
  editor: 'Editors',
  issued: 'Date',
  accessed: 'Date accessed',
  'container-title': 'Published in',
  page: 'Pages',
  URL: 'Web address',
}

/** What other programs call some of the kinds. */
const otherTypes: Record<string, CslType> = {
  article: 'article-journal',
  'entry-encyclopedia': 'chapter',
  'entry-dictionary': 'chapter',
  entry: 'chapter',
  post: 'post-weblog',
  review: 'article-journal',
  monograph: 'book',
  'proceedings-article': 'paper-conference',
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
}

const textFields = [
  'container-title',
  'collection-title',
  'volume',
  'issue',
  'page',
  'publisher',
  'publisher-place',
  'edition',
  'genre',
  'number',
  'DOI',
  'URL',
  'ISBN',
  'ISSN',
  'language',
] as const

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as text on one line: numbers and first ones of a list are taken too, anything else is none. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value[0])
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().normalize('NFC') : undefined
}

function namesOf(value: unknown) {
  if (!Array.isArray(value)) return undefined
  return value.map(each => {
    if (!isRaw(each)) return { literal: textOf(each) ?? '' }
    const part = (name: string) => textOf(each[name])
    const family = ['dropping-particle', 'non-dropping-particle', 'family'].map(part).filter(Boolean).join(' ')
    const name = { family, given: part('given'), suffix: part('suffix'), literal: part('literal') }
    return Object.fromEntries(Object.entries(name).filter(([, text]) => text))
  })
}

/** "2019-05-03", "2019/5", "1998": what of a date can be read, as numbers. */
export function datePartsOf(text: string): number[] {
  const [, ...parts] = /^\s*(\d{4})(?:[-/](0?[1-9]|1[0-2])(?!\d)(?:[-/](\d{1,2})(?!\d))?)?/.exec(text) ?? []
  return parts.filter(Boolean).map(Number)
}

/** "2019/2020", "2019-20", "2019-05-03/2019-06-01": two dates where we keep one. A second number up to 12 is a month. */
function rangeOf(text: string): string | undefined {
  if (/^\s*\d{4}-\d\d(-\d\d)?\s*\/\s*\d{4}/.test(text)) return text.trim()
  const [, , until = ''] = /^\s*(\d{4})\s*[-–—/]+\s*(\d{4}|\d{2})(?!\d)/.exec(text) ?? []
  return until.length === 4 || Number(until) > 12 ? text.trim() : undefined
}

/** The range in a date that keeps only its first, as it was written. */
function shortened(value: unknown): string | undefined {
  if (!isRaw(value)) return undefined
  const { 'date-parts': parts, raw, literal } = value
  if (!Array.isArray(parts)) return rangeOf(textOf(raw ?? literal) ?? '')
  const [from, until] = parts.map(part => textOf(part))
  return from && until && from !== until ? `${from}/${until}` : undefined
}

function dateOf(value: unknown) {
  if (!isRaw(value)) return undefined
  const { 'date-parts': parts, raw, literal } = value
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined
  const numbers = Array.isArray(first)
    ? first.filter(part => part !== null && part !== '').map(Number)
    : datePartsOf(textOf(raw ?? literal) ?? '')
  return numbers.length > 0 ? { 'date-parts': [numbers.slice(0, 3)] } : undefined
}

function typeOf(value: unknown): CslType {
  const text = textOf(value) ?? ''
  return (
    cslTypes.find(each => each === text) ??
    (Object.hasOwn(otherTypes, text) ? otherTypes[text] : undefined) ??
    'document'
  )
}

/**
 * A source out of what a program wrote: the fields that we keep, each as we keep it. Only named fields are looked at, so
 * that nothing else comes in with them.
 */
export function readCsl(raw: Raw): Read | { reason: string } {
  const own = (name: string) => (Object.hasOwn(raw, name) ? raw[name] : undefined)
  const read = csl.safeParse({
    type: typeOf(own('type')),
    title: textOf(own('title')) ?? '',
    author: namesOf(own('author')),
    editor: namesOf(own('editor')),
    issued: dateOf(own('issued')),
    accessed: dateOf(own('accessed')),
    ...Object.fromEntries(textFields.map(name => [name, textOf(own(name))])),
    page: textOf(own('page'))?.replace(/\s*[–—]\s*/g, '-'),
  })
  const range = shortened(own('issued'))
  const note = range ? `We keep one date, so ${range} became ${datePartsOf(range).join('-')}.` : ''
  if (read.success) return { csl: read.data, note }
  const [issue] = read.error.issues
  const field = String(issue?.path[0] ?? '')
  return { reason: `${words[field] ?? field}: ${issue?.message ?? 'Check this field.'}` }
}

/** How an entry that can't be kept is named in the answer: as it begins. */
export function beginningOf(text: string): string {
  const [line = ''] = text.trim().split('\n')
  const plain = line.replace(/\p{C}/gu, ' ').trim()
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain
}

/** The number of the line in which a place of the text lies. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, Math.max(0, index)).split('\n').length
}
