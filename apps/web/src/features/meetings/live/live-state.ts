import type { CheckInMode } from '@hubs/schema/meetings/check-in'
import type { PlansMessage, RunState } from '@hubs/schema/meetings/live'
import type { ApiProblem } from '#lib/api-client.ts'
import type { Doubt } from '#lib/live/live-clock.ts'
import type { Why } from '#lib/storage/waits.ts'
import type { CommandInput } from './replay.ts'

export type Waiting = {
  input: CommandInput
  /** What the button said: "Next: Jo Hart". */
  label: string
}

export type QueueState = {
  /** Given, and not yet answered. The first one is on its way. */
  waiting: readonly Waiting[]
  /** The first one did not reach the server. It is kept, and sent again as the same command. */
  stuck: boolean
  /** Why it is, where that is known. */
  why?: Why
  /** Why the latest command changed nothing, in the server's words. */
  refusal: string | null
  /** Given while the server was away, and not carried out: somebody else had moved the meeting on. */
  rejected: readonly Waiting[]
}

export type LiveState = {
  /** As the server told it, and on it what was given here and is not answered yet. */
  run: RunState | null
  /** How many screens show this meeting; null until it is known. */
  screens: number | null
  /** How many plans are in, and what the room may read; null until it is known. */
  plans: PlansMessage | null
  /** Whether people sign themselves in, as it was last changed; null where it was not while this screen is open. */
  checkIn: CheckInMode | null
  /** Grows when something beside the run has changed, or may have: the screen asks for that anew. */
  changes: number
  /** Whether the server speaks. Where it does not, the countdown goes on by itself. */
  live: boolean
  /** When it last spoke: epoch milliseconds by its clock, null before its first word. */
  lastWord: number | null
  /** Why the time may be wrong, while the server is silent. */
  doubt: Doubt | null
  /** Why there is nothing to see: signed out, of another group, gone. */
  refusal: ApiProblem | null
  queue: QueueState
}

/** Before the first word. */
export function nothingYet(): LiveState {
  const queue: QueueState = { waiting: [], stuck: false, refusal: null, rejected: [] }
  const unknown = { run: null, screens: null, plans: null, checkIn: null, lastWord: null, doubt: null, refusal: null }
  return { ...unknown, changes: 0, live: true, queue }
}
