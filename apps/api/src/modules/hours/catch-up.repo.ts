import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export async function findAttendance({ db, t }: Tx, meetingId: string, personId: string) {
  const [row] = await db
    .select({ status: t.attendance.status })
    .from(t.attendance)
    .where(and(eq(t.attendance.meetingId, meetingId), eq(t.attendance.personId, personId)))
  return row?.status
}

export async function findCatchUp({ db, t }: Tx, meetingId: string, personId: string) {
  const [row] = await db
    .select()
    .from(t.catchUp)
    .where(and(eq(t.catchUp.meetingId, meetingId), eq(t.catchUp.personId, personId)))
  return row
}

/** Whether they have made a plan from this meeting, and kept it. */
export async function hasPlanFrom({ db, t }: Tx, meetingId: string, personId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: t.plan.id })
    .from(t.plan)
    .where(and(eq(t.plan.meetingId, meetingId), eq(t.plan.ownerId, personId), ne(t.plan.status, 'dropped')))
    .limit(1)
  return row !== undefined
}
