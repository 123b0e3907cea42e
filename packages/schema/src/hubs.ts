import { z } from 'zod'
import { expectedVersion, id, instant, line, nameLine, personName, prose } from './common.ts'
import { staffKind } from './staff.ts'

export const audiences = ['students', 'parents', 'staff', 'community'] as const
export const audience = z.enum(audiences)
export type Audience = z.infer<typeof audience>

export const outcome = z.object({
  id,
  statement: z.string(),
  audiences: z.array(audience),
  howWeWillKnow: z.string(),
})
export type Outcome = z.infer<typeof outcome>

/** What a hub of the school's own is known by, beside its name; the programme's five have a sign and colour each. */
export const hubIcons = [
  'users',
  'leaf',
  'heart',
  'compass',
  'lightbulb',
  'globe',
  'palette',
  'ruler',
  'music',
] as const
export const hubIcon = z.enum(hubIcons)
export type HubIcon = z.infer<typeof hubIcon>
export const hubColours = ['plum', 'teal', 'brick', 'slate', 'olive'] as const
export const hubColour = z.enum(hubColours)
export type HubColour = z.infer<typeof hubColour>

/**
 * A group of a hub: the people who meet. `taken` and `places` count seats, 0 to 14. Null for governors and guests: of people
 * they see sums of five and more, in the report.
 */
export const group = z.object({
  id,
  name: z.string(),
  places: z.int(),
  taken: z.int().nullable(),
  facilitator: personName.nullable(),
  coFacilitator: personName.nullable(),
  /** Those of its facilitators who have no place in it, and the hub in which they have one. */
  unseated: z.array(personName.extend({ hubName: z.string().nullable() })),
  version: z.int(),
})
export type Group = z.infer<typeof group>

const nextMeeting = z.object({ id, groupId: id, startsAt: instant, endsAt: instant, place: z.string() })

/** A hub in the list, as signed-in colleagues see it. */
export const hub = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  question: z.string(),
  summary: z.string(),
  /** Its sign and colour where it has them of the set; null for the five that have their own. */
  icon: hubIcon.nullable().default(null),
  colour: hubColour.nullable().default(null),
  outcomes: z.array(outcome),
  groups: z.array(group),
  places: z.int(),
  taken: z.int().nullable(),
  nextMeeting: nextMeeting.nullable(),
  /** Whether the person asking is in it. */
  mine: z.boolean(),
  /** Whether its people visit each other's lessons. */
  observation: z.boolean(),
  /** Whether an allocation may leave it without anyone, and into how many groups it may split it at the most. */
  mayClose: z.boolean(),
  mostGroups: z.int(),
  /** It is not running this year: an allocation closed it, or a coordinator. */
  closed: z.boolean(),
  version: z.int(),
})
export type Hub = z.infer<typeof hub>

export const hubList = z.object({ items: z.array(hub) })

export const hubMember = personName.extend({
  groupId: id,
  department: z.string(),
  job: z.string(),
  staffKind,
})

/** One hub with the people in it and all its dates. */
export const hubDetail = hub.extend({
  /** A situation from school that members rate themselves on; empty where the hub has none. */
  scenario: z.string(),
  members: z.array(hubMember),
  meetings: z.array(nextMeeting.extend({ number: z.int(), halfTerm: z.string(), status: z.string() })),
})
export type HubDetail = z.infer<typeof hubDetail>

/** The groups that somebody has been made a facilitator of in the last two weeks. */
export const newlyLed = z.object({
  items: z.array(z.object({ groupId: id, hubSlug: z.string(), hubName: z.string(), since: instant })),
})
export type NewlyLed = z.infer<typeof newlyLed>

const hubName = nameLine(60, 'Enter the hub’s name.')
const hubQuestion = line(200, 'Enter the hub’s guiding question.')
export const OUTCOMES_MOST = 10
const wantedOutcome = z.strictObject({
  id: id.optional(),
  statement: line(400, 'Enter an outcome.'),
  audiences: z.array(audience).min(1, 'Choose who it’s for.').max(audiences.length),
  howWeWillKnow: prose(400),
})

/** A hub of the school's own. Its address is made of its name, and stays when that changes. */
export const createHub = z.strictObject({
  name: hubName,
  question: hubQuestion,
  summary: prose(600),
  icon: hubIcon,
  colour: hubColour,
  outcomes: z
    .array(wantedOutcome.omit({ id: true }))
    .min(1, 'A hub needs at least one outcome.')
    .max(OUTCOMES_MOST, `Add up to ${OUTCOMES_MOST} outcomes.`),
})
export type CreateHub = z.infer<typeof createHub>

export const updateHub = z.strictObject({
  name: hubName.optional(),
  question: hubQuestion.optional(),
  icon: hubIcon.nullable().optional(),
  colour: hubColour.nullable().optional(),
  summary: prose(600).optional(),
  observation: z.boolean().optional(),
  scenario: prose(400).optional(),
  mayClose: z.boolean().optional(),
  mostGroups: z
    .int('Enter a whole number.')
    .min(1, 'A hub has at least 1 group.')
    .max(10, 'A hub can be split into up to 10 groups.')
    .optional(),
  /** Whether it doesn't run this year; only a hub without members can be closed. */
  closed: z.boolean().optional(),
  outcomes: z
    .array(wantedOutcome)
    .min(1, 'A hub needs at least one outcome.')
    .max(OUTCOMES_MOST, `Add up to ${OUTCOMES_MOST} outcomes.`)
    .optional(),
  expectedVersion,
})
export type UpdateHub = z.infer<typeof updateHub>

export const updateGroup = z.strictObject({
  places: z.int().min(1, 'Enter at least 1 place.').max(30, 'Enter 30 places or fewer.').optional(),
  facilitatorId: id.nullable().optional(),
  coFacilitatorId: id.nullable().optional(),
  expectedVersion,
})
export type UpdateGroup = z.infer<typeof updateGroup>

/** Merges a group into another of the same hub. */
export const mergeGroup = z.strictObject({ intoId: id })
