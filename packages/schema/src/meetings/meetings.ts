import { z } from 'zod'
import { apart, day, expectedVersion, id, instant, page, pageQuery, shortName, wallTime } from '../common.ts'
import { agendaSegment, agendaWarning, meetingKind, MINUTES_MOST, PEOPLE_MOST } from './agenda.ts'
import { attendance } from './live.ts'

export const meetingStatus = z.enum(['planned', 'running', 'ended', 'cancelled'])
export type MeetingStatus = z.infer<typeof meetingStatus>

/** Who came to a meeting that has ended. `mine` is how the person asking is marked, null where they did not belong. */
/** `unmarked`: of those expected, whom the register says nothing of. */
const came = z.object({ present: z.int(), expected: z.int(), unmarked: z.int(), mine: attendance.nullable() })

/** A meeting in a list. `date` and `startsAt` are wall-clock in the school's zone; the instants are what they mean. */
export const meeting = z.object({
  id,
  groupId: id,
  hubSlug: z.string(),
  hubName: z.string(),
  /** Null where the hub has one group: the word then stays off the screen. */
  groupName: z.string().nullable(),
  /** The academic year, "2026-27". */
  programme: z.string(),
  /** First, second … meeting of the group in its year. */
  number: z.int(),
  kind: meetingKind,
  halfTerm: z.string(),
  /** Still to be held, on a day that is not in its half term. */
  outside: z.boolean(),
  /** Planned for a time before the school began to use this: it counts as neither held nor missed. */
  beforeUse: z.boolean(),
  date: day,
  startsAt: wallTime,
  startsAtInstant: instant,
  endsAt: instant,
  minutes: z.int(),
  place: z.string(),
  status: meetingStatus,
  /** What the person asking is in this group, if anything. Who leads a group and belongs to it is its facilitator. */
  mine: z.enum(['member', 'facilitator']).nullable(),
  version: z.int(),
})
export type Meeting = z.infer<typeof meeting>

/** Soonest first. `came` is null until the meeting has ended. */
export const meetingInList = meeting.extend({ came: came.nullable() })
export type MeetingInList = z.infer<typeof meetingInList>
export const meetingList = page(meetingInList)
export type MeetingList = z.infer<typeof meetingList>

/**
 * `scope=all` is everything the person may see: a coordinator the whole school, everybody else their own groups.
 * `programme=past` are the years before this one.
 */
export const meetingQuery = pageQuery.extend({
  programme: z.enum(['current', 'past']).default('current'),
  scope: z.enum(['all', 'mine']).default('all'),
  group: id.optional(),
})
export type MeetingQuery = z.infer<typeof meetingQuery>

/** Somebody of the group, or who leads it. */
export const meetingPerson = z.object({
  id,
  name: z.string(),
  apart,
  role: z.enum(['facilitator', 'co-facilitator', 'member']),
  attendance,
  /** When they came, if the meeting had begun by then; null for who was there from the start. */
  arrivedAt: instant.nullable(),
  /** When they left before the end. */
  leftAt: instant.nullable(),
  /** How often their line of the register has changed: its version. */
  changes: z.int(),
})
export type MeetingPerson = z.infer<typeof meetingPerson>

/** What a meeting was, once it has ended. Those of its parts and pauses add up to its real minutes. Who came is in `people`. */
export const meetingRecord = z.object({
  startedAt: instant,
  endedAt: instant,
  plannedMinutes: z.int(),
  realMinutes: z.int(),
  pausedMinutes: z.int(),
  segments: z.array(
    z.object({
      id,
      title: z.string(),
      plannedMinutes: z.int(),
      realMinutes: z.int(),
      /** The meeting went by without it. */
      passed: z.boolean(),
    }),
  ),
  /** Against its plan, or against its own start where it was held at another time; negative early. */
  lateMinutes: z.int(),
  /** Who spoke in the feedback round, in that order: for the group alone, and how long each spoke for nobody. */
  turns: z.array(z.object({ personId: id, name: z.string() })),
  present: z.int(),
  expected: z.int(),
  /** Whom the register says nothing of. */
  unmarked: z.int(),
})
export type MeetingRecord = z.infer<typeof meetingRecord>

/** A part that the group's last meetings have needed another length for than planned. Minutes are whole. */
const timingAdvice = z.object({
  segmentId: id,
  /** To plan it with. */
  minutes: z.int(),
  /** More than was planned, in the middle of these meetings; negative less. */
  neededMinutes: z.int(),
  meetings: z.int(),
  sentence: z.string(),
})

/** One meeting with its agenda and people. */
export const meetingDetail = meeting.extend({
  withBreak: z.boolean(),
  /** `notes` are for the facilitators: null for everybody else. */
  segments: z.array(agendaSegment.extend({ notes: z.string().nullable() })),
  /** For the facilitators, until the meeting begins. They never forbid. */
  warnings: z.array(agendaWarning),
  /** What three and more of the last meetings say of this one's lengths: for the facilitators, until it begins. */
  advice: z.array(timingAdvice),
  /** For the facilitators: what `POST agenda/undo` would take back. Not there once the meeting was changed since. */
  agendaUndo: z.string().optional(),
  people: z.array(meetingPerson),
  record: meetingRecord.nullable(),
})
export type MeetingDetail = z.infer<typeof meetingDetail>

const meetingMinutes = z
  .int('Enter whole minutes.')
  .min(30, 'Enter at least 30 minutes.')
  .max(MINUTES_MOST, `Enter ${MINUTES_MOST} minutes or fewer.`)

/** Moves a planned meeting, says where it is, calls it off or on again. What is left out stays. */
export const updateMeeting = z.strictObject({
  date: day.optional(),
  startsAt: wallTime.optional(),
  place: shortName(120).optional(),
  minutes: meetingMinutes.optional(),
  cancelled: z.boolean().optional(),
  expectedVersion,
})
export type UpdateMeeting = z.infer<typeof updateMeeting>

/** Fits the agenda anew: to the meeting's length and the group's people, unless said otherwise. */
export const fitMeetingAgenda = z.strictObject({
  withBreak: z.boolean(),
  people: z
    .int('Enter a whole number.')
    .min(1, 'Enter how many people are expected.')
    .max(PEOPLE_MOST, `Enter ${PEOPLE_MOST} people or fewer.`)
    .optional(),
  /** Also the meeting's new length. */
  minutes: meetingMinutes.optional(),
  /** The most feedback a person gets, minutes; what it frees goes to planning. */
  turnCap: z.literal([4, 5]).optional(),
  expectedVersion,
})
export type FitMeetingAgenda = z.infer<typeof fitMeetingAgenda>
