import type { MeetingKind, TemplatePart } from '@hubs/schema/meetings/agenda'
import type { Kit } from '../kit.ts'
import type { meetingTables } from './meetings.ts'
import type { Marks } from './personal-marks.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'school' | 'person'> &
  Pick<ReturnType<typeof meetingTables>, 'meeting' | 'segment'>

/** What comes before a meeting: agendas to begin from, things to see to, and the vote on the new learning. */
export function preparationTables(k: Kit, { school, person, meeting, segment }: Needs) {
  const ofMeeting = () => k.ref(() => meeting.id, { onDelete: 'cascade' })
  const someone = () => k.text().references(() => person.id)

  const agendaTemplate = k.table(
    'agenda_template',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      ownerId: someone().notNull(),
      name: k.text().notNull(),
      /** The name as templates are put in order: from `templateKeys`. */
      sortName: k.key().notNull().default(''),
      meetingKind: k.text().$type<MeetingKind>().notNull(),
      parts: k.json<TemplatePart[]>().notNull(),
      checklist: k.json<string[]>().notNull(),
      shared: k.bool().notNull(),
      archivedAt: k.time(),
      createdAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.index('agenda_template_name').on(t.schoolId, t.sortName, t.id),
      k.index('agenda_template_owner').on(t.ownerId),
    ],
  )

  /** A thing to see to. The usual ones are in the code; they have a row once somebody has touched them. */
  const checklistItem = k.table(
    'checklist_item',
    {
      id: k.id(),
      meetingId: ofMeeting(),
      key: k.text().notNull(),
      text: k.text().notNull(),
      addedAt: k.time().notNull(),
      tickedById: someone(),
      tickedAt: k.time(),
      removedAt: k.time(),
    },
    t => [k.uniqueIndex('checklist_item_key').on(t.meetingId, t.key)],
  )

  const candidate = k.table(
    'candidate',
    {
      id: k.id(),
      meetingId: ofMeeting(),
      proposedById: someone().notNull(),
      title: k.text().notNull(),
      technique: k.text().notNull(),
      why: k.text().notNull(),
      failing: k.text().notNull(),
      url: k.text().notNull(),
      readMinutes: k.int(),
      presenterId: someone(),
      strategyCode: k.text(),
      isOnBallot: k.bool().notNull(),
      withdrawnAt: k.time(),
      createdAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [k.index('candidate_meeting').on(t.meetingId, t.createdAt)],
  )

  /** The agenda as it stood before a change made in one go; good for as long as the meeting is at `version`. */
  const agendaSnapshot = k.table('agenda_snapshot', {
    meetingId: ofMeeting().primaryKey(),
    version: k.int().notNull(),
    label: k.text().notNull(),
    segments: k.json<(typeof segment)['$inferSelect'][]>().notNull(),
    withBreak: k.bool().notNull(),
    /** Of the checklist: what came with the change. */
    addedItemKeys: k.json<string[]>().notNull(),
    /** What was taken into the agenda, where that was the change. */
    candidateId: k.text().references(() => candidate.id),
  })

  const candidateBallot = k.table('candidate_ballot', {
    meetingId: ofMeeting().primaryKey(),
    closedAt: k.time(),
    takenId: k.text().references(() => candidate.id),
    version: k.int().notNull(),
  })

  /** One vote a person and meeting: a constraint. */
  const candidateVote = k.table(
    'candidate_vote',
    {
      id: k.id(),
      meetingId: ofMeeting(),
      personId: someone().notNull(),
      candidateId: k.ref(() => candidate.id, { onDelete: 'cascade' }),
      at: k.time().notNull(),
    },
    t => [
      k.uniqueIndex('candidate_vote_one').on(t.meetingId, t.personId),
      k.index('candidate_vote_for').on(t.candidateId),
    ],
  )

  return { agendaTemplate, agendaSnapshot, checklistItem, candidate, candidateBallot, candidateVote }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const preparationMarks = {
  candidateVote: { owner: 'personId', no: 'id', fact: 'meetingId candidateId at', who: 'personId' },
  agendaTemplate: {
    no: 'id schoolId sortName meetingKind version',
    who: 'ownerId',
    shared: 'name parts checklist',
    fact: 'shared archivedAt createdAt',
  },
  agendaSnapshot: { no: 'meetingId version withBreak addedItemKeys candidateId', shared: 'label segments' },
  checklistItem: { no: 'id key removedAt', fact: 'meetingId addedAt tickedAt', shared: 'text', who: 'tickedById' },
  candidate: {
    no: 'id readMinutes version',
    fact: 'meetingId strategyCode isOnBallot withdrawnAt createdAt',
    who: 'proposedById presenterId',
    'by:proposedById': 'title technique why failing',
    shared: 'url',
  },
  candidateBallot: { no: 'meetingId closedAt takenId version' },
} as const satisfies Marks
