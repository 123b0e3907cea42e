import { MINUTE_MS } from '@hubs/rules/dates/durations'
import { rebalance } from '@hubs/rules/run/rebalance'
import type { OpenRun } from '@hubs/schema/meetings/live'
import { project } from '@hubs/rules/run/run-project'
import type { CommandInput } from '../../live/replay.ts'

/** What the facilitator has said of the parts: which may change, and how long some are to be. */
export type Choice = {
  /** Ids; null: all that are not protected, as proposed. Of spare time a break gets none unless it is ticked. */
  may: readonly string[] | null
  /** Minutes by id, where they were set by hand. */
  own: Readonly<Record<string, number>>
}

export type ChosenPart = {
  id: string
  title: string
  protected: boolean
  may: boolean
  beforeMinutes: number
  minutes: number
  /** The fewest that it can have at all: what is spent on it. */
  min: number
  /** What it needs; 0 where nothing is known. */
  leastMinutes: number
  /** Its time is gone: there is nothing to share. */
  over: boolean
}

export type Chosen = { parts: ChosenPart[]; aim: number; lateMinutes: number; command: CommandInput | null }

/** The time shared as chosen: what was set by hand stays, the others that may change share the rest. */
export function shareAsChosen(run: OpenRun, now: number, { may, own }: Choice): Chosen {
  const view = project(run, now)
  const open = view.segments.filter(({ state }) => state === 'current' || state === 'to-come')
  const early = view.lateMs < 0
  const allowed = may ?? open.filter(part => !part.protected && !(early && part.kind === 'break')).map(({ id }) => id)
  const set = open.filter(({ id }) => own[id] !== undefined && allowed.includes(id))
  const ownMs = (id: string) => (own[id] ?? 0) * MINUTE_MS
  const moved = set.reduce((sum, { id, lengthMs }) => sum + ownMs(id) - lengthMs, 0)
  const found = rebalance(run, now, {
    aim: view.plannedEnd - moved,
    may: allowed.filter(id => own[id] === undefined),
    lengthen: early,
  })
  const lengths = open.map(part => {
    const hand = set.includes(part) ? ownMs(part.id) : undefined
    return { part, ms: hand ?? found.parts.find(({ segmentId }) => segmentId === part.id)?.lengthMs ?? part.lengthMs }
  })
  const changed = lengths.filter(({ part, ms }) => ms !== part.lengthMs)
  const command: CommandInput = {
    type: 'rebalance',
    lengths: changed.map(({ part, ms }) => ({ segmentId: part.id, ms })),
    chosen: true,
  }
  return {
    aim: view.plannedEnd,
    lateMinutes: found.lateMinutes,
    command: changed.length > 0 ? command : null,
    parts: lengths.map(({ part, ms }) => ({
      id: part.id,
      title: part.title,
      protected: part.protected,
      may: allowed.includes(part.id),
      beforeMinutes: Math.round(part.lengthMs / MINUTE_MS),
      minutes: Math.round(ms / MINUTE_MS),
      min: part.state === 'current' ? Math.ceil(part.spentMs / MINUTE_MS) : 0,
      leastMinutes: Math.round(part.floorMs / MINUTE_MS),
      over: part.overMs > 0,
    })),
  }
}
