import { z } from 'zod'
import { day, id, instant, page, shortText } from './common.ts'
import { place } from './discussion.ts'
import { stage } from './library/strategies.ts'
import { planStatus } from './plans/plans.ts'

/** What can be found, in the order in which it is shown where no kind fits better than another. */
export const searchKinds = ['person', 'hub', 'strategy', 'reference', 'reply', 'plan', 'minutes'] as const
export const searchKind = z.enum(searchKinds)
export type SearchKind = z.infer<typeof searchKind>

/** Characters that one search may have. */
export const LONGEST_SEARCH = 200

export const searchQuery = z.strictObject({
  q: shortText(LONGEST_SEARCH).default(''),
  /** Only of this kind, and more of them; `cursor` goes on where the last answer ended. */
  kind: searchKind.optional(),
  cursor: shortText(200).optional(),
})
export type SearchQuery = z.infer<typeof searchQuery>

/** Plain text with what was looked for in it: from and to in UTF-16 units, in order and apart. */
export const marked = z.object({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) })
export type Marked = z.infer<typeof marked>

const found = z.object({ id, title: marked, snippet: marked })

export const searchHit = z.discriminatedUnion('kind', [
  /** A colleague, by name and department. `hub`: theirs this year. */
  found.extend({ kind: z.literal('person'), hub: z.object({ slug: z.string(), name: z.string() }).nullable() }),
  /** `year`: the one that it ran in, where that is over. */
  found.extend({ kind: z.literal('hub'), slug: z.string(), year: z.string().nullable() }),
  found.extend({ kind: z.literal('strategy'), code: z.string(), hubSlug: z.string(), stage }),
  found.extend({ kind: z.literal('reference'), checked: z.boolean() }),
  /** `where`: what it stands under, by the key that its address has, and the name to show. The title is empty. */
  found.extend({
    kind: z.literal('reply'),
    by: z.string(),
    at: instant,
    where: z.object({ place, key: z.string(), name: z.string() }),
  }),
  found.extend({ kind: z.literal('plan'), status: planStatus, promisedOn: day }),
  /** The id is the meeting's; the title is empty. */
  found.extend({ kind: z.literal('minutes'), date: day, hub: z.string() }),
])
export type SearchHit = z.infer<typeof searchHit>

/** The best few of each kind that has any. */
export const searchAnswer = z.object({
  groups: z.array(page(searchHit).extend({ kind: searchKind })),
  /** Words that were read as others, for want of the ones typed. */
  corrected: z.array(z.object({ typed: z.string(), found: z.string() })),
  /** Nothing has all the words: these have some of them. */
  someWords: z.boolean(),
})
export type SearchAnswer = z.infer<typeof searchAnswer>
