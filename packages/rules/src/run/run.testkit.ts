import type { StoredRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'
import { fitAgenda } from '../agenda/agenda.ts'
import { MINUTE_MS } from '../dates/durations.ts'
import { newRun } from './run-state.ts'
import { apply } from './run.ts'

export const MIN = MINUTE_MS
export const START = Date.UTC(2026, 10, 26, 15, 30)

const NAMES = [
  'Aisha Khan',
  'Ben Rowe',
  'Clare Dunn',
  'David Osei',
  'Elif Demir',
  'Grace Lee',
  'Sam Patel',
  'Jo Hart',
  'Kofi Mensah',
  'Priya Nair',
  'Rosa Marin',
  'Tom Ellis',
]

/** 15:30 to 17:30: 7/7/37/10/29/22/8 minutes, segment ids s1 … s7, people p1 … pn. */
export function meeting(people = 10, attendance: 'present' | 'unknown' = 'present'): StoredRun {
  const segments = fitAgenda({
    meetingKind: 'ordinary',
    minutes: 120,
    people: 10,
    withBreak: true,
  }).map((segment, i) => ({ ...segment, id: `s${i + 1}` }))
  return newRun({
    meetingId: 'm1',
    plannedStart: START,
    plannedMinutes: 120,
    segments,
    people: NAMES.slice(0, people).map((name, i) => ({ id: `p${i + 1}`, name, attendance })),
  })
}

type Without<T> = T extends unknown ? Omit<T, 'commandId' | 'expectedVersion'> : never
export type Bare = Without<RunCommand>

/** Gives the commands that nobody else is named for. */
export const AISHA = { id: 'p1', name: 'Aisha Khan' }

let ids = 0
/** A command with a fresh id, made for the version the run is at. */
export function command(run: StoredRun, bare: Bare): RunCommand {
  return { ...bare, commandId: `c${++ids}`, expectedVersion: run.version }
}

/** Applies one command after the other, each at its minute after the planned start; a refusal fails the test. */
export function play(run: StoredRun, ...steps: [minute: number, bare: Bare][]): StoredRun {
  return steps.reduce((now, [minute, bare]) => {
    const outcome = apply(now, command(now, bare), START + minute * MIN, AISHA)
    if (!outcome.ok) throw new Error(`${bare.type}: ${outcome.code}`)
    return outcome.run
  }, run)
}
