import { z } from 'zod'
import { expectedVersion, id, instant, page, pageQuery, personName, prose, shortText, slug } from '../common.ts'
import { csl, cslItem } from './csl.ts'

/** Whether somebody has held a reference against its source. Nobody yet: `checked` is null, and the page says so. */
export const checkMark = z.object({
  /** Null where it was checked before the school had it. */
  by: personName.nullable(),
  at: instant.nullable(),
  how: z.string(),
})

/** Plain text with runs in italics, never HTML. */
const italicRuns = z.array(z.object({ text: z.string(), italic: z.boolean() }))
export type ItalicRuns = z.infer<typeof italicRuns>

/** A reference as it stands under a strategy: formatted in the school's style. */
export const citation = z.object({
  id,
  /** The name it has in exports, "rowe-1986". */
  key: z.string(),
  title: z.string(),
  /** In the school's style. */
  text: italicRuns,
  doi: z.string().nullable(),
  url: z.string().nullable(),
  checked: checkMark.nullable(),
  note: z.string(),
})
export type Citation = z.infer<typeof citation>

/** `uses`: under how many strategies and in how many lists of further reading it stands. */
export const referencePage = page(citation.extend({ uses: z.int() })).extend({
  /** Of the whole list, whatever is looked for. */
  total: z.int(),
  unchecked: z.int(),
})
export type ReferencePage = z.infer<typeof referencePage>

export const referenceQuery = pageQuery.extend({
  /** Part of its title or of a name. */
  q: shortText(80).optional(),
  checked: z.enum(['yes', 'no']).optional(),
})
export type ReferenceQuery = z.infer<typeof referenceQuery>

export const reference = citation.extend({
  csl: cslItem,
  addedBy: personName.nullable(),
  addedAt: instant,
  usedIn: z.object({
    strategies: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Further reading: of a hub of this year, or of something else where the slug is null. */
    reading: z.array(z.object({ hubSlug: z.string().nullable(), name: z.string() })),
  }),
  may: z.object({ edit: z.boolean(), check: z.boolean(), remove: z.boolean() }),
  version: z.int(),
})
export type Reference = z.infer<typeof reference>

const written = z.strictObject({ csl, note: prose(600) })
export const createReference = written
export type CreateReference = z.infer<typeof createReference>
/** Another fact than the one that was checked takes the mark off; another note does not. */
export const updateReference = written.partial().extend({ expectedVersion })
export type UpdateReference = z.infer<typeof updateReference>

export const checkReference = z
  .strictObject({ checked: z.boolean(), how: shortText(200), expectedVersion })
  .refine(mark => !mark.checked || mark.how !== '', {
    path: ['how'],
    error: 'Enter what you checked it against, for example “first page of the article”.',
  })
export type CheckReference = z.infer<typeof checkReference>

export const referenceFormats = ['bibtex', 'ris', 'csl-json'] as const
export const referenceFormat = z.enum(referenceFormats)
export type ReferenceFormat = z.infer<typeof referenceFormat>

/** Characters of one paste, and references in it. */
export const MOST_PASTED = 1_000_000
export const MOST_IMPORTED = 500

export const importReferences = z.strictObject({
  format: referenceFormat,
  text: z
    .string()
    .max(MOST_PASTED, 'That’s too long. Paste it in smaller parts.')
    .refine(text => text.trim() !== '', 'Paste your sources here.'),
  /** Says what would come of it, and changes nothing. */
  dryRun: z.boolean().default(false),
})
export type ImportReferences = z.input<typeof importReferences>

export const importEntry = z.object({
  /** Where it begins in what was pasted, from 1. */
  line: z.int(),
  /** Its title, or how it begins where it has none. */
  what: z.string(),
  outcome: z.enum(['added', 'known', 'refused']),
  /** Why it was refused, or which it is already; the line of the mistake where that is another. */
  reason: z.string(),
  /** The reference in the list, where there is one. */
  id: id.nullable(),
})
export type ImportEntry = z.infer<typeof importEntry>
/** `saved` is false where it was only tried. */
export const importResult = z.object({
  entries: z.array(importEntry),
  added: z.int(),
  known: z.int(),
  refused: z.int(),
  saved: z.boolean(),
})
export type ImportResult = z.infer<typeof importResult>

/** All of them where nothing else is named. */
export const exportQuery = z.strictObject({
  format: referenceFormat,
  strategy: shortText(12).optional(),
  /** A hub's further reading. */
  hub: slug.optional(),
  reference: id.optional(),
})
export type ExportQuery = z.infer<typeof exportQuery>
export const exportedReferences = z.object({ fileName: z.string(), text: z.string(), count: z.int() })
export type ExportedReferences = z.infer<typeof exportedReferences>

/** The styles that a school can write its references in, by their CSL names. */
export const citationStyles = ['apa', 'harvard-cite-them-right', 'vancouver'] as const
export const citationStyle = z.enum(citationStyles)
export type CitationStyle = z.infer<typeof citationStyle>

/** The school's style, and how one of its references looks in each. `version` is the school's. */
export const styleChoice = z.object({
  style: citationStyle,
  styles: z.array(z.object({ style: citationStyle, name: z.string(), sample: italicRuns })),
  version: z.int(),
})
export type StyleChoice = z.infer<typeof styleChoice>
export const setStyle = z.strictObject({ style: citationStyle, expectedVersion })
export type SetStyle = z.infer<typeof setStyle>

/** Further reading of a hub or of the programme, in its order. */
export const furtherReading = z.object({ items: z.array(citation), mayEdit: z.boolean() })
export type FurtherReading = z.infer<typeof furtherReading>
/** `seen`: the list as it stood when the change was made; another one now is answered 409. */
export const setReading = z.strictObject({
  referenceIds: z
    .array(id)
    .max(20, 'Add up to 20 sources.')
    .refine(ids => new Set(ids).size === ids.length, 'A source is listed twice.'),
  seen: z.array(id).max(100),
})
export type SetReading = z.infer<typeof setReading>
