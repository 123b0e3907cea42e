import { isDeepStrictEqual } from 'node:util'
import type { Refusal as RunRefusal } from '@hubs/rules/run'
import type { StoredRun } from '@hubs/schema/live'
import type { ProblemCode } from '@hubs/schema/problem'
import type { RefusalCode, RunCommand } from '@hubs/schema/run-commands'
import { Refusal } from '../../errors.ts'
import { runMessage } from './wire.ts'

const problemOf = {
  stale: 'stale',
  over: 'meeting-over',
  'unknown-segment': 'not-found',
  'unknown-person': 'not-found',
  'not-started': 'conflict',
  'not-feedback': 'conflict',
  'not-present': 'conflict',
  'not-speaking': 'conflict',
  'already-spoken': 'conflict',
  'no-room': 'conflict',
  'not-leading': 'not-leading',
  'cannot-rebalance': 'conflict',
  'other-day': 'other-day',
  'not-absent': 'conflict',
  'no-seats': 'conflict',
  'nothing-to-undo': 'conflict',
} as const satisfies Record<RefusalCode, ProblemCode>

/** What the rules refused, for the person who asked, with the run as it stands. */
export function refusalOf({ code, sentence }: RunRefusal, run: StoredRun, now: number): Refusal {
  return new Refusal(problemOf[code], sentence, { current: runMessage(run, now) })
}

/** Whether a command in the journal is this one. A repeat may have seen another version, and have waited longer. */
export function isRepeat(kept: unknown, { expectedVersion: _, agoMs: __, ...asked }: RunCommand): boolean {
  if (typeof kept !== 'object' || kept === null) return false
  const fields = Object.entries(asked).filter(([, value]) => value !== undefined)
  return fields.every(([name, value]) => isDeepStrictEqual((kept as Record<string, unknown>)[name], value))
}

export function idTaken(run: StoredRun, now: number): Refusal {
  const sentence = 'Another command had this id already, so this one was not carried out. Give it again.'
  return new Refusal('conflict', sentence, { current: runMessage(run, now) })
}
