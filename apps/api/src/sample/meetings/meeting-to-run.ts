import { fitAgenda, type FittedSegment } from '@hubs/rules/agenda/agenda'
import { DAY_MS, MINUTE_MS } from '@hubs/rules/dates/durations'
import { and, asc, count, eq, gt, inArray, or } from 'drizzle-orm'
import type { Tx } from '../../store/store.ts'
import { addDays, dayAt, instantAt, isWeekend, timeAt } from '../../time/wall-time.ts'

/** Whoever runs it. */
export const RUN_BY_EMAIL = 'facilitator@sample.test'
/** Ids of its own: those of everything else stay as they are. */
const idOf = (n: number) => `5a3b1e00-0000-7000-8009-${String(n).padStart(12, '0')}`
const meetingId = idOf(1)

/** Time enough to open a colleague's phone beside it. */
const AHEAD_MS = 5 * MINUTE_MS
/** A start no further off than this is left as it is. */
const NEAR_MS = 30 * MINUTE_MS

type Group = { id: string; programmeId: string; schoolId: string; hubName: string; people: number }
type SampleTime = { now: number; timeZone: string }

/** The group of whoever runs it, in the programme of now. */
async function findGroup({ db, t }: Tx): Promise<Group | undefined> {
  const [group] = await db
    .select({ id: t.group.id, programmeId: t.hub.programmeId, schoolId: t.hub.schoolId, hubName: t.hub.name })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
    .innerJoin(t.person, eq(t.person.id, t.group.facilitatorId))
    .where(and(eq(t.person.email, RUN_BY_EMAIL), eq(t.programme.current, true)))
  if (!group) return undefined
  const [row] = await db.select({ people: count() }).from(t.membership).where(eq(t.membership.groupId, group.id))
  return { ...group, people: row?.people ?? 1 }
}

const listMeetings = ({ db, t }: Tx, groupId: string) =>
  db
    .select()
    .from(t.meeting)
    .where(eq(t.meeting.groupId, groupId))
    .orderBy(asc(t.meeting.startsAtMs), asc(t.meeting.id))

/**
 * Before the year's first meeting nobody has a plan to report on: the group that shall run a meeting had its first one
 * a fortnight ago then, and was together the day before. Who comes later doesn't read what was said before they came.
 */
export async function beginEarly(tx: Tx, { today, timeZone }: { today: string; timeZone: string }): Promise<void> {
  const group = await findGroup(tx)
  const [first] = group ? await listMeetings(tx, group.id) : []
  if (!first || first.date < today) return
  let date = addDays(today, -14)
  while (isWeekend(date)) date = addDays(date, -1)
  const startsAtMs = instantAt(date, first.startsAt, timeZone)
  await tx.db.update(tx.t.meeting).set({ date, startsAtMs }).where(eq(tx.t.meeting.id, first.id))
  await tx.db
    .update(tx.t.membership)
    .set({ createdAt: startsAtMs - DAY_MS })
    .where(and(eq(tx.t.membership.groupId, first.groupId), gt(tx.t.membership.createdAt, startsAtMs - DAY_MS)))
}

/** A few minutes from now, on a clock's five minutes. */
function soon({ now, timeZone }: SampleTime) {
  const startsAtMs = Math.ceil((now + AHEAD_MS) / AHEAD_MS) * AHEAD_MS
  return { startsAtMs, date: dayAt(startsAtMs, timeZone), startsAt: timeAt(startsAtMs, timeZone) }
}

/** The half term the day is in, or else the one before it: every meeting has one. */
async function halfTermAt({ db, t }: Tx, programmeId: string, day: string): Promise<string> {
  const all = await db
    .select()
    .from(t.halfTerm)
    .where(eq(t.halfTerm.programmeId, programmeId))
    .orderBy(asc(t.halfTerm.position))
  return (all.findLast(({ startsOn }) => startsOn <= day) ?? all[0])?.id ?? ''
}

