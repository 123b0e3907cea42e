import type { AgendaLink, MeetingKind, SegmentKind } from '@hubs/schema/meetings/agenda'
import type { Attendance, StoredRun } from '@hubs/schema/meetings/live'
import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'school' | 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'halfTerm'> &
  Pick<ReturnType<typeof hubTables>, 'group'>

/** Dates of a group, their agendas, and the meeting as it happens. */
export function meetingTables(k: Kit, { school, person, halfTerm, group }: Needs) {
  /** `date` and `startsAt` are wall-clock in the school's zone; `startsAtMs` is the instant they mean there. */
  const meeting = k.table(
    'meeting',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      groupId: k.ref(() => group.id),
      halfTermId: k.ref(() => halfTerm.id),
      number: k.int().notNull(),
      kind: k.text().$type<MeetingKind>().notNull(),
      date: k.text().notNull(),
      startsAt: k.text().notNull(),
      startsAtMs: k.time().notNull(),
      minutes: k.int().notNull(),
      place: k.text().notNull(),
      withBreak: k.bool().notNull(),
      status: k.text().$type<'planned' | 'running' | 'ended' | 'cancelled'>().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.uniqueIndex('meeting_group_number').on(t.groupId, t.number),
      k.index('meeting_group_start').on(t.groupId, t.startsAtMs),
      k.index('meeting_school_start').on(t.schoolId, t.startsAtMs),
      k.index('meeting_status').on(t.status, t.id),
      k.index('meeting_half_term').on(t.halfTermId, t.date),
    ],
  )

  const segment = k.table(
    'segment',
    {
      id: k.id(),
      meetingId: k.ref(() => meeting.id, { onDelete: 'cascade' }),
      position: k.int().notNull(),
      kind: k.text().$type<SegmentKind>().notNull(),
      title: k.text().notNull(),
      minutes: k.int().notNull(),
      floorMinutes: k.int().notNull(),
      protected: k.bool().notNull(),
      prompt: k.text().notNull(),
      notes: k.text().notNull(),
      links: k.json<AgendaLink[]>().notNull().default([]),
      materials: k.json<string[]>().notNull().default([]),
      presenterId: k.text().references(() => person.id),
    },
    t => [k.index('segment_meeting').on(t.meetingId, t.position)],
  )

  /** The run as it stands; `run_command` is its journal, written in the same transaction before any answer. */
  const run = k.table('run', {
    meetingId: k
      .text()
      .primaryKey()
      .references(() => meeting.id, { onDelete: 'cascade' }),
    version: k.int().notNull(),
    state: k.json<StoredRun>().notNull(),
    updatedAt: k.time().notNull(),
  })

  const runCommand = k.table(
    'run_command',
    {
      id: k.id(),
      meetingId: k.ref(() => meeting.id, { onDelete: 'cascade' }),
      commandId: k.text().notNull(),
      version: k.int().notNull(),
      personId: k.text().references(() => person.id),
      command: k.json<unknown>().notNull(),
      at: k.time().notNull(),
    },
    t => [k.uniqueIndex('run_command_id').on(t.meetingId, t.commandId)],
  )

  const attendance = k.table(
    'attendance',
    {
      id: k.id(),
      meetingId: k.ref(() => meeting.id, { onDelete: 'cascade' }),
      personId: k.ref(() => person.id),
      status: k.text().$type<Attendance>().notNull(),
      recordedAt: k.time().notNull(),
      /** When they came after the start, and when they left before the end. */
      arrivedAt: k.time(),
      leftAt: k.time(),
    },
    t => [k.uniqueIndex('attendance_person').on(t.meetingId, t.personId), k.index('attendance_of').on(t.personId)],
  )

  return { meeting, segment, run, runCommand, attendance }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const meetingMarks = {
  attendance: { owner: 'personId', no: 'id', fact: 'meetingId status recordedAt arrivedAt leftAt', who: 'personId' },
  meeting: {
    no: 'id schoolId groupId halfTermId number kind date startsAt startsAtMs minutes withBreak status version',
    shared: 'place',
  },
  segment: {
    no: 'id meetingId position kind minutes floorMinutes protected',
    shared: 'title prompt notes links materials',
    who: 'presenterId',
  },
  run: { no: 'meetingId version updatedAt', names: 'state' },
  runCommand: { no: 'id commandId version', fact: 'meetingId at', who: 'personId', 'by:personId': 'command' },
} as const satisfies Marks
