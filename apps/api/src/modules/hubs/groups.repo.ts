import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'

/** One more group of a hub, with its first group's places and the meetings of it that are still to come. */
export async function addGroup({ db, t }: Tx, hubId: string, now: number) {
  const groups = await db.select().from(t.group).where(eq(t.group.hubId, hubId)).orderBy(asc(t.group.position))
  const [first] = groups
  if (!first) throw new Error(`The hub ${hubId} has no group to make another like.`)
  const position = (groups.at(-1)?.position ?? 0) + 1
  const groupId = newId()
  await db.insert(t.group).values({ id: groupId, hubId, position, name: `Group ${position + 1}`, places: first.places })
  const coming = await db
    .select()
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, first.id), eq(t.meeting.status, 'planned'), gt(t.meeting.startsAtMs, now)))
  if (coming.length === 0) return
  const copyOf = new Map(coming.map(({ id }) => [id, newId()]))
  // Two groups meet at once, so not in the same room.
  await db
    .insert(t.meeting)
    .values(coming.map(row => ({ ...row, id: copyOf.get(row.id) ?? '', groupId, place: '', version: 1 })))
  const segments = await db
    .select()
    .from(t.segment)
    .where(inArray(t.segment.meetingId, [...copyOf.keys()]))
  if (segments.length === 0) return
  await db.insert(t.segment).values(
    segments.map(row => ({
      ...row,
      id: newId(),
      meetingId: copyOf.get(row.meetingId) ?? '',
      presenterId: null,
      notes: '',
    })),
  )
}

/** Nobody is in the hub this year: it is led by no one, and its meetings that are still to come are cancelled. */
export async function closeHub({ db, t }: Tx, hubId: string, now: number) {
  await db
    .update(t.hub)
    .set({ closed: true, version: sql<number>`${t.hub.version} + 1` })
    .where(eq(t.hub.id, hubId))
  await db
    .update(t.group)
    .set({ facilitatorId: null, coFacilitatorId: null, version: sql<number>`${t.group.version} + 1` })
    .where(eq(t.group.hubId, hubId))
  const groups = db.select({ id: t.group.id }).from(t.group).where(eq(t.group.hubId, hubId))
  await db
    .update(t.meeting)
    .set({ status: 'cancelled', version: sql<number>`${t.meeting.version} + 1` })
    .where(and(inArray(t.meeting.groupId, groups), eq(t.meeting.status, 'planned'), gt(t.meeting.startsAtMs, now)))
}
