import { z } from 'zod'
import { expectedVersion, id, line, prose, shortText } from './common.ts'

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

/** A page somewhere else. Nobody but the reader's own browser ever fetches it. */
export const webAddress = shortText(500).pipe(
  z.url({ protocol: /^https?$/, error: 'Write a web address that begins with https://.' }),
)

/** Something to open: a pre-read, a clip. */
const agendaLink = z.strictObject({ title: line(80, 'Say what is behind the link.'), url: webAddress })
export type AgendaLink = z.infer<typeof agendaLink>

const agendaLinks = z.array(agendaLink).max(5, 'Five links are the most.')
/** What to bring or lay out. */
const agendaMaterials = z.array(line(80, 'Say what to bring or lay out.')).max(10, 'Ten things to bring are the most.')

const segmentInput = z.strictObject({
  kind: segmentKind,
  title: line(80, 'Give this part of the meeting a title.'),
  minutes: z.int('Use whole minutes.').min(1, 'Give it at least one minute.').max(240, 'Four hours is the most.'),
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
    .min(1, 'Keep at least one part.')
    .max(20, 'Twenty parts are the most.'),
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
