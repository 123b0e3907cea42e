import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../../store/store.ts'

/** Where the group met last, the one whose reports are the newest. */
export async function findLastMeeting({ db, t }: Tx, groupId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: t.meeting.id })
    .from(t.meeting)
    .where(and(eq(t.meeting.groupId, groupId), eq(t.meeting.status, 'ended')))
    .orderBy(desc(t.meeting.startsAtMs))
    .limit(1)
  return row?.id
}
