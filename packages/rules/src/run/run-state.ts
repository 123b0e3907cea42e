import type { AgendaSegment } from '@hubs/schema/meetings/agenda'
import type {
  OpenRun,
  Round,
  RunPerson,
  RunSegment,
  RunSnapshot,
  RunState,
  StoredRun,
} from '@hubs/schema/meetings/live'
import { MINUTE_MS } from '../dates/durations.ts'
import { finishTurns, followRegister, hasFloor, newRound } from './round/round.ts'

type PlannedSegment = Pick<AgendaSegment, 'id' | 'kind' | 'title' | 'prompt' | 'protected' | 'minutes' | 'floorMinutes'>

export interface Meeting {
  meetingId: string
  /** Epoch milliseconds. */
  plannedStart: number
  /** The length of the meeting, which its segments may miss: that is warned about, not forbidden. */
  plannedMinutes: number
  /** At least one. */
  segments: readonly PlannedSegment[]
  /** Everybody expected; who has sent apologies beforehand may say so in `attendance`. */
  people: readonly (Pick<RunPerson, 'id' | 'name'> & Partial<RunPerson>)[]
  /** What the group's last meetings say of the order: see `rotationOf`. */
  order?: Pick<Round, 'rotation' | 'firstBefore'>
}

/**
 * The run of a meeting that has not started: version 0, nothing to undo.
 * @throws RangeError for an agenda without segments.
 */
export function newRun({ meetingId, plannedStart, plannedMinutes, segments, people, order }: Meeting): StoredRun {
  if (segments.length === 0) throw new RangeError('A meeting needs at least one part.')
  const register = people.map(({ id, name, apart, attendance = 'unknown', arrivedAt = null, leftAt = null }) => ({
    id,
    name,
    ...(apart && { apart }),
    attendance,
    arrivedAt,
    leftAt,
  }))
  return {
    meetingId,
    version: 0,
    plannedStart,
    plannedEnd: plannedStart + plannedMinutes * MINUTE_MS,
    status: 'planned',
    startedAt: null,
    pausedAt: null,
    endedAt: null,
    pausedMs: 0,
    since: null,
    currentId: null,
    round: followRegister(newRound(order ?? {}), register),
    segments: segments.map(segment => ({
      id: segment.id,
      kind: segment.kind,
      title: segment.title,
      prompt: segment.prompt,
      protected: segment.protected,
      plannedMs: segment.minutes * MINUTE_MS,
      floorMs: segment.floorMinutes * MINUTE_MS,
      addedMs: 0,
      spentMs: 0,
      enteredAt: null,
    })),
    people: register,
    lead: null,
    wall: { message: '', blackout: false },
    chimeOn: null,
    recent: [],
    undo: [],
  }
}

/** What screens get of a stored run: everything but the command ids and the way back, of which they see the label. */
export function toRunState(run: StoredRun): RunState {
  const { recent: _, undo, ...open } = run
  return { ...open, undoLabel: undo.at(-1)?.label ?? null }
}

/** The segment the meeting is at; none before the start and after the end. */
export function currentSegment(run: OpenRun): RunSegment | undefined {
  return run.segments.find(segment => segment.id === run.currentId)
}

/** Planned and added, milliseconds, never negative. */
export function lengthOf(segment: RunSegment): number {
  return segment.plannedMs + segment.addedMs
}

/** `now` as a whole millisecond that is not before anything the run already knows of. */
export function momentOf(run: OpenRun, now: number): number {
  return Math.max(Math.round(now), run.since ?? run.pausedAt ?? run.endedAt ?? -Infinity)
}

/** Counts in the time from `since` to `at`, to the current segment and to who speaks; moves `since` to `at`. */
export function settleElapsed<R extends OpenRun>(run: R, at: number): R {
  if (run.since === null) return run
  const passed = at - run.since
  return {
    ...run,
    since: at,
    segments: run.segments.map(segment =>
      segment.id === run.currentId ? { ...segment, spentMs: segment.spentMs + passed } : segment,
    ),
    round: {
      ...run.round,
      turns: run.round.turns.map(turn => {
        if (!hasFloor(turn)) return turn
        const replyUsedMs = turn.replyUsedMs + (turn.state === 'replying' ? passed : 0)
        return { ...turn, usedMs: turn.usedMs + passed, replyUsedMs }
      }),
    },
  }
}

/** Makes a segment the current one; a turn ends with its segment, so nobody speaks outside feedback. Bank first. */
export function enter(run: StoredRun, segmentId: string, at: number): StoredRun {
  return {
    ...run,
    currentId: segmentId,
    round: finishTurns(run.round),
    segments: run.segments.map(segment =>
      segment.id === segmentId ? { ...segment, enteredAt: segment.enteredAt ?? at } : segment,
    ),
  }
}

/** The part of a run that undo brings back. */
export function snapshot(run: OpenRun): RunSnapshot {
  const { status, startedAt, pausedAt, endedAt, pausedMs, since, currentId, segments } = run
  const { seats: _, rotation: __, firstBefore: ___, ...round } = run.round
  const times = segments.map(({ addedMs, spentMs, enteredAt }) => ({ addedMs, spentMs, enteredAt }))
  return { status, startedAt, pausedAt, endedAt, pausedMs, since, currentId, round, times }
}

/**
 * The run as it was at the snapshot, time having gone on since. The register and where people sit stay, and the round
 * follows them; only in a meeting that has not begun nobody has come late or gone home.
 */
export function restore(run: StoredRun, { times, ...before }: RunSnapshot): StoredRun {
  const people = before.startedAt === null ? withoutMinutes(run.people) : run.people
  return {
    ...run,
    ...before,
    people,
    round: followRegister({ ...run.round, ...before.round }, people),
    segments: run.segments.map((segment, i) => ({ ...segment, ...times[i] })),
  }
}

function withoutMinutes(people: RunPerson[]): RunPerson[] {
  if (people.every(({ arrivedAt, leftAt }) => arrivedAt === null && leftAt === null)) return people
  return people.map(person => ({ ...person, arrivedAt: null, leftAt: null }))
}
