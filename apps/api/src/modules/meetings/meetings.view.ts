import { agendaWarnings } from '@hubs/rules/agenda/agenda'
import { minutesBetween } from '@hubs/rules/dates/clock-minutes'
import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { endToSay, project } from '@hubs/rules/run/run-project'
import { wholeMinutes } from '@hubs/rules/text/words'
import type { AgendaWarning } from '@hubs/schema/meetings/agenda'
import type { RunPerson, StoredRun } from '@hubs/schema/meetings/live'
import type { Meeting, MeetingInList, MeetingPerson, MeetingRecord } from '@hubs/schema/meetings/meetings'
import { iso, isoOrNull } from '../../time/clock.ts'
import type { countAttendance, MeetingContext, SegmentRow } from './meetings.repo.ts'

/** Planned, and not for a time before the school began to use this. */
const isToCome = ({ meeting, setUpAt }: MeetingContext) =>
  meeting.status === 'planned' && (setUpAt === null || meeting.startsAtMs >= setUpAt)

/** A meeting as it is listed. `groups`: how many groups its hub has. */
export function toMeeting(context: MeetingContext, mine: Meeting['mine'], groups: number): Meeting {
  const { meeting, group, hub, programme, halfTerm } = context
  const { schoolId: _, halfTermId: __, withBreak: ___, startsAtMs, ...rest } = meeting
  return {
    ...rest,
    hubSlug: hub.slug,
    hubName: hub.name,
    groupName: groups > 1 ? group.name : null,
    programme: programme.name,
    halfTerm: halfTerm.name,
    outside: isToCome(context) && (meeting.date < halfTerm.startsOn || meeting.date > halfTerm.endsOn),
    beforeUse: meeting.status === 'planned' && !isToCome(context),
    startsAtInstant: iso(startsAtMs),
    endsAt: iso(startsAtMs + meeting.minutes * MINUTE_MS),
    mine,
  }
}

type Attendances = Awaited<ReturnType<typeof countAttendance>>

/** Who came to one of these meetings, in numbers. */
export function toAttendanceSummary(
  meetingId: string,
  { counts, own }: Attendances,
): NonNullable<MeetingInList['came']> {
  const marked = counts.filter(row => row.meetingId === meetingId)
  return {
    present: marked.find(row => row.status === 'present')?.n ?? 0,
    expected: marked.reduce((sum, row) => sum + row.n, 0),
    unmarked: marked.find(row => row.status === 'unknown')?.n ?? 0,
    mine: own.find(row => row.meetingId === meetingId)?.status ?? null,
  }
}

/** One line of the register, with its minutes as instants. */
export function toLine({ id, name, attendance, arrivedAt, leftAt }: RunPerson) {
  return { id, name, attendance, arrivedAt: isoOrNull(arrivedAt), leftAt: isoOrNull(leftAt) }
}

/** Those of a run, with what they are in the group. `changes`: how often each line of the register has changed. */
export function toPeople(
  run: StoredRun,
  group: MeetingContext['group'],
  changes: ReadonlyMap<string, number>,
): MeetingPerson[] {
  return run.people.map(person => ({
    ...toLine(person),
    ...(person.apart && { apart: person.apart }),
    changes: changes.get(person.id) ?? 0,
    role:
      person.id === group.facilitatorId
        ? 'facilitator'
        : person.id === group.coFacilitatorId
          ? 'co-facilitator'
          : 'member',
  }))
}

/** What is worth a look before the meeting. */
export function toWarnings(
  meeting: MeetingContext['meeting'],
  segments: SegmentRow[],
  expected: number,
): AgendaWarning[] {
  return agendaWarnings(segments, { minutes: meeting.minutes, people: expected, meetingKind: meeting.kind })
}

/** What the meeting was; null before its end. Who spoke is for the group alone. */
export function toRecord(run: StoredRun, ofTheGroup: boolean): MeetingRecord | null {
  if (run.status !== 'ended' || run.startedAt === null || run.endedAt === null) return null
  const view = project(run, run.endedAt)
  const names = new Map(run.people.map(person => [person.id, person.name]))
  return {
    startedAt: iso(run.startedAt),
    // As the console and the projector say it, to the minute.
    endedAt: iso(endToSay(view)),
    plannedMinutes: wholeMinutes(run.plannedEnd - run.plannedStart),
    realMinutes: minutesBetween(run.startedAt, run.endedAt),
    pausedMinutes: view.pausedMinutes,
    segments: view.segments.map(({ id, title, plannedMs, minutes, state }) => ({
      id,
      title,
      plannedMinutes: wholeMinutes(plannedMs),
      realMinutes: minutes,
      passed: state === 'passed',
    })),
    lateMinutes: view.lateMinutes,
    turns: ofTheGroup
      ? run.round.turns
          .filter(turn => turn.state === 'spoken')
          .map(({ personId }) => ({ personId, name: names.get(personId) ?? '' }))
      : [],
    present: run.people.filter(person => person.attendance === 'present').length,
    expected: run.people.length,
    unmarked: run.people.filter(person => person.attendance === 'unknown').length,
  }
}
