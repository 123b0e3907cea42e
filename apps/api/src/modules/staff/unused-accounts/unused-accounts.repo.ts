import type { AuditAction } from '@hubs/schema/audit'
import { and, asc, eq, gt, inArray, isNull, max, sql } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../../store/after-cursor.ts'
import type { Tx } from '../../../store/store.ts'

/** Every way to get in is one of these in the audit. A session is over within the day, so none lasts from long before. */
const waysIn: AuditAction[] = ['sign-in', 'invitation-accepted', 'set-up']

/**
 * Who works here and hasn't signed in since then, by name. Whoever never has counts from their invitation, or without
 * one from when they were added.
 */
export async function listUnused(
  { db, t }: Tx,
  schoolId: string,
  { before, after, limit }: PageAfter<string> & { before: number },
) {
  const { audit, person } = t
  const lastIn = db
    .select({ personId: audit.actorId, at: max(audit.at).as('last_in_at') })
    .from(audit)
    .where(and(eq(audit.schoolId, schoolId), inArray(audit.action, waysIn)))
    .groupBy(audit.actorId)
    .as('last_in')
  const since = sql`coalesce(${lastIn.at}, ${person.joinedAt}, ${person.invitedAt}, ${person.createdAt})`
  return db
    .select({
      id: person.id,
      name: person.name,
      sortName: person.sortName,
      lastInAt: lastIn.at,
      joinedAt: person.joinedAt,
    })
    .from(person)
    .leftJoin(lastIn, eq(lastIn.personId, person.id))
    .where(
      and(
        eq(person.schoolId, schoolId),
        isNull(person.leftAt),
        sql`${since} < ${before}`,
        afterCursor(gt, [person.sortName, person.id], after),
      ),
    )
    .orderBy(asc(person.sortName), asc(person.id))
    .limit(limit)
}
