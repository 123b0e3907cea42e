import { z } from 'zod'
import { day, expectedVersion, id, personName, shortName, wallTime, weekday } from '../common.ts'
import { halfTerm, usualMeeting, dayOff } from './programmes.ts'

/** A group as far as its dates go: who leads it, how many its people are, and who of them don't work on which day. */
const datedGroup = z.object({
  id,
  hubSlug: z.string(),
  hubName: z.string(),
  /** Null where the hub has one group. */
  name: z.string().nullable(),
  leaderIds: z.array(id),
  people: z.int(),
  away: z.record(weekday, z.array(personName)),
})
export type DatedGroup = z.infer<typeof datedGroup>

const datedMeeting = z.object({
  id,
  groupId: id,
  halfTermId: id,
  number: z.int(),
  date: day,
  startsAt: wallTime,
  minutes: z.int(),
  place: z.string(),
  status: z.enum(['planned', 'running', 'ended', 'cancelled']),
  version: z.int(),
})
export type DatedMeeting = z.infer<typeof datedMeeting>

/** All that dates are proposed from and checked against: the same rules do both, here and there. */
export const meetingDates = z.object({
  /** Today, on the school's calendar. */
  today: day,
  usual: usualMeeting,
  /** The year's dates have been accepted before: one that can take place is proposed again only where it is asked for. */
  accepted: z.boolean(),
  halfTerms: z.array(halfTerm),
  daysOff: z.array(dayOff),
  groups: z.array(datedGroup),
  meetings: z.array(datedMeeting),
})
export type MeetingDates = z.infer<typeof meetingDates>

const move = z.strictObject({ id, date: day, startsAt: wallTime, place: shortName(120), expectedVersion })
export type MoveMeetingTo = z.infer<typeof move>

/** Moves many meetings at once: all of them, or none. */
export const moveMeetings = z.strictObject({
  meetings: z.array(move).min(1, 'Choose at least one meeting.').max(400, 'Move up to 400 meetings at a time.'),
})
export type MoveMeetings = z.infer<typeof moveMeetings>
