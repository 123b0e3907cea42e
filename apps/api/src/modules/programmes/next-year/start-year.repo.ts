import { fitAgenda } from '@hubs/rules/agenda/agenda'
import { and, asc, eq } from 'drizzle-orm'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'

type MeetingRow = Tx['t']['meeting']['$inferSelect']

/**
 * A school that begins in the middle of a year has not held or missed what was planned for before: those meetings stay, as
 * ones before it started. The first of a group that is still to come is its first meeting: nobody has a plan to report on.
 */
export async function startYearAt(tx: Tx, schoolId: string, now: number): Promise<void> {
  const { db, t } = tx
  const planned = await db
    .select({ meeting: t.meeting, places: t.group.places })
    .from(t.meeting)
    .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
    .where(and(eq(t.meeting.schoolId, schoolId), eq(t.meeting.status, 'planned')))
    .orderBy(asc(t.meeting.startsAtMs))
  for (const rows of Map.groupBy(planned, ({ meeting }) => meeting.groupId).values()) {
    const first = rows.find(({ meeting }) => meeting.startsAtMs >= now)
    if (first && first !== rows[0]) await makeFirst(tx, first.meeting, first.places)
  }
}

async function makeFirst({ db, t }: Tx, meeting: MeetingRow, people: number) {
  const { id, minutes, withBreak } = meeting
  await db.update(t.meeting).set({ kind: 'first' }).where(eq(t.meeting.id, id))
  await db.delete(t.segment).where(eq(t.segment.meetingId, id))
  const segments = fitAgenda({ meetingKind: 'first', minutes, people, withBreak })
  await db
    .insert(t.segment)
    .values(segments.map((segment, position) => ({ id: newId(), meetingId: id, position, ...segment })))
}
