import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { apply } from '@hubs/rules/run/run'
import { newRun } from '@hubs/rules/run/run-state'
import type { AgendaSegment, MeetingKind } from '@hubs/schema/meetings/agenda'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'

/** Numbers from 0 up to 1 that look drawn but are the same each time (mulberry32). */
export function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type PastMeeting = {
  meetingId: string
  kind: MeetingKind
  startsAt: number
  minutes: number
  segments: AgendaSegment[]
  people: { id: string; name: string }[]
}

type Step = RunCommand extends infer C
  ? C extends RunCommand
    ? Omit<C, 'commandId' | 'expectedVersion'>
    : never
  : never

/** A meeting as it went: held by the same rules as a real one, command by command. */
export function holdMeeting(
  { meetingId, startsAt, minutes, segments, people }: PastMeeting,
  draw: () => number,
): StoredRun {
  let run = newRun({ meetingId, plannedStart: startsAt, plannedMinutes: minutes, segments, people })
  let now = startsAt
  const say = (command: Step) => {
    const full = { ...command, commandId: `${meetingId}-${run.version}`, expectedVersion: run.version } as RunCommand
    const outcome = apply(run, full, now, null)
    if (!outcome.ok) throw new Error(`the sample meeting refused ${command.type}: ${outcome.sentence}`)
    run = outcome.run
  }

  for (const person of people) {
    const lot = draw()
    say({
      type: 'register',
      personId: person.id,
      attendance: lot < 0.91 ? 'present' : lot < 0.97 ? 'apologies' : 'absent',
    })
  }
  now += Math.round(draw() * 3 * MINUTE_MS)
  say({ type: 'start' })
  for (const [index, segment] of segments.entries()) {
    if (index > 0) say({ type: 'goTo', segmentId: segment.id })
    const wanted = Math.round(segment.minutes * MINUTE_MS * (0.92 + draw() * 0.16))
    if (segment.kind !== 'feedback') {
      now += wanted
      continue
    }
    const present = run.people.filter(person => person.attendance === 'present')
    const end = now + wanted
    for (const [turn, person] of present.entries()) {
      say({ type: 'beginTurn', personId: person.id })
      const share = (end - now) / (present.length - turn)
      now += Math.round(share * (0.85 + draw() * 0.3))
    }
  }
  say({ type: 'end' })
  return run
}
