import { runState, type RunState } from '@hubs/schema/meetings/live'
import { keptStore } from '#lib/storage/browser-database.ts'
import type { Anchor } from '#lib/live/live-clock.ts'

/** A run as the server last told it, and the moments that a reload would lose. */
export type KeptRun = { run: RunState; anchor: Anchor; lastWord: number }

const keyOf = (meetingId: string) => `run:${meetingId}`

export function keepRun(meetingId: string, kept: KeptRun): void {
  void keptStore.put(keyOf(meetingId), kept)
}

/** @returns null where there is none, or one that an older build of these pages has left in another form */
export async function recallRun(meetingId: string): Promise<KeptRun | null> {
  const kept = (await keptStore.get(keyOf(meetingId))) as KeptRun | undefined
  return kept && runState.safeParse(kept.run).success ? kept : null
}
