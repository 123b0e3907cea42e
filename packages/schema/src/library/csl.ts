import { z } from 'zod'
import { nameLine, shortText, withoutEnd } from '../common.ts'
import { webAddress } from '../meetings/agenda.ts'

/** The kinds of source that a school keeps, by their CSL names. Anything else is a `document`. */
export const cslTypes = [
  'article-journal',
  'book',
  'chapter',
  'report',
  'webpage',
  'paper-conference',
  'thesis',
  'article-magazine',
  'article-newspaper',
  'post-weblog',
  'document',
] as const
export type CslType = (typeof cslTypes)[number]

/**
 * A DOI without what people paste around it: `https://doi.org/`, `doi:`, spaces, a full stop at its end. What is no DOI
 * comes back as it was, trimmed.
 */
export function plainDoi(text: string): string {
  const bare = text.trim().replace(/^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:?\s*)+/i, '')
  const ended = withoutEnd(bare, /[\s.,;:'"’”>\]}]/)
  // A bracket that was opened belongs to it: 10.1016/S0140-6736(06)68853-3.
  return ended.endsWith(')') && !ended.includes('(') ? withoutEnd(ended, /\)/) : ended
}

const doiForm = /^10\.\d{4,9}(?:\.\d+)*\/[^\s<>"]+$/

/** Whether it is a DOI as `plainDoi` leaves it (ISO 26324: a registrant's number, a slash, a name). */
export function isDoi(text: string): boolean {
  return doiForm.test(text)
}

const doi = shortText(300)
  .transform(plainDoi)
  .refine(
    text => text === '' || isDoi(text),
    'This isn’t a DOI. A DOI starts with 10. and has a slash in it, like 10.1177/002248718603700110.',
  )

const nameParts = z.strictObject({
  family: shortText(120).optional(),
  given: shortText(120).optional(),
  suffix: shortText(20).optional(),
  /** An organisation, as one name. */
  literal: shortText(240).optional(),
})
const cslName = nameParts.refine(name => Boolean(name.family || name.literal), {
  path: ['family'],
  error: 'Enter the surname, or the organisation’s name.',
})
export type CslName = z.infer<typeof cslName>

const A_MONTH = 'Enter a month from 1 to 12.'
const A_DATE = 'Enter a year. Add a month from 1 to 12, and a day, if you know them.'
const year = z.int('Enter the year with 4 digits.').min(1000, 'Enter the year with 4 digits.').max(2100)
const month = z.int(A_MONTH).min(1, A_MONTH).max(12, A_MONTH)
const dayOfMonth = z.int().min(1).max(31)
/** One date, as exactly as it is known: a year, a month of it, a day of that. */
const cslDate = z.strictObject({
  'date-parts': z.tuple([
    z.union([z.tuple([year]), z.tuple([year, month]), z.tuple([year, month, dayOfMonth])], A_DATE),
  ]),
})

const names = z.array(cslName).max(100, 'Enter up to 100 names.')

/** A source as CSL-JSON, as it is kept. */
export const cslItem = z.strictObject({
  type: z.enum(cslTypes),
  title: nameLine(500, 'Enter the title.'),
  author: names.optional(),
  editor: names.optional(),
  issued: cslDate.optional(),
  accessed: cslDate.optional(),
  /** The journal, book or site that it is part of. */
  'container-title': shortText(300).optional(),
  'collection-title': shortText(300).optional(),
  volume: shortText(40).optional(),
  issue: shortText(40).optional(),
  page: shortText(60).optional(),
  publisher: shortText(200).optional(),
  'publisher-place': shortText(120).optional(),
  edition: shortText(60).optional(),
  genre: shortText(120).optional(),
  number: shortText(60).optional(),
  DOI: z.string().optional(),
  URL: z.string().optional(),
  ISBN: shortText(40).optional(),
  ISSN: shortText(40).optional(),
  language: shortText(20).optional(),
})

export type Csl = z.infer<typeof cslItem>

const isFilled = (value: unknown) =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

/** A source as CSL-JSON, as somebody writes it: fields left empty are left out. */
export const csl = cslItem
  .extend({ DOI: doi.optional(), URL: z.literal('').or(webAddress).optional() })
  .transform(item => Object.fromEntries(Object.entries(item).filter(([, value]) => isFilled(value))) as Csl)
