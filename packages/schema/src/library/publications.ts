import { z } from 'zod'
import { expectedVersion, id, instant, nameLine, page, pageQuery, personName, prose, slug } from '../common.ts'
import { decision, didIt, howOften } from '../plans/plans.ts'
import { strategyDetail, strand } from './strategies.ts'

/** A strategy of the library, or the story of one trial. */
export const publicationKinds = ['strategy', 'trial'] as const
export const publicationKind = z.enum(publicationKinds)
export type PublicationKind = z.infer<typeof publicationKind>

/** `offered`: its owner agrees, a coordinator has not looked yet. `withdrawn`: by its owner or a coordinator. */
export const publicationStates = ['offered', 'published', 'declined', 'withdrawn'] as const
export const publicationState = z.enum(publicationStates)
export type PublicationState = z.infer<typeof publicationState>

/** The words as they were agreed to: a later change of the strategy or the report changes nothing here. */
const strategyContent = strategyDetail
  .pick({ what: true, looksLike: true, commonFailing: true, techniques: true, strength: true, strengthWhy: true })
  .extend({
    kind: z.literal('strategy'),
    code: z.string(),
    strand: strand.pick({ name: true, months: true, asOf: true, url: true }).nullable(),
    strandNote: z.string(),
    references: z.array(strategyDetail.shape.references.element.pick({ text: true, doi: true, checked: true })),
  })
const trialContent = z.object({
  kind: z.literal('trial'),
  technique: z.string(),
  strategy: z.string().nullable(),
  howOften,
  didIt,
  decision: decision.nullable(),
  story: z.string(),
})
export const publicationContent = z.discriminatedUnion('kind', [strategyContent, trialContent])
export type PublicationContent = z.infer<typeof publicationContent>

/** What the world reads. */
export const publicPublication = z.object({
  id,
  hubSlug: z.string(),
  hubName: z.string(),
  title: z.string(),
  content: publicationContent,
  /** The owner's name, where they want it there. */
  by: z.string().nullable(),
  publishedAt: instant,
})
export type PublicPublication = z.infer<typeof publicPublication>
export const publicPublicationPage = page(publicPublication)
export const publicPublicationQuery = pageQuery.extend({ school: slug.optional(), hub: slug.optional() })
export type PublicPublicationQuery = z.infer<typeof publicPublicationQuery>

export const publication = publicPublication.omit({ by: true, publishedAt: true }).extend({
  /** Null for a strategy that came with the library: nobody's own. */
  owner: personName.nullable(),
  named: z.boolean(),
  state: publicationState,
  agreedAt: instant,
  decidedBy: personName.nullable(),
  publishedAt: instant.nullable(),
  mine: z.boolean(),
  may: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
  version: z.int(),
})
export type Publication = z.infer<typeof publication>
export const publicationPage = page(publication)

/** `waiting`: for a coordinator to look at. `world`: what is out. `back`: declined or withdrawn. */
export const publicationQuery = pageQuery.extend({ which: z.enum(['waiting', 'world', 'back']).default('waiting') })
export type PublicationQuery = z.infer<typeof publicationQuery>

/** Of one report or strategy: what stands, and whether the person asking may offer it. */
export const publicationOf = z.object({ publication: publication.nullable(), mayOffer: z.boolean() })
export type PublicationOf = z.infer<typeof publicationOf>

/** A story told to the world by whoever's it is. Sending it is agreeing to it; `expectedVersion` is 0 the first time. */
export const offerStory = z.strictObject({
  title: nameLine(120, 'Enter a title people will want to read.'),
  story: prose(2000).refine(text => text !== '', 'Enter what happened.'),
  named: z.boolean(),
  expectedVersion,
})
export type OfferStory = z.infer<typeof offerStory>
/** A strategy as it stands now. Of one that a colleague proposed, only they can agree. */
export const offerStrategy = z.strictObject({ named: z.boolean(), expectedVersion })
export type OfferStrategy = z.infer<typeof offerStrategy>

/** Publish, decline, withdraw, or take one of these back to `offered`. */
export const movePublication = z.strictObject({ state: publicationState, expectedVersion })
export type MovePublication = z.infer<typeof movePublication>
