import { apply, type CommandAuthor } from '@hubs/rules/run/run'
import { toRunState } from '@hubs/rules/run/run-state'
import type { RunState, StoredRun } from '@hubs/schema/meetings/live'
import type { RunCommand } from '@hubs/schema/meetings/run-commands'

type Without<T> = T extends unknown ? Omit<T, 'commandId' | 'expectedVersion' | 'agoMs'> : never
/** A command as a person gives it: what and to whom. */
export type CommandInput = Without<RunCommand>

/** A command that was given here, and which the server has not answered yet. */
export type GivenCommand = {
  input: CommandInput
  commandId: string
  /** The version it goes out with, as far as that is known. */
  seenVersion: number
  /** When: epoch milliseconds by the server's clock. */
  at: number
}

/** What the server keeps of it beside what it tells, we don't know: nothing given before can be undone from it. */
function toStoredRun({ undoLabel: _, ...open }: RunState): StoredRun {
  return { ...open, recent: [], undo: [] }
}

function applied(
  run: StoredRun,
  { input, commandId, at }: Omit<GivenCommand, 'seenVersion'>,
  by: CommandAuthor | null,
) {
  return apply(run, { ...input, commandId, expectedVersion: run.version } as RunCommand, at, by)
}

/**
 * The server's run, and on it what was given here and is not answered yet, by the same rules the server goes by.
 * @param alone the server is silent: what can be undone is only what was given here
 */
export function replay(
  known: RunState,
  given: readonly GivenCommand[],
  by: CommandAuthor | null,
  alone: boolean,
): RunState {
  const [first] = given
  // One version further than the first one has seen: that is the first one, carried out, before its answer has come.
  const ahead = first ? known.version - first.seenVersion : 0
  const rest = ahead > 1 ? [] : ahead === 1 ? given.slice(1) : given
  let run = toStoredRun(known)
  for (const each of rest) {
    const outcome = applied(run, each, by)
    if (!outcome.ok) break
    ;({ run } = outcome)
  }
  const shown = toRunState(run)
  return { ...shown, undoLabel: shown.undoLabel ?? (alone ? null : known.undoLabel) }
}

/** What a command would do to what is on the screen. @returns why it would not, in words; null where it would */
export function refusalOf(
  shown: RunState,
  given: readonly GivenCommand[],
  input: CommandInput,
  at: number,
  by: CommandAuthor | null,
) {
  // Undo needs what lies behind the screen; it is offered only where there is something.
  if (input.type === 'undo')
    return shown.undoLabel ? null : 'You’re offline, so you can only undo what you’ve done on this device since.'
  const commandId = `look-${given.length}`
  const outcome = applied(toStoredRun(shown), { input, commandId, at }, by)
  return outcome.ok ? null : outcome.sentence
}

/** Whether it asks for what is so already. */
export function isNoOp(run: RunState, input: CommandInput, at: number, by: CommandAuthor | null): boolean {
  const outcome = applied(toStoredRun(run), { input, commandId: 'look', at }, by)
  return outcome.ok && !outcome.changed
}

/** Where a meeting is: all that a command could have been meant for, and the register, which goes on beside it, left out. */
export function courseOf(run: RunState): string {
  const { status, currentId, segments, round } = run
  const lengths = segments.map(({ id, plannedMs, addedMs }) => `${id}:${plannedMs + addedMs}`)
  const turns = round.turns.filter(({ state }) => state !== 'waiting').map(({ personId, state }) => personId + state)
  return JSON.stringify([status, currentId, lengths, turns])
}
