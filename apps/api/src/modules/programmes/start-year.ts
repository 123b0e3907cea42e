import { fitAgenda } from '@hubs/rules/agenda/agenda'
import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'

type MeetingRow = Tx['t']['meeting']['$inferSelect']

/**
 * A school that begins in the middle of a year has no past in it: meetings that were planned for before nobody has held
 * or missed. They go, those that are left are counted from one, and the first of them is a first meeting.
 */
export async function startYearAt(tx: Tx, schoolId: string, now: number): Promise<void> {
  const { db, t } = tx
  const gone = await db
    .delete(t.meeting)
    .where(and(eq(t.meeting.schoolId, schoolId), eq(t.meeting.status, 'planned'), lt(t.meeting.startsAtMs, now)))
    .returning({ groupId: t.meeting.groupId })
  const groupIds = [...new Set(gone.map(({ groupId }) => groupId))]
  if (groupIds.length === 0) return
  const left = await db
    .select()
    .from(t.meeting)
    .where(inArray(t.meeting.groupId, groupIds))
    .orderBy(asc(t.meeting.groupId), asc(t.meeting.startsAtMs))
  const places = new Map(
    (await db.select().from(t.group).where(inArray(t.group.id, groupIds))).map(group => [group.id, group.places]),
  )
  for (const groupId of groupIds) {
    const meetings = left.filter(meeting => meeting.groupId === groupId)
    // In their order: each number is free once the one before it has gone down.
    for (const [index, { id }] of meetings.entries())
      await db
        .update(t.meeting)
        .set({ number: index + 1 })
        .where(eq(t.meeting.id, id))
    const [first] = meetings
    if (first) await makeFirst(tx, first, places.get(groupId) ?? 0)
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
