import type { Round, RunSnapshot, StoredRun, Turn } from '@hubs/schema/meetings/live'

/** What the first version kept of a round. */
type FirstRound = {
  shareMs: number | null
  turns: readonly { personId: string; state: 'waiting' | 'speaking' | 'spoken' | 'skipped'; usedMs: number }[]
}
type FirstSnapshot = Omit<RunSnapshot, 'round'> & { round: FirstRound }
/** A run as the first version kept it. */
export type FirstRun = Omit<StoredRun, 'round' | 'people' | 'lead' | 'wall' | 'chimeOn' | 'undo'> & {
  round: FirstRound
  people: readonly Omit<StoredRun['people'][number], 'arrivedAt' | 'leftAt'>[]
  undo: readonly { label: string; before: FirstSnapshot }[]
}

/** A stored run as this version knows it, whichever version wrote it; one of this version is the very same. */
export function upgradeRun(stored: StoredRun | FirstRun): StoredRun {
  if ('lead' in stored) return stored
  return {
    ...stored,
    round: {
      ...upgradeRound(stored.round, stored.status === 'planned' ? 'rotating' : 'own'),
      seats: [],
      rotation: [],
      firstBefore: null,
    },
    people: stored.people.map(person => ({ ...person, arrivedAt: null, leftAt: null })),
    undo: stored.undo.map(({ label, before }) => ({
      label,
      before: { ...before, round: upgradeRound(before.round, 'own') },
    })),
    lead: null,
    wall: { message: '', blackout: false },
    chimeOn: null,
  }
}

/** An order that has begun stays as it is. */
function upgradeRound({ shareMs, turns }: FirstRound, order: Round['order']): RunSnapshot['round'] {
  const speaking = turns.find(turn => turn.state === 'speaking')
  return {
    shares: speaking ? [{ personId: speaking.personId, shareMs: shareMs ?? 0, replyMs: 0 }] : [],
    order,
    split: false,
    turns: turns.map((turn): Turn => ({ ...turn, replyUsedMs: 0, subGroup: 0, readOut: false })),
  }
}
