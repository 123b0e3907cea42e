import { z } from 'zod'
import { expectedVersion, id, instant, personName, prose } from '../common.ts'
import { meeting, meetingPerson, meetingRecord } from './meetings.ts'

/** What was learned, and the questions to follow up: the group's own, written by those who lead it. */
const minutesText = z.strictObject({ learned: prose(4000), questions: prose(2000) })
export type MinutesText = z.infer<typeof minutesText>

/** The text as those who lead the group are writing it. Version 0: nobody has written yet. */
export const minutesDraft = minutesText.extend({
  version: z.int(),
  editedBy: personName.nullable(),
  editedAt: instant.nullable(),
  /** Whether the group reads exactly this already. */
  shown: z.boolean(),
})
export type MinutesDraft = z.infer<typeof minutesDraft>

const sending = z.object({
  at: instant,
  by: personName,
  /** To how many people a mail went. */
  people: z.int(),
  /** The minutes had been sent before. */
  correction: z.boolean(),
})
export type MinutesSending = z.infer<typeof sending>

/** No more of the minutes than when they were sent. */
export const minutesSendings = z.object({ sendings: z.array(sending) })

/** Where and when the group meets next. */
const nextMeeting = meeting.pick({
  id: true,
  date: true,
  startsAt: true,
  startsAtInstant: true,
  endsAt: true,
  place: true,
})

/** The minutes of a meeting. A coordinator gets the register, the times and the counts; the group all of it. */
export const minutes = z.object({
  meeting,
  audience: z.enum(['group', 'coordinator']),
  people: z.array(meetingPerson),
  record: meetingRecord.nullable(),
  /** Promised at this meeting, as far as their owners let whoever asks read them. */
  promises: z.array(z.object({ personId: id, name: z.string(), promise: z.string() })),
  /**
   * Reported at this meeting, as far as the owners of the plans let whoever asks read them. `did` says how far somebody
   * got: "A few times". Why something was not done is only ever counted.
   */
  told: z.array(
    z.object({
      personId: id,
      name: z.string(),
      promise: z.string(),
      did: z.string(),
      whatHappened: z.string(),
      evidence: z.string(),
      surprise: z.string(),
    }),
  ),
  /** Of those who had a plan to report on, how many have sent a report; never who. Nobody had: 0 of 0. */
  reports: z.object({ told: z.int(), of: z.int() }),
  /** As the group reads it; null for a coordinator, and until it is put into the minutes. */
  text: minutesText.nullable(),
  /** For those who lead the group alone. */
  draft: minutesDraft.nullable(),
  next: nextMeeting.nullable(),
  /** Latest first; the group's own affair as well. */
  sendings: z.array(sending),
})
export type Minutes = z.infer<typeof minutes>

/** Keeps what is being written. `show`: it goes into the minutes that the group reads. */
export const writeMinutes = minutesText.extend({ show: z.boolean(), expectedVersion })
export type WriteMinutes = z.infer<typeof writeMinutes>

/** Puts the text into the minutes as it stands and mails them to everybody of the group. */
export const sendMinutes = z.strictObject({ expectedVersion })
export type SendMinutes = z.infer<typeof sendMinutes>

/** What one of those who lead a group noted down at one meeting. Both see both. */
export const facilitatorNote = z.object({
  person: personName,
  text: z.string(),
  version: z.int(),
  editedAt: instant.nullable(),
})
export type FacilitatorNote = z.infer<typeof facilitatorNote>

/** One's own first; version 0 where nothing is written. */
export const facilitatorNotes = z.object({ items: z.array(facilitatorNote) })
export type FacilitatorNotes = z.infer<typeof facilitatorNotes>
export const writeNote = z.strictObject({ text: prose(8000), expectedVersion })
export type WriteNote = z.infer<typeof writeNote>
