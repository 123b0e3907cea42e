import type { OpenRun, Round, StoredRun } from '@hubs/schema/meetings/live'
import type { RefusalCode } from '@hubs/schema/meetings/run-commands'

export interface Refusal {
  ok: false
  code: RefusalCode
  /** For the person who gave the command. */
  sentence: string
}

/** What a command does: a new run, and what undo would call it (null: not undone). Or nothing. Or it is refused. */
export type Step = { to: StoredRun; label: string | null } | 'nothing' | Refusal

export function refuse(code: RefusalCode, sentence: string): Refusal {
  return { ok: false, code, sentence }
}

export const unknownSegment = refuse('unknown-segment', 'This part isn’t in the meeting.')
export const unknownPerson = refuse('unknown-person', 'That person isn’t in this meeting.')

export function nameOf(run: OpenRun, personId: string): string {
  return run.people.find(({ id }) => id === personId)?.name ?? ''
}

/** The run with another round; nothing where it is the same. */
export function turned(run: StoredRun, round: Round, label: string | null): Step {
  return isSame(run.round, round) ? 'nothing' : { to: { ...run, round }, label }
}

/** Plain data, made by the same functions: the fields stand in the same order. */
const isSame = (a: Round, b: Round) => a === b || JSON.stringify(a) === JSON.stringify(b)