/** Meetings count in the order of their days. Through numbers nobody has, since no two may ever have the same. */
async function countAnew(tx: Tx, groupId: string) {
  const { db, t } = tx
  const meetings = await listMeetings(tx, groupId)
  for (const base of [1000, 0])
    for (const [index, { id }] of meetings.entries())
      await db
        .update(t.meeting)
        .set({ number: base + index + 1 })
        .where(eq(t.meeting.id, id))
}

/** What the facilitator has put into the agenda. */
const prepared: Partial<Record<FittedSegment['kind'], Partial<FittedSegment>>> = {
  starter: { prompt: 'In pairs: when did you last wait for an answer, and what did you hear?' },
  'new-learning': {
    prompt: 'Hinge questions\nOne question in the middle of a lesson. Everyone answers. What would you do next?',
    notes:
      'Three hinge questions from our own lessons on the table. Which of them would really change what we teach next?',
    materials: ['Mini whiteboards and pens', 'Three hinge questions, printed'],
  },
}

/**
 * One meeting that can be run at once, on whatever day and at whatever hour the sample is made: beside the year's own,
 * with its agenda prepared. Where the group meets today anyway, that meeting is the one.
 */
export async function insertMeetingToRun(tx: Tx, { now, timeZone }: SampleTime, place: string): Promise<void> {
  const { db, t } = tx
  const group = await findGroup(tx)
  if (!group) return
  const when = soon({ now, timeZone })
  const own = await listMeetings(tx, group.id)
  if (own.some(({ status, date }) => status === 'planned' && date === when.date)) return
  const kind = 'ordinary'
  const minutes = 120
  await db.insert(t.meeting).values({
    id: meetingId,
    schoolId: group.schoolId,
    groupId: group.id,
    halfTermId: await halfTermAt(tx, group.programmeId, when.date),
    number: 1000,
    kind,
    ...when,
    minutes,
    place,
    withBreak: true,
    status: 'planned',
  })
  const segments = fitAgenda({ meetingKind: kind, minutes, people: group.people, withBreak: true })
  await db.insert(t.segment).values(
    segments.map((segment, position) => ({
      ...segment,
      ...prepared[segment.kind],
      id: idOf(position + 2),
      meetingId,
      position,
    })),
  )
  await countAnew(tx, group.id)
}

/** At a later start: the meeting that has not begun yet is about to begin again. */
export async function moveMeetingToRun(tx: Tx, now: number): Promise<void> {
  const { db, t } = tx
  const [found] = await db
    .select({ meeting: t.meeting, timeZone: t.school.timeZone, programmeId: t.halfTerm.programmeId })
    .from(t.meeting)
    .innerJoin(t.school, eq(t.school.id, t.meeting.schoolId))
    .innerJoin(t.halfTerm, eq(t.halfTerm.id, t.meeting.halfTermId))
    .where(and(eq(t.meeting.id, meetingId), eq(t.meeting.status, 'planned')))
  if (!found || Math.abs(found.meeting.startsAtMs - now) <= NEAR_MS) return
  const { meeting, timeZone, programmeId } = found
  const when = soon({ now, timeZone })
  const halfTermId = await halfTermAt(tx, programmeId, when.date)
  await db
    .update(t.meeting)
    .set({ ...when, halfTermId, version: meeting.version + 1 })
    .where(eq(t.meeting.id, meetingId))
  await countAnew(tx, meeting.groupId)
}

/** The meeting that can be run now; null where it has been held. */
export async function findMeetingToRun(tx: Tx, { now, timeZone }: SampleTime) {
  const { db, t } = tx
  const group = await findGroup(tx)
  if (!group) return null
  const rows = await db
    .select({ id: t.meeting.id, status: t.meeting.status })
    .from(t.meeting)
    .where(
      and(
        eq(t.meeting.groupId, group.id),
        inArray(t.meeting.status, ['planned', 'running']),
        or(eq(t.meeting.id, meetingId), eq(t.meeting.date, dayAt(now, timeZone))),
      ),
    )
    .orderBy(asc(t.meeting.startsAtMs))
  const found = rows.find(row => row.status === 'running') ?? rows.find(({ id }) => id === meetingId) ?? rows[0]
  return found ? { id: found.id, hubName: group.hubName, running: found.status === 'running' } : null
}
