import { z } from 'zod'

/** An opaque record id (UUID v7 text). */
export const id = z.string().min(1).max(64)
export type Id = z.infer<typeof id>

/** An instant in UTC, ISO 8601 with milliseconds, as it crosses the wire. */
export const instant = z.iso.datetime()

/** A calendar day without a time zone, `YYYY-MM-DD`; a day that does not exist is refused. */
export const day = z.iso.date('Write the date as year-month-day, for example 2026-11-25.')

/** A wall-clock time in the school's time zone, `HH:MM`. */
export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as hours and minutes, for example 15:30.')

/** Milliseconds, whole; negative where a difference may be. */
export const milliseconds = z.int()

/** One line of text a person typed, 1 to `max` characters once trimmed. */
export function line(max: number, ask: string) {
  return z.string().trim().min(1, ask).max(max, `Keep this to ${max} characters.`)
}

/** Text of several lines that may be empty, at most `max` characters. */
export function prose(max: number) {
  return z.string().trim().max(max, `Keep this to ${max} characters.`)
}

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'That address is too long to be a mail address.')
  .pipe(z.email('Write a mail address, for example name@school.org.'))

/** The version of a record a change was made against; 409 when it is no longer the current one. */
export const expectedVersion = z.int().min(0)

/** A page of a list: `next` is the cursor to ask on with, null at the end. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PageQuery = z.infer<typeof pageQuery>

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
export const weekday = z.enum(weekdays)
