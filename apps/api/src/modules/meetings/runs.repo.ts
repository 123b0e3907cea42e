import type { StoredRun } from '@hubs/schema/live'
import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'

export async function findRun({ db, t }: Tx, meetingId: string): Promise<StoredRun | undefined> {
  const [row] = await db.select({ state: t.run.state }).from(t.run).where(eq(t.run.meetingId, meetingId))
  return row?.state
}

/** What a command has to know of its meeting, with the run as the store has it: null before its first need. */
export async function findWithRun({ db, t }: Tx, meetingId: string) {
  const { id, schoolId, groupId, status, startsAtMs } = t.meeting
  const [row] = await db
    .select({ id, schoolId, groupId, status, startsAtMs, run: t.run.state })
    .from(t.meeting)
    .leftJoin(t.run, eq(t.run.meetingId, t.meeting.id))
    .where(eq(t.meeting.id, meetingId))
  return row
}

export async function saveRun({ db, t }: Tx, state: StoredRun, updatedAt: number) {
  const { meetingId, version } = state
  await db
    .insert(t.run)
    .values({ meetingId, version, state, updatedAt })
    .onConflictDoUpdate({ target: t.run.meetingId, set: { version, state, updatedAt } })
}

export async function insertCommand({ db, t }: Tx, row: Tx['t']['runCommand']['$inferInsert']) {
  await db.insert(t.runCommand).values(row)
}

export async function hasCommand({ db, t }: Tx, meetingId: string, commandId: string): Promise<boolean> {
  const rows = await db
    .select({ id: t.runCommand.id })
    .from(t.runCommand)
    .where(and(eq(t.runCommand.meetingId, meetingId), eq(t.runCommand.commandId, commandId)))
  return rows.length > 0
}

/** The version stays: a change of the meeting's plan is refused by this status, not as stale. */
export async function setStatus({ db, t }: Tx, meetingId: string, status: 'planned' | 'running' | 'ended') {
  await db.update(t.meeting).set({ status }).where(eq(t.meeting.id, meetingId))
}

type Attendance = Tx['t']['attendance']['$inferInsert']

/** Makes the register say exactly this. */
export async function saveAttendance({ db, t }: Tx, meetingId: string, rows: Attendance[]) {
  const people = rows.map(row => row.personId)
  await db
    .delete(t.attendance)
    .where(and(eq(t.attendance.meetingId, meetingId), notInArray(t.attendance.personId, people)))
  if (rows.length === 0) return
  await db
    .insert(t.attendance)
    .values(rows)
    .onConflictDoUpdate({
      target: [t.attendance.meetingId, t.attendance.personId],
      set: { status: sql`excluded.status`, recordedAt: sql`excluded.recorded_at` },
    })
}
