import { type SQL, sql } from 'drizzle-orm'
import type { Lookup } from './store.ts'

/**
 * In a query over memberships and their programmes: when the person joined the group, when its first meeting of all is,
 * and its first one that begins after this and after the choice has closed; null where there is none.
 */
export function joinedColumns({ t: { meeting, membership, programme } }: Lookup) {
  const first = (after: SQL) =>
    sql<number | null>`(select min(${meeting.startsAtMs}) from ${meeting}
      where ${meeting.groupId} = ${membership.groupId} and ${meeting.status} <> 'cancelled' ${after})`.mapWith(Number)
  return {
    joinedAt: membership.createdAt,
    firstAt: first(sql``),
    opensAt: first(
      sql`and ${meeting.startsAtMs} > ${membership.createdAt} and ${meeting.startsAtMs} > ${programme.choiceClosesAt}`,
    ),
  }
}
