import { z } from 'zod'
import { expectedVersion, instant, prose, slug } from '../common.ts'
import { outcome } from '../hubs.ts'
import { publicPublication } from './publications.ts'

/** Which year's, in an address: "2026-27". */
export const showcaseParams = z.object({ year: slug, slug })

/** A hub's page at the end of its year: no more than is published, and sums of five people or more. */
export const showcase = z.object({
  schoolName: z.string(),
  year: z.string(),
  hub: z.object({ slug: z.string(), name: z.string(), question: z.string(), summary: z.string() }),
  outcomes: z.array(outcome.omit({ id: true })),
  /** Markdown, as in replies. */
  words: z.string(),
  thanks: z.string(),
  /** Meetings held by all of its groups. */
  meetings: z.int(),
  /** Null where fewer than five people share what they tried. */
  trials: z.object({ times: z.int(), people: z.int() }).nullable(),
  /** The newest first, 24 at most. */
  publications: z.array(publicPublication),
  publishedAt: instant.nullable(),
})
export type Showcase = z.infer<typeof showcase>

/** The showcases that are out, of the current year. */
export const showcaseList = z.object({
  items: z.array(z.object({ year: z.string(), slug: z.string(), hubName: z.string() })),
})

/** As those who make it see it. */
export const showcaseDraft = showcase.extend({ version: z.int() })
export type ShowcaseDraft = z.infer<typeof showcaseDraft>

export const updateShowcase = z.strictObject({
  words: prose(4000),
  thanks: prose(600),
  published: z.boolean(),
  /** 0 for the first time. */
  expectedVersion,
})
export type UpdateShowcase = z.infer<typeof updateShowcase>
