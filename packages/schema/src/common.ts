import { z } from 'zod'

/** Control characters, halves of characters, and marks that turn the direction of what is written after them. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u
const visible = /[^\p{C}\p{Z}]/u
const isPlain = (text: string) => !unprintable.test(text)

/**
 * A text without what stands at its end and matches `isEnd`, a pattern for one character. Looked at from the end: a
 * pattern like `/\s+$/` is tried from each place, which takes minutes for long runs inside a text.
 */
export function withoutEnd(text: string, isEnd: RegExp): string {
  let end = text.length
  while (end > 0 && isEnd.test(text[end - 1] ?? '')) end--
  return text.slice(0, end)
}

/** An opaque record id (UUID v7 text). */
export const id = z.string().regex(/^[\x21-\x7e]{1,64}$/, 'This id isn’t valid.')
export type Id = z.infer<typeof id>

/** A person, by no more than their name. */
export const personName = z.object({ id, name: z.string() })
/** Where somebody of the same name is in the list too: what tells the two apart, such as the department. */
export const apart = z.string().optional()

/** An instant in UTC, ISO 8601 with milliseconds, as it crosses the wire. */
export const instant = z.iso.datetime()

const isOurTime = (text: string) => text >= '2000' && text < '2100'
const OUR_TIME = 'Choose a date between 2000 and 2099.'

/** An instant that a person sets. */
export const chosenInstant = instant.refine(isOurTime, OUR_TIME)

/** A calendar day without a time zone, `YYYY-MM-DD`; a day that does not exist is refused. */
export const day = z.iso
  .date({
    error: ({ input }) =>
      typeof input === 'string' && /^\d{4}-\d\d-\d\d$/.test(input)
        ? 'That day doesn’t exist. Check the day and the month.'
        : 'Enter the day, month and year.',
  })
  .refine(isOurTime, OUR_TIME)

/** A wall-clock time in the school's time zone, `HH:MM`. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time, like 15:30.')

/** Milliseconds, whole; negative where a difference may be. */
export const milliseconds = z.int()

/** One line of text that may be empty, at most `max` characters once trimmed: no line break, tab or control character. */
export function shortText(max: number) {
  return z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer.`)
    .refine(isPlain, 'Keep this on one line. Remove line breaks, tabs and characters that can’t be used.')
}

/** One line of text a person typed, 1 to `max` characters once trimmed; something of it can be seen. */
export function line(max: number, ask: string) {
  return shortText(max)
    .min(1, ask)
    .refine(text => text === '' || !isPlain(text) || visible.test(text), ask)
}

/**
 * What somebody is called, as it is kept, however it was typed, pasted or read from a file: a space of any kind, or several,
 * is one plain space, and a letter with its accent is one letter.
 */
export function asName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Zs}\ufeff]+/gu, ' ')
    .trim()
}

/** What somebody or their place is called, in one line that may be empty. */
export const shortName = (max: number) => shortText(max).overwrite(asName)

/** A name of 1 to `max` characters; `ask` says what to enter. */
export const nameLine = (max: number, ask: string) => line(max, ask).overwrite(asName)

/** Text of several lines that may be empty, at most `max` characters. */
export function prose(max: number) {
  return z
    .string()
    .trim()
    .max(max, `Use ${max} characters or fewer.`)
    .refine(
      text => isPlain(text.replace(/[\t\r\n]/g, ' ')),
      'This has characters that can’t be used. Remove them, or type it again.',
    )
}

export const SLUG_MOST = 60
/** The name of a record in an address, as a client sends it: what is not one of ours is not found. */
export const slug = z.string().max(SLUG_MOST).refine(isPlain, 'This address isn’t valid.')

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'That’s too long to be an email address.')
  .pipe(z.email('Enter an email address, like name@example.org'))

/** The version of a record a change was made against; 409 when it is no longer the current one. */
export const expectedVersion = z.int().min(0).max(2_147_483_647)

/** A page of a list: `next` is the cursor to ask on with, null at the end. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** Where a cursor is none of ours: said wherever a list is read page by page. */
export const NO_SUCH_PAGE = 'This page of the list doesn’t exist. Go back to the first page.'

export const pageQuery = z.strictObject({
  cursor: z.string().max(200).refine(isPlain, NO_SUCH_PAGE).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PageQuery = z.infer<typeof pageQuery>

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
export const weekday = z.enum(weekdays)
