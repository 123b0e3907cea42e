import { isolated } from '@hubs/rules/text/isolated'
import type { RunView } from '@hubs/rules/run/run-project'
import type { RoundView, TurnView } from '@hubs/rules/run/run-round-view'
import { count, countdown, duration, isOver } from '@hubs/rules/text/words'
import { capital } from '#lib/page/capital.ts'

type MyTurn = { now: boolean; sentence: string; more: string | null }

const isToCome = (turn: TurnView) => turn.state === 'waiting' || turn.state === 'skipped'

/** Where a person is in the feedback round, for themselves; null while there is none, or they are not in it. */
export function myTurn({ current, round }: RunView, personId: string): MyTurn | null {
  if (current?.kind !== 'feedback' || !round) return null
  const turn = round.turns.find(each => each.personId === personId)
  if (!turn)
    return {
      now: false,
      sentence: 'You’re not marked present yet.',
      more: 'Tell the facilitator and you’ll get a turn.',
    }
  const group = round.groups[round.split ? turn.subGroup : 0]
  const each = group?.eachMs == null ? null : `About ${duration(group.eachMs)} for you.`
  const where = round.split ? `You’re in group ${turn.subGroup + 1}. ` : ''
  switch (turn.state) {
    case 'speaking':
      return { now: true, sentence: 'It’s your turn.', more: spoken(group?.speaker?.leftMs ?? 0) }
    case 'replying':
      return { now: true, sentence: 'Your colleagues are replying.', more: 'Listen, and take what’s useful.' }
    case 'spoken':
      return { now: false, sentence: 'You’ve had your turn. Thank you.', more: null }
    case 'skipped':
      return { now: false, sentence: 'You’ll speak at the end.', more: each }
    case 'waiting':
      return { now: false, ...waiting(round, turn), ...moreOf(round, turn, where, each) }
    default:
      return turn.state satisfies never
  }
}

/** Those before this person, in their own sub-group. */
function ahead(round: RoundView, turn: TurnView): TurnView[] {
  const theirs = round.turns.filter(other => isToCome(other) && (!round.split || other.subGroup === turn.subGroup))
  return theirs.slice(
    0,
    theirs.findIndex(other => other.personId === turn.personId),
  )
}

function speakerFor(round: RoundView, turn: TurnView): TurnView | null {
  return round.groups[round.split ? turn.subGroup : 0]?.speaker ?? null
}

function waiting(round: RoundView, turn: TurnView): { sentence: string } {
  const before = ahead(round, turn)
  const last = before.at(-1) ?? speakerFor(round, turn)
  if (!last) return { sentence: 'You’re next.' }
  return { sentence: `${before.length === 0 ? 'You’re next, ' : 'You’ll speak '}after ${isolated(last.name)}.` }
}

function moreOf(round: RoundView, turn: TurnView, where: string, each: string | null): { more: string | null } {
  const before = ahead(round, turn).length
  const people = before + (speakerFor(round, turn) ? 1 : 0)
  const first = before > 0 ? `${capital(count(people, 'person', 'people'))} before you. ` : ''
  return { more: `${where}${first}${each ?? ''}`.trim() || null }
}

function spoken(leftMs: number): string {
  return isOver(leftMs) ? `${duration(-leftMs)} over. Please finish your point.` : `${countdown(leftMs)} left`
}
