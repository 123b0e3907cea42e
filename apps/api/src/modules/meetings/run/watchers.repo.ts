import type { Actor } from '@hubs/rules/can'
import { readingOf } from '@hubs/rules/newcomer'
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { joinedColumns } from '../../../store/group-opens.ts'
import type { Tx } from '../../../store/store.ts'

/** As many values as one query names. */
const CHUNK_SIZE = 500

function chunks<T>(list: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < list.length; at += CHUNK_SIZE) parts.push(list.slice(at, at + CHUNK_SIZE))
  return parts
}

/** Whose these sessions are, as they stand now. One that is over, or whose person has left, is not in the answer. */
export async function listActors({ db, t }: Tx, sessionIds: string[], now: number): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>()
  for (const ids of chunks(sessionIds)) {
    const rows = await db
      .select({
        sessionId: t.session.id,
        person: t.person,
        groupId: t.membership.groupId,
        ...joinedColumns({ db, t }),
      })
      .from(t.session)
      .innerJoin(t.person, eq(t.person.id, t.session.personId))
      .leftJoin(t.programme, and(eq(t.programme.schoolId, t.person.schoolId), eq(t.programme.current, true)))
      .leftJoin(t.membership, and(eq(t.membership.programmeId, t.programme.id), eq(t.membership.personId, t.person.id)))
      .where(and(inArray(t.session.id, ids), gt(t.session.expiresAt, now), isNull(t.person.leftAt)))
    for (const { sessionId, person, groupId, joinedAt, ...rest } of rows) {
      const { id, schoolId, staffKind, roles } = person
      const reading = readingOf(joinedAt === null ? null : { joinedAt, ...rest }, now)
      actors.set(sessionId, { id, schoolId, staffKind, roles, groupId, leads: [], ...reading })
    }
  }
  return actors
}

/** The groups of these meetings, and who leads them. */
export async function listGroupsOf({ db, t }: Tx, meetingIds: string[]) {
  const rows = []
  for (const ids of chunks(meetingIds)) {
    rows.push(
      ...(await db
        .select({
          meetingId: t.meeting.id,
          schoolId: t.meeting.schoolId,
          groupId: t.group.id,
          status: t.meeting.status,
          startsAtMs: t.meeting.startsAtMs,
          minutes: t.meeting.minutes,
          facilitatorId: t.group.facilitatorId,
          coFacilitatorId: t.group.coFacilitatorId,
        })
        .from(t.meeting)
        .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
        .where(inArray(t.meeting.id, ids))),
    )
  }
  return rows
}
