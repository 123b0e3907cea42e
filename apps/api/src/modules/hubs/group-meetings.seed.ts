import { fitAgenda } from '@hubs/rules/agenda/agenda'
import type { MeetingKind } from '@hubs/schema/meetings/agenda'
import { newId } from '../../ids.ts'
import { inBatches } from '../../store/in-batches.ts'
import { preparedInsert } from '../../store/prepared.ts'
import type { Tx } from '../../store/store.ts'
import { instantAt } from '../../time/wall-time.ts'

type MeetingOwner = { schoolId: string; timeZone: string; makeId?: () => string }
export type MeetingDate = { halfTermId: string; date: string; startsAt: string; minutes: number }
/** `after`: so many meetings the group has already. */
type GroupToMeet = { id: string; people: number; dates: readonly MeetingDate[]; after?: number }

type SegmentRow = Omit<Tx['t']['segment']['$inferSelect'], 'presenterId'>
const segmentColumns = [
  'id',
  'meetingId',
  'position',
  'kind',
  'title',
  'minutes',
  'floorMinutes',
  'protected',
  'prompt',
  'notes',
  'links',
  'materials',
] as const

/** A year of a large school has thousands, and everybody's writes wait for them. */
const putSegments = preparedInsert<SegmentRow>(segmentColumns, ({ db, t }, rows) => db.insert(t.segment).values(rows))

/** The meetings of groups on their dates, in their order, each with the agenda that fits it. */
export async function insertMeetings(
  tx: Tx,
  { schoolId, timeZone, makeId = newId }: MeetingOwner,
  groups: readonly GroupToMeet[],
) {
  const { db, t } = tx
  // The same for every meeting of a kind, length and size: worked out once, since everybody's writes wait for this one.
  const fitted = new Map<string, ReturnType<typeof fitAgenda>>()
  const agendaFor = (meetingKind: MeetingKind, minutes: number, people: number) => {
    const key = [meetingKind, minutes, people].join(' ')
    const known = fitted.get(key)
    if (known) return known
    const agenda = fitAgenda({ meetingKind, minutes, people, withBreak: true })
    fitted.set(key, agenda)
    return agenda
  }
  const meetings = groups.flatMap(({ id: groupId, people, dates, after = 0 }) =>
    dates.map((each, index) => {
      const kind = meetingKind(after + index, after + dates.length)
      return {
        row: {
          id: makeId(),
          schoolId,
          groupId,
          ...each,
          number: after + index + 1,
          kind,
          startsAtMs: instantAt(each.date, each.startsAt, timeZone),
          place: '',
          withBreak: true,
          status: 'planned' as const,
        },
        agenda: agendaFor(kind, each.minutes, people),
      }
    }),
  )
  await inBatches(meetings, part => db.insert(t.meeting).values(part.map(({ row }) => row)))
  const segments = meetings.flatMap(({ row, agenda }) =>
    agenda.map((segment, position) => ({ id: makeId(), meetingId: row.id, position, ...segment })),
  )
  await inBatches(segments, async part => putSegments(tx, part))
}

/** The first of a year begins things, the last shares what came of them. */
export function meetingKind(index: number, count: number): MeetingKind {
  if (index === 0) return 'first'
  return index === count - 1 ? 'sharing' : 'ordinary'
}
