import type { Round, RunPerson, Turn } from '@hubs/schema/live'

/**
 * Each person's part of the feedback time, whole milliseconds; 0 when the time is gone.
 * @param feedbackMs the time there is, negative when it is overrun
 * @param people how many share it, 1 or more
 */
export function turnShare(feedbackMs: number, people: number): number {
  return Math.floor(Math.max(0, feedbackMs) / Math.max(1, people))
}

/** The parts of a turn: what I said, what I did, what happened, one question or offer from the group, what next. */
export interface TurnParts {
  saidMs: number
  didMs: number
  happenedMs: number
  offersMs: number
  nextMs: number
}

/** Seconds of the five parts, for turns of 5:00, 4:00 and 3:20. Our own advice: no script for a turn is published. */
const SPLITS = [
  [20, 80, 60, 110, 30],
  [20, 70, 50, 75, 25],
  [15, 60, 45, 60, 20],
] as const

/** How a turn of `shareMs` falls into its parts, as in the split made for the nearest length. Sums to `shareMs`. */
export function turnParts(shareMs: number): TurnParts {
  const [long, middle, short] = SPLITS
  const split = shareMs > 270_000 ? long : shareMs > 220_000 ? middle : short
  const whole = split.reduce((total, seconds) => total + seconds, 0)
  const part = (seconds: number) => Math.round((shareMs * seconds) / whole)
  const [saidMs, didMs, happenedMs, offersMs] = [part(split[0]), part(split[1]), part(split[2]), part(split[3])]
  return { saidMs, didMs, happenedMs, offersMs, nextMs: shareMs - saidMs - didMs - happenedMs - offersMs }
}

/** The person speaking now, if anybody is. */
export function speaker(round: Round): Turn | undefined {
  return round.turns.find(turn => turn.state === 'speaking')
}

/**
 * The turns of those who are in the round: everybody present, and everybody who has spoken even if they have left.
 * A turn of somebody else stays in the run, with the time they used, for when they come back.
 */
export function turnsIn(round: Round, people: readonly RunPerson[]): Turn[] {
  const present = new Set(people.filter(person => person.attendance === 'present').map(person => person.id))
  return round.turns.filter(turn => turn.state === 'spoken' || present.has(turn.personId))
}

/** Those still to speak, in order. The speaker is not one of them. */
export function turnsToCome(round: Round, people: readonly RunPerson[]): Turn[] {
  return turnsIn(round, people).filter(turn => turn.state === 'waiting' || turn.state === 'skipped')
}

/** Brings the round in line with the register: who is present without a turn gets one at the end, who left stops. */
export function followRegister(round: Round, people: readonly RunPerson[]): Round {
  const known = new Set(round.turns.map(turn => turn.personId))
  const late = people.filter(person => person.attendance === 'present' && !known.has(person.id))
  const speaking = speaker(round)
  const left = speaking && people.some(person => person.id === speaking.personId && person.attendance !== 'present')
  return {
    shareMs: left ? null : round.shareMs,
    turns: [
      ...round.turns.map(turn => (left && turn === speaking ? { ...turn, state: 'waiting' as const } : turn)),
      ...late.map(person => ({ personId: person.id, state: 'waiting' as const, usedMs: 0 })),
    ],
  }
}

/** Puts a person who has not spoken yet at the end: they came late, or came back. */
export function toTheEnd(round: Round, personId: string): Round {
  const moved = round.turns.find(turn => turn.personId === personId && turn.state !== 'spoken')
  return moved ? { ...round, turns: [...round.turns.filter(turn => turn !== moved), moved] } : round
}

/** The speaker, if there is one, has spoken. */
export function finishTurn(round: Round): Round {
  return {
    shareMs: null,
    turns: round.turns.map(turn => (turn.state === 'speaking' ? { ...turn, state: 'spoken' } : turn)),
  }
}

/**
 * A person speaks, directly after those who have spoken. Their share is fixed now: what they have used before, if they
 * speak again, and an equal part of the time left with everybody still to come.
 * @param round nobody speaks in it
 * @param leftMs what is left of the feedback segment
 */
export function beginTurn(round: Round, people: readonly RunPerson[], personId: string, leftMs: number): Round {
  const own = round.turns.find(turn => turn.personId === personId)
  if (!own) return round
  const others = round.turns.filter(turn => turn !== own)
  const sharing = turnsToCome({ ...round, turns: others }, people).length + 1
  return {
    shareMs: own.usedMs + turnShare(leftMs, sharing),
    turns: [
      ...others.filter(turn => turn.state === 'spoken'),
      { ...own, state: 'speaking' },
      ...others.filter(turn => turn.state !== 'spoken'),
    ],
  }
}

/** A person lets the others go first and comes back at the end; if they were speaking, they stop. */
export function skipTurn(round: Round, personId: string): Round {
  const stops = speaker(round)?.personId === personId
  const turns = round.turns.map(turn => (turn.personId === personId ? { ...turn, state: 'skipped' as const } : turn))
  return toTheEnd({ shareMs: stops ? null : round.shareMs, turns }, personId)
}

/** Those still to come in the order given, then those not named, as they were. Nobody is dropped or added. */
export function orderTurns(round: Round, personIds: readonly string[]): Round {
  const begun = (turn: Turn) => turn.state === 'spoken' || turn.state === 'speaking'
  const toCome = round.turns.filter(turn => !begun(turn))
  const rank = new Map(personIds.map((id, i) => [id, i]))
  const place = (turn: Turn) => rank.get(turn.personId) ?? personIds.length
  return { ...round, turns: [...round.turns.filter(begun), ...toCome.toSorted((a, b) => place(a) - place(b))] }
}
