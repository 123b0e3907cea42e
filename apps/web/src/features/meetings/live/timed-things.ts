import { isolated } from '@hubs/rules/text/isolated'
import type { RunView } from '@hubs/rules/run/run-project'

/** What a clock on a screen counts down. */
export type Timed = { id: string; name: string; leftMs: number; lengthMs: number }

/** The turn of each who speaks, or its replies; else the part of the meeting. */
export function timedThings({ current, round, status }: RunView): Timed[] {
  if (!current || status === 'ended') return []
  const speakers = (round?.groups ?? []).flatMap(({ speaker }) => (speaker ? [speaker] : []))
  if (speakers.length > 0)
    return speakers.map(({ personId, name, state, leftMs, partLeftMs, shareMs, replyMs }) =>
      state === 'replying'
        ? { id: `reply ${personId}`, name: `Replies to ${isolated(name)}`, leftMs: partLeftMs, lengthMs: replyMs }
        : { id: `turn ${personId}`, name: isolated(name), leftMs, lengthMs: shareMs },
    )
  return [{ id: current.id, name: current.title, leftMs: current.leftMs, lengthMs: current.lengthMs }]
}
