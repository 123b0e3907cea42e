import type { Refusal as RunRefusal } from '@hubs/rules/run/run'
import type { StoredRun } from '@hubs/schema/meetings/live'
import type { RefusalCode, RunCommand } from '@hubs/schema/meetings/run-commands'
import type { ProblemCode } from '@hubs/schema/problem'
import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '../../../errors.ts'
import { runMessage } from './run-serialization.format.ts'

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

/** What of a command may differ when it is sent again, and what the journal adds to it: `way` in rows of earlier versions. */
const metadataFields = ['expectedVersion', 'agoMs', 'reason', 'method', 'way']

function commandFields(command: object) {
  const fields = Object.entries(command).filter(
    ([name, value]) => value !== undefined && !metadataFields.includes(name),
  )
  return Object.fromEntries(fields)
}

/** Whether a command in the journal is this one. A repeat may have seen another version, and have waited longer. */
export function isRepeat(kept: unknown, asked: RunCommand): boolean {
  return typeof kept === 'object' && kept !== null && isDeepStrictEqual(commandFields(kept), commandFields(asked))
}

export function idTaken(run: StoredRun, now: number): Refusal {
  const sentence = 'That didn’t go through. Try again.'
  return new Refusal('conflict', sentence, { current: runMessage(run, now) })
}
