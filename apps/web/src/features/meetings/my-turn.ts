import type { RunView } from '@hubs/rules/run-project'
import { count, countdown, duration } from '@hubs/rules/words'
import { capital } from '#lib/capital.ts'

type MyTurn = { now: boolean; sentence: string; more: string | null }

/** Where a person is in the feedback round, for themselves; null while there is none, or they are not in it. */
export function myTurn({ current, round }: RunView, personId: string): MyTurn | null {
  if (current?.kind !== 'feedback' || !round) return null
  const mine = round.turns.findIndex(turn => turn.personId === personId)
  const turn = round.turns[mine]
  if (!turn)
    return {
      now: false,
      sentence: 'You are not marked as here yet.',
      more: 'Tell whoever leads the meeting, and you get a turn.',
    }
  const each = round.eachMs === null ? null : `About ${duration(round.eachMs)} for you.`
  switch (turn.state) {
    case 'speaking':
      return { now: true, sentence: 'It is your turn.', more: spoken(round.speaker?.leftMs ?? 0) }
    case 'spoken':
      return { now: false, sentence: 'You have spoken. Thank you.', more: null }
    case 'skipped':
      return { now: false, sentence: 'You speak at the end.', more: each }
    case 'waiting': {
      const toCome = round.turns.filter(other => other.state === 'waiting' || other.state === 'skipped')
      const ahead = toCome.findIndex(other => other.personId === personId)
      const before = ahead > 0 ? toCome[ahead - 1] : round.speaker
      if (!before) return { now: false, sentence: 'You speak next.', more: each }
      const next = ahead === 0 ? 'You are next, ' : 'You speak '
      return {
        now: false,
        sentence: `${next}after ${before.name}.`,
        more: [ahead > 0 && `${capital(count(ahead + (round.speaker ? 1 : 0), 'person', 'people'))} before you.`, each]
          .filter(Boolean)
          .join(' '),
      }
    }
    default:
      return turn.state satisfies never
  }
}

function spoken(leftMs: number): string {
  return leftMs >= 0 ? `${countdown(leftMs)} left` : `${countdown(leftMs)} over. Finish your sentence.`
}
