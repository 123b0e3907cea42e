import { z } from 'zod'
import { expectedVersion, id, line, nameLine, prose, shortText } from '../common.ts'

/** The parts of a meeting. The ordinary seven first, then those of the first meeting and of a sharing meeting. */
export const segmentKinds = [
  'introduction',
  'starter',
  'feedback',
  'break',
  'new-learning',
  'planning',
  'summary',
  'welcome',
  'ground-rules',
  'baseline',
  'sharing',
] as const
export const segmentKind = z.enum(segmentKinds)
export type SegmentKind = z.infer<typeof segmentKind>

/** The first meeting has no plans to report on; a sharing meeting looks back over the year. */
export const meetingKinds = ['ordinary', 'first', 'sharing'] as const
export const meetingKind = z.enum(meetingKinds)
export type MeetingKind = z.infer<typeof meetingKind>

/** Whole minutes: the longest meeting, and the longest part of one. */
export const MINUTES_MOST = 240
/** As many as an agenda is fitted to. */
export const PEOPLE_MOST = 30
export const PARTS_MOST = 20
/** Of one part. */
export const LINKS_MOST = 5

/** A page somewhere else. Nobody but the reader's own browser ever fetches it. */
export const webAddress = shortText(500).pipe(
  z.url({ protocol: /^https?$/, error: 'Enter a web address that starts with https://' }),
)

/** Something to open: a pre-read, a clip. */
const agendaLink = z.strictObject({ title: nameLine(80, 'Enter the link text.'), url: webAddress })
export type AgendaLink = z.infer<typeof agendaLink>

const agendaLinks = z.array(agendaLink).max(LINKS_MOST, `Add up to ${LINKS_MOST} links.`)
/** What to bring or lay out. */
const agendaMaterials = z
  .array(line(80, 'Enter something to bring or set out.'))
  .max(10, 'Add up to 10 things to bring or set out.')

const segmentInput = z.strictObject({
  kind: segmentKind,
  title: nameLine(80, 'Enter a title for this part.'),
  minutes: z
    .int('Enter whole minutes.')
    .min(1, 'Enter at least 1 minute.')
    .max(MINUTES_MOST, `Enter ${MINUTES_MOST} minutes or fewer.`),
  /** Kept as it is when the meeting is re-balanced. */
  protected: z.boolean(),
  /** Shown to the whole group. The first line is set large. */
  prompt: prose(300),
  /** For the facilitator alone. */
  notes: prose(2000),
  links: agendaLinks.default([]),
  materials: agendaMaterials.default([]),
  /** Whoever of the group leads this part, if somebody does. Not shown on the projector. */
  presenterId: id.nullable().default(null),
})

/** A part as a template has it: for any group, so nobody presents it yet. */
export const templatePart = segmentInput.omit({ presenterId: true })
export type TemplatePart = z.infer<typeof templatePart>

/** A timed part of a planned meeting, as it is stored and answered. */
export const agendaSegment = z.object({
  ...segmentInput.shape,
  id,
  /** The least it can do with for the people expected, whole minutes. Advice: below it there is a warning. */
  floorMinutes: z.int().min(0),
})
export type AgendaSegment = z.infer<typeof agendaSegment>

/** The whole agenda as its facilitator wants it. A segment without an id is new; one left out is gone. */
export const agendaEdit = z.strictObject({
  expectedVersion,
  segments: z
    .array(segmentInput.extend({ id: id.optional() }))
    .min(1, 'An agenda needs at least one part.')
    .max(PARTS_MOST, `Add up to ${PARTS_MOST} parts.`),
})
export type AgendaEdit = z.infer<typeof agendaEdit>

/** Takes the last change back that was made in one go: a template used, a candidate taken. */
export const undoAgenda = z.strictObject({ expectedVersion })

export const agendaWarningCodes = [
  'too-long',
  'too-short',
  'no-feedback',
  'no-planning',
  'feedback-short',
  'planning-short',
  'sub-groups',
] as const

/** Something worth a look before the meeting. It never forbids. */
export const agendaWarning = z.object({
  code: z.enum(agendaWarningCodes),
  segmentId: id.optional(),
  sentence: z.string(),
})
export type AgendaWarning = z.infer<typeof agendaWarning>
