import { z } from 'zod'
import { day, expectedVersion, id, instant, line, page, pageQuery, personName, prose, shortText } from '../common.ts'
import { supportAsked, supportRequest } from './support.ts'

/** Who may see a plan. Its owner decides, and the server keeps to it. */
export const visibilities = ['me', 'partner', 'group', 'school'] as const
export const visibility = z.enum(visibilities)
export type Visibility = z.infer<typeof visibility>

export const howOftens = ['once', 'weekly', 'several-times-a-week', 'every-lesson'] as const
export const howOften = z.enum(howOftens)
export type HowOften = z.infer<typeof howOften>

/** What somebody will bring to the next meeting. */
export const evidenceKinds = ['work', 'tally', 'quiz', 'comment', 'clip', 'other'] as const
export const evidenceKind = z.enum(evidenceKinds)
export type EvidenceKind = z.infer<typeof evidenceKind>

/**
 * `committed`: open, also where a report has decided to go on with it and no new plan has done so yet. `reported`: told
 * at a meeting, and closed. `carried`: gone on with in a new plan. `dropped`: left, with or without a report. `ended`: open
 * when its year ended, or when its owner left.
 */
export const planStatuses = ['committed', 'reported', 'carried', 'dropped', 'ended'] as const
export const planStatus = z.enum(planStatuses)
export type PlanStatus = z.infer<typeof planStatus>

/** The fields of domain facts 3.1, as their owner writes them. */
const planFields = z.strictObject({
  technique: line(240, 'Enter exactly what you’ll do.'),
  /** The technique of the library that it was taken from, if it was. */
  strategyCode: shortText(12).nullable(),
  adaptation: prose(400),
  /** A class code for teachers, a role setting for support staff; never the name of a student. */
  setting: line(80, 'Enter who with, or in which task.'),
  /** When first: within ten school days. */
  firstOn: day,
  howOften,
  /** "When ... happens, I will ..." */
  cue: shortText(200),
  lessOf: line(240, 'Enter what you’ll do less of, or stop. If nothing, say why.'),
  evidence: z.array(evidenceKind).min(1, 'Choose what you’ll bring.').max(evidenceKinds.length),
  evidenceNote: shortText(200),
  /** 1 to 5: how sure they are that they will do it. */
  confidence: z.int().min(1).max(5).nullable(),
  visibility,
  /** May stand on the projector when they report. */
  onScreen: z.boolean(),
})

/** Puts a plan in. The meeting is the one it is made in, or the last one before it. */
export const createPlan = planFields.extend({
  meetingId: id,
  /** The plan that this one goes on with. */
  carriedFrom: id.nullable(),
  support: z.array(supportAsked).max(3, 'You can have up to 3 requests.'),
})
export type CreatePlan = z.infer<typeof createPlan>

/**
 * What is left out stays. New support requests are added; standing ones have their own state. `dropped`: true leaves the
 * plan, false takes that back. Of a closed plan only who may see it can be changed.
 */
export const updatePlan = planFields
  .partial()
  .extend({ support: z.array(supportAsked).max(3).optional(), dropped: z.boolean().optional(), expectedVersion })
export type UpdatePlan = z.infer<typeof updatePlan>

export const didIts = ['not-yet', 'once', 'a-few-times', 'most-lessons', 'habit'] as const
export const didIt = z.enum(didIts)
export type DidIt = z.infer<typeof didIt>

export const decisions = ['keep', 'adapt', 'consolidate', 'share', 'drop'] as const
export const decision = z.enum(decisions)
export type Decision = z.infer<typeof decision>

export const notDoneReasons = [
  'no-time',
  'forgot',
  'class-changed',
  'absent',
  'cover',
  'did-not-fit',
  'lost-confidence',
  'no-support',
  'other',
] as const
export const notDoneReason = z.enum(notDoneReasons)
export type NotDoneReason = z.infer<typeof notDoneReason>

const reportFields = z.strictObject({
  didIt,
  times: z.int('Enter a whole number.').min(0).max(999, 'Enter 999 or fewer.').nullable(),
  whatHappened: prose(600),
  /** One piece of evidence, in words. */
  evidence: prose(300),
  surprise: prose(300),
  decision: decision.nullable(),
  /** Asked where it was not done yet. */
  reasonIfNot: notDoneReason.nullable(),
})

/** What came of a plan, told at one meeting: written ahead, in the turn, or by somebody who is absent. */
export const report = reportFields.extend({
  id,
  planId: id,
  meetingId: id,
  writtenAt: instant,
  version: z.int(),
})
export type Report = z.infer<typeof report>

