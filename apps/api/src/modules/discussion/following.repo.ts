import { and, desc, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../store/after-cursor.ts'
import type { Lookup, Tx } from '../../store/store.ts'
import type { PlaceRow } from './places.repo.ts'
import type { ReplyRow } from './replies.repo.ts'

export type FollowingRow = Tx['t']['following']['$inferSelect']
type DiscussionRow = Tx['t']['discussion']['$inferSelect']

export async function findFollowing({ db, t }: Tx, personId: string, placeId: string) {
  const [row] = await db
    .select()
    .from(t.following)
    .where(and(eq(t.following.personId, personId), eq(t.following.placeId, placeId)))
  return row
}

export async function saveFollowing({ db, t }: Tx, row: FollowingRow) {
  const { isFollowing, lastReadAt, unreadCount } = row
  await db
    .insert(t.following)
    .values(row)
    .onConflictDoUpdate({
      target: [t.following.personId, t.following.placeId],
      set: { isFollowing, lastReadAt, unreadCount },
    })
}

export async function findDiscussion({ db, t }: Tx, placeId: string): Promise<DiscussionRow | undefined> {
  const [row] = await db.select().from(t.discussion).where(eq(t.discussion.placeId, placeId))
  return row
}

/** Begins a place's sums, if it has none. */
export async function beginDiscussion({ db, t }: Tx, place: PlaceRow, at: number) {
  const { id: placeId, place: kind, schoolId, groupId, programmeId } = place
  await db
    .insert(t.discussion)
    .values({ placeId, place: kind, schoolId, groupId, programmeId, lastAt: at })
    .onConflictDoNothing()
}

/** One more or one fewer is shown in a place, and this is the latest now. */
export async function countReply(
  { db, t }: Tx,
  placeId: string,
  by: 1 | -1,
  last: { id: string; at: number } | undefined,
) {
  await db
    .update(t.discussion)
    .set({
      replyCount: sql`${t.discussion.replyCount} + ${by}`,
      lastReplyId: last?.id ?? null,
      ...(last && { lastAt: last.at }),
    })
    .where(eq(t.discussion.placeId, placeId))
}

/** Adds to the unread count of each follower who has not read this far, except the author. */
export async function countUnread({ db, t }: Tx, { placeId, byId, at }: ReplyRow, by: 1 | -1) {
  await db
    .update(t.following)
    .set({ unreadCount: sql`${t.following.unreadCount} + ${by}` })
    .where(
      and(
        eq(t.following.placeId, placeId),
        lt(t.following.lastReadAt, at),
        byId === null ? undefined : ne(t.following.personId, byId),
      ),
    )
}

/** How many of the others' replies in a place came after this. */
export async function countAfter({ db, t }: Tx, placeId: string, personId: string, after: number): Promise<number> {
  const { reply } = t
  const [row] = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(reply)
    .where(
      and(
        eq(reply.placeId, placeId),
        sql`${reply.at} > ${after}`,
        eq(reply.state, 'shown'),
        or(isNull(reply.byId), ne(reply.byId, personId)),
      ),
    )
  return row?.n ?? 0
}

/** What somebody follows and may still read, where something was said: of this year, and of groups they are in. */
function followed({ t }: Tx, personId: string, programmeId: string | null, groupIds: readonly string[]) {
  const { discussion, following } = t
  return and(
    eq(following.personId, personId),
    eq(following.isFollowing, true),
    sql`${discussion.lastReplyId} is not null`,
    or(isNull(discussion.programmeId), eq(discussion.programmeId, programmeId ?? '')),
    or(isNull(discussion.groupId), inArray(discussion.groupId, ['', ...groupIds])),
  )
}

type Follower = { personId: string; programmeId: string | null; groupIds: readonly string[] }

/** The newest first, with who spoke last there. */
export async function listFollowed(
  tx: Tx,
  { personId, programmeId, groupIds }: Follower,
  { after, limit }: PageAfter<number>,
) {
  const { discussion, following, reply, person } = tx.t
  return tx.db
    .select({ discussion, unread: following.unreadCount, by: person.name, visitor: reply.visitorName })
    .from(following)
    .innerJoin(discussion, eq(discussion.placeId, following.placeId))
    .leftJoin(reply, eq(reply.id, discussion.lastReplyId))
    .leftJoin(person, eq(person.id, reply.byId))
    .where(
      and(
        followed(tx, personId, programmeId, groupIds),
        afterCursor(lt, [discussion.lastAt, discussion.placeId], after),
      ),
    )
    .orderBy(desc(discussion.lastAt), desc(discussion.placeId))
    .limit(limit)
}

export async function sumUnread(tx: Tx, { personId, programmeId, groupIds }: Follower): Promise<number> {
  const { discussion, following } = tx.t
  const [row] = await tx.db
    .select({ n: sql<number>`coalesce(sum(${following.unreadCount}), 0)`.mapWith(Number) })
    .from(following)
    .innerJoin(discussion, eq(discussion.placeId, following.placeId))
    .where(followed(tx, personId, programmeId, groupIds))
  return row?.n ?? 0
}

export async function findCurrentProgrammeId({ db, t }: Lookup, schoolId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: t.programme.id })
    .from(t.programme)
    .where(and(eq(t.programme.schoolId, schoolId), eq(t.programme.current, true)))
  return row?.id ?? null
}
