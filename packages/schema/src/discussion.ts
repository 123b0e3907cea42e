import { z } from 'zod'
import {
  email,
  expectedVersion,
  id,
  instant,
  line,
  nameLine,
  page,
  pageQuery,
  personName,
  prose,
  shortText,
  slug,
} from './common.ts'

/** What people talk under. `programme` is the public page: what is written there the world can read. */
export const places = ['hub', 'strategy', 'meeting', 'programme'] as const
export const place = z.enum(places)
export type DiscussionPlace = z.infer<typeof place>
/** Where, in an address: a hub by its slug, a strategy by its code, a meeting by its id, the programme as "current". */
export const placeParams = z.object({ place, key: id })

/** `held`: a visitor's, unseen until a coordinator accepts it. `removed`: taken away, by its writer or a moderator. */
export const replyStates = ['shown', 'held', 'refused', 'removed'] as const
export const replyState = z.enum(replyStates)
export type ReplyState = z.infer<typeof replyState>

/** Markdown as its writer typed it; the client draws it from a tree of what is allowed. */
export const REPLY_MOST = 4000
export const replyText = prose(REPLY_MOST).refine(text => text !== '', 'Enter a comment.')

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
  /** Of what somebody else removed: who, why and when; for its writer and those who look after the place alone. */
  removal: z.object({ by: personName, reason: z.string(), at: instant }).nullable(),
  at: instant,
  editedAt: instant.nullable(),
  /** Since the person asking last looked here. */
  unread: z.boolean(),
  mine: z.boolean(),
  /** `remove`: or, of what is removed, put back; whoever took it away may, for thirty days. */
  may: z.object({ edit: z.boolean(), remove: z.boolean(), answer: z.boolean() }),
  version: z.int(),
})
export type Reply = z.infer<typeof reply>

/** As many answers as one thread takes; then a new one begins. */
export const MOST_ANSWERS = 100

/** Why somebody else’s comment is removed: its writer is told, in these words. */
export const removalReason = line(200, 'Enter a reason. The person who wrote the comment will see it.')

/** A thread: a reply with its answers, oldest first. One that was removed stays as long as it has answers. */
export const thread = reply.extend({ answers: z.array(reply) })
export type Thread = z.infer<typeof thread>

/** The latest threads first. `following`: those who write here follow, until they say otherwise. */
export const threadPage = page(thread).extend({ following: z.boolean(), unread: z.int(), total: z.int() })
export type ThreadPage = z.infer<typeof threadPage>
export const threadQuery = pageQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) })
export type ThreadQuery = z.infer<typeof threadQuery>

export const createReply = z.strictObject({
  text: replyText,
  parentId: id.nullable(),
  /** Whom it names: told by mail, where they may read it. */
  mentions: z.array(id).max(10, 'You can mention up to 10 colleagues.'),
})
export type CreateReply = z.infer<typeof createReply>
export const updateReply = z.strictObject({ text: replyText, mentions: createReply.shape.mentions, expectedVersion })
export type UpdateReply = z.infer<typeof updateReply>
/** Colleagues who may read the place, whose name has this in it: for naming one. 20 at most. */
export const readerQuery = z.strictObject({ q: shortText(80).default('') })
/** `apart`: what tells somebody from others of the same name, such as their department. */
export const readerList = z.object({ items: z.array(personName.extend({ apart: z.string() })) })
/** `removed: false` takes the removal back, and its reason with it. Who removes somebody else’s gives a reason. */
export const removeReply = z.strictObject({
  removed: z.boolean(),
  reason: removalReason.optional(),
  expectedVersion,
})
export type RemoveReply = z.infer<typeof removeReply>

/** Every wording that a reply has had, latest first, a hundred at most. */
export const replyHistory = z.object({ items: z.array(z.object({ number: z.int(), text: z.string(), at: instant })) })

export const follow = z.strictObject({ following: z.boolean() })
export const seen = z.strictObject({
  /** The newest reply that was on the screen. */
  upTo: instant,
})
export const seenAnswer = z.object({ unread: z.int() })

/** Places that the person asking follows and where something was said, the newest first. */
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
export const VISITOR_REPLY_MOST = 2000
export const visitorReply = z.strictObject({
  name: nameLine(80, 'Enter your name.'),
  email,
  text: prose(VISITOR_REPLY_MOST).refine(text => text !== '', 'Enter your reply.'),
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
export const publicThreadQuery = threadQuery.extend({ school: slug.optional() })
export type PublicThreadQuery = z.infer<typeof publicThreadQuery>
export const visitorFormQuery = z.strictObject({ school: slug.optional() })
export type PublicThreadPage = z.infer<typeof publicThreadPage>

/** A visitor's reply before a coordinator. */
export const heldReply = z.object({
  id,
  name: z.string(),
  /** Empty thirty days after the decision, when it is erased, and where the visitor’s own account confirms none. */
  email: z.string(),
  /** The sign-in service that name and address came from; null where the visitor typed them. */
  via: z.string().nullable(),
  text: z.string(),
  at: instant,
  state: replyState,
  decidedBy: personName.nullable(),
  decidedAt: instant.nullable(),
  version: z.int(),
})
export type HeldReply = z.infer<typeof heldReply>
export const heldQuery = pageQuery.extend({ which: z.enum(['waiting', 'decided']).default('waiting') })
export type HeldQuery = z.infer<typeof heldQuery>
export const heldPage = page(heldReply).extend({ waiting: z.int() })
/** Accept, refuse, or take either back. A second coordinator who is too late gets 409 with what was decided. */
export const decideReply = z.strictObject({ state: z.enum(['shown', 'refused', 'held']), expectedVersion })
export type DecideReply = z.infer<typeof decideReply>
