import { apply } from '@hubs/rules/run/run'
import type { RunState, StoredRun } from '@hubs/schema/meetings/live'
import type { Waiting } from '../../live/live-state.ts'

/** The run as the register will be once the taps that are on their way have arrived: a name answers at once. */
export function withTaps(run: RunState, waiting: readonly Pick<Waiting, 'wish'>[], now: number): RunState {
  let shown: StoredRun = { ...run, recent: [], undo: [] }
  for (const [index, { wish }] of waiting.entries()) {
    if (wish.type !== 'register' && wish.type !== 'registerRest') break
    const outcome = apply(shown, { ...wish, commandId: `tap-${index}`, expectedVersion: shown.version }, now, null)
    if (outcome.ok) shown = outcome.run
  }
  return { ...run, people: shown.people, round: shown.round }
}
