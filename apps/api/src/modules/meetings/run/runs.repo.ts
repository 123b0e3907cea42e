import { upgradeRun } from '@hubs/rules/run/run-upgrade'
import type { StoredRun } from '@hubs/schema/meetings/live'
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { preparedInsert, preparedQuery } from '../../../store/prepared.ts'
import type { Lookup, Tx } from '../../../store/store.ts'

const stateOf = preparedQuery(['meetingId'], ({ db, t }, { meetingId }) =>
  db.select({ state: t.run.state }).from(t.run).where(eq(t.run.meetingId, meetingId)),
)

export async function findRun(tx: Tx, meetingId: string): Promise<StoredRun | undefined> {
  const [row] = await stateOf(tx, { meetingId })
  return row && upgradeRun(row.state)
}

const withRun = preparedQuery(['meetingId'], ({ db, t }, { meetingId }) => {
  const { id, schoolId, groupId, status, startsAtMs, minutes } = t.meeting
  return db
    .select({ id, schoolId, groupId, status, startsAtMs, minutes, run: t.run.state })
    .from(t.meeting)
    .leftJoin(t.run, eq(t.run.meetingId, t.meeting.id))
    .where(eq(t.meeting.id, meetingId))
})

/** What a command has to know of its meeting, with the run as the store has it: null before its first need. */
export async function findWithRun(tx: Lookup, meetingId: string) {
  const [row] = await withRun(tx, { meetingId })
  return row && { ...row, run: row.run && upgradeRun(row.run) }
}

/** When a meeting began, for what is judged by it; null before that. */
export async function findStart(tx: Lookup, meetingId: string): Promise<number | null> {
  const [row] = await stateOf(tx, { meetingId })
  return row ? upgradeRun(row.state).startedAt : null
}

/** So many meetings of a group say what it is used to. */
const MOST_ENDED = 6

const ended = preparedQuery(['groupId', 'startsAtMs'], ({ db, t: { meeting, run } }, { groupId, startsAtMs }) =>
  db
    .select({ state: run.state })
    .from(meeting)
    .innerJoin(run, eq(run.meetingId, meeting.id))
    .where(and(eq(meeting.groupId, groupId), eq(meeting.status, 'ended'), lt(meeting.startsAtMs, startsAtMs)))
    .orderBy(desc(meeting.startsAtMs))
    .limit(MOST_ENDED),
)

/** The runs of the group's last meetings that were held before this one, latest first. */
export async function listEnded(
  tx: Tx,
  { groupId, startsAtMs }: { groupId: string; startsAtMs: number },
): Promise<StoredRun[]> {
  const rows = await ended(tx, { groupId, startsAtMs })
  return rows.map(({ state }) => upgradeRun(state))
}

export async function findName({ db, t }: Tx, personId: string): Promise<string | undefined> {
  const [row] = await db.select({ name: t.person.name }).from(t.person).where(eq(t.person.id, personId))
  return row?.name
}

/** When a meeting that is still running last changed; null where none is. */
export async function latestMoment({ db, t }: Tx): Promise<number | null> {
  const [row] = await db
    .select({ at: sql<number | null>`max(${t.run.updatedAt})`.mapWith(Number) })
    .from(t.meeting)
    .innerJoin(t.run, eq(t.run.meetingId, t.meeting.id))
    .where(eq(t.meeting.status, 'running'))
  return row?.at ?? null
}

const putRun = preparedInsert<Tx['t']['run']['$inferInsert']>(
  ['meetingId', 'version', 'state', 'updatedAt'],
  ({ db, t: { run } }, rows) =>
    db
      .insert(run)
      .values(rows)
      .onConflictDoUpdate({
        target: run.meetingId,
        set: { version: sql`excluded.version`, state: sql`excluded.state`, updatedAt: sql`excluded.updated_at` },
      }),
)

export async function saveRun(tx: Tx, state: StoredRun, updatedAt: number) {
  await putRun(tx, [{ meetingId: state.meetingId, version: state.version, state, updatedAt }])
}

const putCommand = preparedInsert<Tx['t']['runCommand']['$inferInsert']>(
  ['id', 'meetingId', 'commandId', 'version', 'personId', 'command', 'at'],
  ({ db, t }, rows) => db.insert(t.runCommand).values(rows),
)

export async function insertCommand(tx: Tx, row: Tx['t']['runCommand']['$inferInsert']) {
  await putCommand(tx, [row])
}

const commandOf = preparedQuery(['meetingId', 'commandId'], ({ db, t: { runCommand } }, { meetingId, commandId }) =>
  db
    .select({ command: runCommand.command })
    .from(runCommand)
    .where(and(eq(runCommand.meetingId, meetingId), eq(runCommand.commandId, commandId))),
)

export async function findCommand(tx: Tx, meetingId: string, commandId: string) {
  const [row] = await commandOf(tx, { meetingId, commandId })
  return row
}

/** The version stays: a change of the meeting's plan is refused by this status, not as stale. */
export async function setStatus({ db, t }: Tx, meetingId: string, status: 'planned' | 'running' | 'ended') {
  await db.update(t.meeting).set({ status }).where(eq(t.meeting.id, meetingId))
}

type Attendance = Tx['t']['attendance']['$inferSelect']

const registerOf = preparedQuery(['meetingId'], ({ db, t: { attendance } }, { meetingId }) =>
  db.select().from(attendance).where(eq(attendance.meetingId, meetingId)),
)

const putAttendance = preparedInsert<Attendance>(
  ['id', 'meetingId', 'personId', 'status', 'recordedAt', 'arrivedAt', 'leftAt'],
  ({ db, t: { attendance } }, rows) =>
    db
      .insert(attendance)
      .values(rows)
      .onConflictDoUpdate({
        target: [attendance.meetingId, attendance.personId],
        set: {
          status: sql`excluded.status`,
          recordedAt: sql`excluded.recorded_at`,
          arrivedAt: sql`excluded.arrived_at`,
          leftAt: sql`excluded.left_at`,
        },
      }),
)

const isSame = (one: Attendance, other: Attendance) =>
  one.status === other.status && one.arrivedAt === other.arrivedAt && one.leftAt === other.leftAt

/** Makes the register say exactly this: a tap changes one line of it, so only what differs is written. */
export async function saveAttendance(tx: Tx, meetingId: string, rows: Attendance[]) {
  const { db, t } = tx
  const gone = new Map((await registerOf(tx, { meetingId })).map(row => [row.personId, row]))
  const changed = rows.filter(row => {
    const before = gone.get(row.personId)
    gone.delete(row.personId)
    return !before || !isSame(before, row)
  })
  if (gone.size > 0)
    await db
      .delete(t.attendance)
      .where(and(eq(t.attendance.meetingId, meetingId), inArray(t.attendance.personId, [...gone.keys()])))
  if (changed.length > 0) await putAttendance(tx, changed)
}