/** Written again, it takes the place of what stood: `expectedVersion` is 0 for the first time. */
export const writeReport = reportFields.extend({ expectedVersion })
export type WriteReport = z.infer<typeof writeReport>

/** A question or offer from the group, for one person's own record. */
export const offer = z.object({ id, meetingId: id, to: personName, by: personName, text: z.string(), at: instant })
export type Offer = z.infer<typeof offer>
/** One from each colleague, for each person, at each meeting; an empty one takes it back. */
export const writeOffer = z.strictObject({ text: prose(400) })
export type WriteOffer = z.infer<typeof writeOffer>
/** Of one meeting: those that the person asking has written, and those written to them. */
export const offerList = z.object({ items: z.array(offer) })
export type OfferList = z.infer<typeof offerList>

/** "Tried it yet?", once between two meetings. */
export const checkIn = z.object({
  askedAt: instant,
  answeredAt: instant.nullable(),
  didIt: didIt.nullable(),
  note: z.string(),
})
export const answerCheckIn = z.strictObject({ didIt, note: shortText(200) })
export type AnswerCheckIn = z.infer<typeof answerCheckIn>

/** A plan as those see it who may see it. */
export const plan = planFields.extend({
  id,
  owner: personName,
  groupId: id,
  /** The strategy that `strategyCode` names, as it is called and stands in the library now. */
  strategy: z.object({ name: z.string(), retired: z.boolean() }).nullable(),
  /** Where it was promised. */
  meetingId: id,
  promisedOn: day,
  /** The day of the next meeting; null where there is none any more. */
  reviewOn: day.nullable(),
  status: planStatus,
  carriedFrom: id.nullable(),
  /** How many times it has gone on from one meeting to the next. At 2: smaller, or drop? */
  timesCarried: z.int(),
  /** "With 9Sc2, I will wait three seconds ...": the promise in one sentence. */
  promise: z.string(),
  /** The report told at the meeting that is asked about, else the latest. */
  report: report.nullable(),
  version: z.int(),
})
export type Plan = z.infer<typeof plan>

/** One's own plan, with what is one's own alone. */
export const ownPlan = plan.extend({
  /** Of a plan for the partner: the partners of now whom its owner has not shown it to. */
  partnerWaiting: z.array(personName),
  support: z.array(supportRequest),
  checkIn: checkIn.nullable(),
  offers: z.array(offer),
})
export type OwnPlan = z.infer<typeof ownPlan>

/** `GET /plans/:id`: all of it to its owner, the plan itself to whoever else may see it. */
export const planDetail = z.union([ownPlan, plan])
export type PlanDetail = z.infer<typeof planDetail>

/** `open`: committed. `closed`: all others, latest first. */
export const planQuery = pageQuery.extend({ which: z.enum(['open', 'closed']).default('open') })
export type PlanQuery = z.infer<typeof planQuery>
export const ownPlanList = page(ownPlan)
export type OwnPlanList = z.infer<typeof ownPlanList>

/** What the plan form needs to know before anything is written. */
export const planStart = z.object({
  /** The meeting a new plan belongs to: the one running, else the latest one held, else the next one. */
  meetingId: id.nullable(),
  reviewOn: day.nullable(),
  /** The last day that "when first" may be: ten school days on. */
  firstOnLatest: day.nullable(),
  open: z.int(),
  /** Three at most, a warning at the third. */
  mayAdd: z.boolean(),
  /** Settings used before, latest first: chips on the form. */
  settings: z.array(z.string()),
  /** Whether the word class may be used: not to support staff. */
  teaching: z.boolean(),
  partner: personName.array(),
  /** The day of the meeting that paired them: an earlier plan had other partners. Null before any did. */
  partnerSince: day.nullable(),
})
export type PlanStart = z.infer<typeof planStart>

/**
 * Plans that their owners share with whoever asks, in one meeting's group: what was promised before it and is still
 * open, what was reported at it, and what was promised at it (`meetingId` is then this meeting's).
 */
export const sharedPlans = z.object({
  /** How many of the group's members have an open plan. */
  withPlan: z.int(),
  of: z.int(),
  /** Who has made a plan at this meeting, whoever may read it: for those who lead the group alone, else null. */
  planned: z.array(id).nullable(),
  items: z.array(plan),
})
export type SharedPlans = z.infer<typeof sharedPlans>
