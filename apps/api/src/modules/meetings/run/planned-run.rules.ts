import { segmentFloor } from '@hubs/rules/agenda/agenda'
import { followRegister } from '@hubs/rules/run/round/round'
import { sortTurns } from '@hubs/rules/run/round/round-order'
import { newRun } from '@hubs/rules/run/run-state'
import type { Round, RunPerson, StoredRun } from '@hubs/schema/meetings/live'
import { isDeepStrictEqual } from 'node:util'
import type { MeetingRow, SegmentRow } from '../meetings.repo.ts'

type Plan = {
  meeting: MeetingRow
  segments: readonly SegmentRow[]
  people: readonly Pick<RunPerson, 'id' | 'name' | 'apart'>[]
  /** How many the agenda is made for. */
  expected: number
  order: Pick<Round, 'rotation' | 'firstBefore'>
}

/** How many an agenda is made for: the people of the group, or its places while nobody has chosen it. 1 to 30. */
export function expectedPeople(people: readonly unknown[], places: number): number {
  return Math.min(30, Math.max(1, people.length || places))
}

/** Segments with the least they need for so many people, which changes as people come and go. */
export function withFloors<S extends SegmentRow>(segments: readonly S[], expected: number): S[] {
  return segments.map(segment => ({ ...segment, floorMinutes: segmentFloor(segment.kind, expected) }))
}

/**
 * The run of a meeting that has not started, as its agenda, date and people say now. The very same as `kept` where it
 * says that already; otherwise a version further, with the register kept, and with nothing that could be undone.
 */
export function planRun(plan: Plan, kept: StoredRun | undefined): StoredRun {
  const { meeting, segments, people, expected, order } = plan
  const register = new Map(kept?.people.map(person => [person.id, person.attendance]))
  const fresh = newRun({
    meetingId: meeting.id,
    plannedStart: meeting.startsAtMs,
    plannedMinutes: meeting.minutes,
    segments: withFloors(segments, expected),
    people: people.map((person): RunPerson => ({
      ...unmarked,
      ...person,
      attendance: register.get(person.id) ?? 'unknown',
    })),
    order,
  })
  if (!kept) return fresh
  if (isDeepStrictEqual(planned(kept), planned(fresh))) return kept
  const stays = (id: string) => register.has(id) && people.some(person => person.id === id)
  const { lead, wall, chimeOn, recent } = kept
  const { rotation, firstBefore } = order
  const turns = kept.round.turns.filter(turn => stays(turn.personId))
  const round = { ...kept.round, rotation, firstBefore, turns, seats: kept.round.seats.filter(stays) }
  const rotated = round.order === 'rotating' && turns.every(turn => turn.state === 'waiting') ? sortTurns(round) : round
  return {
    ...fresh,
    version: kept.version + 1,
    lead,
    wall,
    chimeOn,
    recent,
    round: followRegister(rotated, fresh.people),
  }
}

const unmarked = { arrivedAt: null, leftAt: null }

const planned = ({ segments, people, plannedStart, plannedEnd, round }: StoredRun) => [
  segments,
  people,
  plannedStart,
  plannedEnd,
  round.rotation,
  round.firstBefore,
]
