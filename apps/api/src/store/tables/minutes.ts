import type { Attendance } from '@hubs/schema/meetings/live'
import type { RegisterMethod } from '@hubs/schema/meetings/register'
import type { Kit } from '../kit.ts'
import type { meetingTables } from './meetings.ts'
import type { Marks } from './personal-marks.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'person'> & Pick<ReturnType<typeof meetingTables>, 'meeting'>

/** What remains of a meeting: how its register came about, its minutes, how it was for those who were there. */
export function minutesTables(k: Kit, { person, meeting }: Needs) {
  const ofMeeting = () => k.ref(() => meeting.id, { onDelete: 'cascade' })
  const ofPerson = () => k.ref(() => person.id)

  /** Rows are only ever added. `number` counts the changes of one person's line: two at once can't both be the next. */
  const attendanceChange = k.table(
    'attendance_change',
    {
      id: k.id(),
      meetingId: ofMeeting(),
      personId: ofPerson(),
      number: k.int().notNull(),
      from: k.text().$type<Attendance>().notNull(),
      to: k.text().$type<Attendance>().notNull(),
      arrivedBefore: k.time(),
      arrivedAfter: k.time(),
      leftBefore: k.time(),
      leftAfter: k.time(),
      method: k.text().$type<RegisterMethod>().notNull(),
      byId: k.text().references(() => person.id),
      reason: k.text(),
      at: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('attendance_change_number').on(t.meetingId, t.personId, t.number),
      k.index('attendance_change_at').on(t.meetingId, t.at, t.id),
    ],
  )

  /** What is being written, with its version, and what of it the group reads. */
  const minutes = k.table('minutes', {
    meetingId: k
      .text()
      .primaryKey()
      .references(() => meeting.id, { onDelete: 'cascade' }),
    learned: k.text().notNull(),
    questions: k.text().notNull(),
    version: k.int().notNull(),
    editedById: ofPerson(),
    editedAt: k.time().notNull(),
    publishedLearned: k.text().notNull(),
    publishedQuestions: k.text().notNull(),
    /** The version that the group reads; 0 before the first. */
    publishedVersion: k.int().notNull(),
  })

  const minutesSending = k.table(
    'minutes_sending',
    {
      id: k.id(),
      meetingId: ofMeeting(),
      number: k.int().notNull(),
      byId: ofPerson(),
      people: k.int().notNull(),
      at: k.time().notNull(),
    },
    t => [k.uniqueIndex('minutes_sending_number').on(t.meetingId, t.number)],
  )

  /**
   * One answer: no person, no time, a random id. With each new answer all of the meeting's are written anew in the
   * order of their ids, here and in `pulse_respondent`, so that not even the order of the rows ties the two together.
   */
  const pulse = k.table(
    'pulse',
    {
      id: k.id(),
      meetingId: ofMeeting(),
      useful: k.int().notNull(),
      heard: k.int().notNull(),
      nextStep: k.int().notNull(),
      line: k.text().notNull(),
      /** In the figures that the group sees. */
      isReleased: k.bool().notNull(),
      /** The half term in whose programme-wide sums it is; null while it is in none. */
      releasedHalfTermId: k.text(),
    },
    t => [k.index('pulse_meeting').on(t.meetingId), k.index('pulse_summed').on(t.releasedHalfTermId)],
  )

  /** Who has answered, and nothing else. */
  const pulseRespondent = k.table('pulse_respondent', { meetingId: ofMeeting(), personId: ofPerson() }, t => [
    k.primaryKey({ columns: [t.meetingId, t.personId] }),
  ])

  /** What each of those who lead a group noted down at a meeting, for the two of them. */
  const facilitatorNote = k.table(
    'facilitator_note',
    {
      id: k.id(),
      meetingId: ofMeeting(),
      personId: ofPerson(),
      text: k.text().notNull(),
      version: k.int().notNull(),
      editedAt: k.time().notNull(),
    },
    t => [k.uniqueIndex('facilitator_note_person').on(t.meetingId, t.personId)],
  )

  return { attendanceChange, minutes, minutesSending, pulse, pulseRespondent, facilitatorNote }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const minutesMarks = {
  attendanceChange: {
    no: 'id number',
    fact: 'meetingId from to arrivedBefore arrivedAfter leftBefore leftAfter method at',
    who: 'personId byId',
    'by:byId': 'reason',
  },
  pulse: { no: 'id meetingId useful heard nextStep isReleased releasedHalfTermId', shared: 'line' },
  pulseRespondent: { fact: 'meetingId', who: 'personId' },
  facilitatorNote: {
    owner: 'personId',
    goes: true,
    no: 'id version',
    fact: 'meetingId editedAt',
    who: 'personId',
    words: 'text',
  },
  minutes: {
    fact: 'meetingId editedAt',
    shared: 'learned questions publishedLearned publishedQuestions',
    no: 'version publishedVersion',
    who: 'editedById',
  },
  minutesSending: { no: 'id number people', fact: 'meetingId at', who: 'byId' },
} as const satisfies Marks
