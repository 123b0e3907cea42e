import { z } from 'zod'
import { email, expectedVersion, id, instant, line, page, pageQuery, personName, prose } from './common.ts'

/** What people talk under. `programme` is the public page: what is written there the world can read. */
export const places = ['hub', 'strategy', 'meeting', 'programme'] as const
export const place = z.enum(places)
export type Place = z.infer<typeof place>
/** Where, in an address: a hub by its slug, a strategy by its code, a meeting by its id, the programme as "current". */
export const placeParams = z.object({ place, key: id })

/** `held`: a visitor's, unseen until a coordinator accepts it. `removed`: taken away, by its writer or a moderator. */
export const replyStates = ['shown', 'held', 'refused', 'removed'] as const
export const replyState = z.enum(replyStates)
export type ReplyState = z.infer<typeof replyState>

/** Markdown as its writer typed it; the client draws it from a tree of what is allowed. */
export const replyText = prose(4000).refine(text => text !== '', 'Write something first.')

export const reply = z.object({
  id,
  /** The reply that this one answers; threads are one level deep. */
  parentId: id.nullable(),
  /** A colleague; null for a visitor and for what was removed. */
  by: personName.nullable(),
  /** The name a visitor gave. */
  visitor: z.string().nullable(),
  state: replyState,
  /** Empty where it was removed. */
  text: z.string(),
  mentions: z.array(personName),
  at: instant,
  editedAt: instant.nullable(),
  /** Since the person asking last looked here. */
  unread: z.boolean(),
  mine: z.boolean(),
  may: z.object({ edit: z.boolean(), remove: z.boolean(), answer: z.boolean() }),
  version: z.int(),
})
export type Reply = z.infer<typeof reply>

/** A thread: a reply with its answers, oldest first. */
export const thread = reply.extend({ answers: z.array(reply) })
export type Thread = z.infer<typeof thread>

/** The latest threads first. `following`: those who write here follow, until they say otherwise. */
export const threadPage = page(thread).extend({ following: z.boolean(), unread: z.int(), total: z.int() })
export type ThreadPage = z.infer<typeof threadPage>
export const threadQuery = pageQuery

export const createReply = z.strictObject({
  text: replyText,
  parentId: id.nullable(),
  /** Whom it names: told by mail, where they may read it. */
  mentions: z.array(id).max(10, 'Ten colleagues are the most to name at once.'),
})
export type CreateReply = z.infer<typeof createReply>
export const updateReply = z.strictObject({ text: replyText, mentions: createReply.shape.mentions, expectedVersion })
export type UpdateReply = z.infer<typeof updateReply>
/** `removed: false` takes the removal back. */
export const removeReply = z.strictObject({ removed: z.boolean(), expectedVersion })

/** Every wording that a reply has had, latest first. */
export const replyHistory = z.object({ items: z.array(z.object({ number: z.int(), text: z.string(), at: instant })) })

export const follow = z.strictObject({ following: z.boolean() })
export const seen = z.strictObject({
  /** The newest reply that was on the screen. */
  upTo: instant,
})

/** Places that the person asking follows and where there is something new, the newest first. */
export const followedPlace = z.object({
  place,
  key: id,
  title: z.string(),
  unread: z.int(),
  lastAt: instant,
  lastBy: z.string(),
})
export const followedPage = page(followedPlace).extend({ unread: z.int() })
export type FollowedPage = z.infer<typeof followedPage>

/** Asked for when the form is opened; a reply without one, or too soon after it, comes from a machine. */
export const visitorForm = z.object({ token: z.string(), notBefore: instant })
export const visitorReply = z.strictObject({
  name: line(80, 'Write your name.'),
  email,
  text: prose(2000).refine(text => text !== '', 'Write something first.'),
  token: z.string().max(400),
  /** No person fills this in: it is not on the screen. */
  website: z.string().max(400),
})
export type VisitorReply = z.infer<typeof visitorReply>
/** The same whatever becomes of it. */
export const visitorReplyTaken = z.object({ held: z.literal(true) })

/** What the world reads on the public page. */
export const publicReply = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  /** "Teacher" or the like is never said; only whether they work here. */
  colleague: z.boolean(),
  text: z.string(),
  at: instant,
  editedAt: instant.nullable(),
  removed: z.boolean(),
})
export const publicThread = publicReply.extend({ answers: z.array(publicReply) })
export const publicThreadPage = page(publicThread)
export type PublicThreadPage = z.infer<typeof publicThreadPage>

/** A visitor's reply before a coordinator. */
export const heldReply = z.object({
  id,
  name: z.string(),
  email: z.string(),
  text: z.string(),
  at: instant,
  state: replyState,
  decidedBy: personName.nullable(),
  decidedAt: instant.nullable(),
  version: z.int(),
})
export type HeldReply = z.infer<typeof heldReply>
export const heldQuery = pageQuery.extend({ which: z.enum(['waiting', 'decided']).default('waiting') })
export const heldPage = page(heldReply).extend({ waiting: z.int() })
/** Accept, refuse, or take either back. A second coordinator who is too late gets 409 with what was decided. */
export const decideReply = z.strictObject({ state: z.enum(['shown', 'refused', 'held']), expectedVersion })
export type DecideReply = z.infer<typeof decideReply>
