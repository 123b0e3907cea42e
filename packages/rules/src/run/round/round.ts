import type { Round, RunPerson, Turn } from '@hubs/schema/meetings/live'
import { MINUTE_MS } from '../../dates/durations.ts'
import { sortTurns } from './round-order.ts'

/** The most a person gets, however few they are: what is over stays with the segment (domain.md 2.4, our own advice). */
export const MOST_SHARE = 5 * MINUTE_MS
/** The least a report needs; below it two sub-groups are better (domain.md 2.4, our own advice). */
export const LEAST_SHARE = 2 * MINUTE_MS
/** What an absent person wrote is read out in so long (domain.md 2.2, our own advice). */
export const READ_OUT = MINUTE_MS / 2

/**
 * Each person's part of the feedback time, whole milliseconds; 0 when the time is gone.
 * @param feedbackMs the time there is, negative when it is overrun
 * @param people how many share it, 1 or more
 */
export function turnShare(feedbackMs: number, people: number): number {
  return Math.floor(Math.max(0, feedbackMs) / Math.max(1, people))
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000) * 1000

/** The same, but nobody gets more than five minutes. */
export function cappedShare(feedbackMs: number, people: number): number {
  return Math.min(MOST_SHARE, turnShare(feedbackMs, people))
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
const splitShares = [
  [20, 80, 60, 110, 30],
  [20, 70, 50, 75, 25],
  [15, 60, 45, 60, 20],
] as const

/** How a turn of `shareMs` falls into its parts, as in the split made for the nearest length. Sums to `shareMs`. */
export function turnParts(shareMs: number): TurnParts {
  const [long, middle, short] = splitShares
  const split = shareMs > 270_000 ? long : shareMs > 220_000 ? middle : short
  const whole = split.reduce((total, seconds) => total + seconds, 0)
  const part = (seconds: number) => Math.round((shareMs * seconds) / whole)
  const [saidMs, didMs, happenedMs, offersMs] = [part(split[0]), part(split[1]), part(split[2]), part(split[3])]
  return { saidMs, didMs, happenedMs, offersMs, nextMs: shareMs - saidMs - didMs - happenedMs - offersMs }
}

export const hasFloor = (turn: Turn) => turn.state === 'speaking' || turn.state === 'replying'
const hasBegun = (turn: Turn) => turn.state === 'spoken' || hasFloor(turn)

/** Here now: present, and not gone home. */
export function isHere(person: RunPerson): boolean {
  return person.attendance === 'present' && person.leftAt === null
}

/** Those who report now, or whose colleagues reply: nobody, one, or one of each sub-group. */
export function speakers(round: Round): Turn[] {
  return round.turns.filter(hasFloor)
}

/** The sub-group a turn counts to; everybody is in the first while there is one group. */
export function groupOf(round: Round, turn: Turn): 0 | 1 {
  return round.split && turn.subGroup === 1 ? 1 : 0
}

/**
 * The turns of those who are in the round: everybody here, everybody who has spoken even if they have left, and whose
 * report is being read out. A turn of somebody else stays in the run, with the time they used, for when they come back.
 */
export function turnsIn(round: Round, people: readonly RunPerson[]): Turn[] {
  const here = new Set(people.filter(isHere).map(person => person.id))
  return round.turns.filter(turn => hasBegun(turn) || here.has(turn.personId))
}

/** Those still to speak, in order. Who speaks is not one of them. */
export function turnsToCome(round: Round, people: readonly RunPerson[]): Turn[] {
  return turnsIn(round, people).filter(turn => !hasBegun(turn))
}

/** A round nobody has spoken in. `rotation` and `firstBefore` come from the group's last meetings. */
export function newRound({
  rotation = [],
  firstBefore = null,
}: Partial<Pick<Round, 'rotation' | 'firstBefore'>>): Round {
  return { shares: [], order: 'rotating', split: false, seats: [], rotation: [...rotation], firstBefore, turns: [] }
}

function newTurn(round: Round, people: readonly RunPerson[], personId: string): Turn {
  const none = { personId, state: 'waiting', usedMs: 0, replyUsedMs: 0, readOut: false } as const
  return { ...none, subGroup: round.split ? smallerGroup(round, people) : 0 }
}

/** Of two sub-groups the one with fewer people still to speak or speaking. */
function smallerGroup(round: Round, people: readonly RunPerson[]): 0 | 1 {
  const busy = turnsIn(round, people).filter(turn => turn.state !== 'spoken')
  const second = busy.filter(turn => turn.subGroup === 1).length
  return second < busy.length - second ? 1 : 0
}

/**
 * Brings the round in line with the register: who is here without a turn gets one at the end, who left stops. As long
 * as nobody has spoken, a round that is rotated or goes by seat puts newcomers where they belong.
 */
export function followRegister(round: Round, people: readonly RunPerson[]): Round {
  const here = new Set(people.filter(isHere).map(person => person.id))
  const gone = (turn: Turn) => hasFloor(turn) && !turn.readOut && !here.has(turn.personId)
  const left = round.turns.filter(gone).map(turn => turn.personId)
  const known = new Set(round.turns.map(turn => turn.personId))
  const stopped: Round = {
    ...round,
    shares: round.shares.filter(({ personId }) => !left.includes(personId)),
    turns: inOrder(round.turns.map(turn => (gone(turn) ? { ...turn, state: 'waiting' } : turn))),
  }
  const late = people.filter(person => here.has(person.id) && !known.has(person.id))
  const full = late.reduce((all, { id }) => ({ ...all, turns: [...all.turns, newTurn(all, people, id)] }), stopped)
  return late.length > 0 && isFresh(full) && full.order !== 'own' && full.order !== 'drawn' ? sortTurns(full) : full
}

/** Nobody has spoken, not even for a moment, and nobody has let others go first. */
function isFresh(round: Round): boolean {
  return round.turns.every(turn => turn.state === 'waiting' && turn.usedMs === 0)
}

/** Puts a person who has not spoken yet at the end: they came late, or came back. */
export function toTheEnd(round: Round, personId: string): Round {
  const moved = round.turns.find(turn => turn.personId === personId && !hasBegun(turn))
  if (!moved) return round
  return { ...round, turns: [...round.turns.filter(turn => turn !== moved), moved] }
}

/** Whoever speaks has spoken: all of them, or those of one sub-group. */
export function finishTurns(round: Round, group?: 0 | 1): Round {
  const ends = (turn: Turn) => hasFloor(turn) && (group === undefined || groupOf(round, turn) === group)
  const over = new Set(round.turns.filter(ends).map(turn => turn.personId))
  if (over.size === 0) return round
  return {
    ...round,
    shares: round.shares.filter(({ personId }) => !over.has(personId)),
    turns: inOrder(round.turns.map(turn => (over.has(turn.personId) ? { ...turn, state: 'spoken' } : turn))),
  }
}

/**
 * A person speaks, directly after those who have spoken or speak; who spoke before them in their sub-group has spoken.
 * Their share is fixed now: what they have used before, if they speak again, and an equal part of the time left with
 * everybody still to come, five minutes at the most.
 * @param leftMs what is left of the feedback segment
 */
export function beginTurn(round: Round, people: readonly RunPerson[], personId: string, leftMs: number): Round {
  const own = round.turns.find(turn => turn.personId === personId)
  if (!own) return round
  const group = groupOf(round, own)
  const before = finishTurns(round, group)
  const others = turnsToCome(before, people).filter(turn => turn.personId !== personId)
  const sharing = others.filter(turn => groupOf(round, turn) === group).length + 1
  // Whole seconds: the first one of a countdown is as long as the others.
  const more = wholeSeconds(Math.min(MOST_SHARE - own.usedMs, turnShare(leftMs, sharing)))
  const shareMs = own.usedMs + Math.max(0, more)
  const replyMs = wholeSeconds(turnParts(shareMs).offersMs)
  return speaks(before, { ...own, readOut: false }, shareMs, replyMs)
}

/** What an absent person wrote is read out: half a minute, without a reply. */
export function readOut(round: Round, people: readonly RunPerson[], personId: string): Round {
  const own = round.turns.find(turn => turn.personId === personId) ?? newTurn(round, people, personId)
  const before = finishTurns(round, groupOf(round, own))
  return speaks(before, { ...own, readOut: true }, own.usedMs + READ_OUT, 0)
}

function speaks(round: Round, own: Turn, shareMs: number, replyMs: number): Round {
  const others = round.turns.filter(turn => turn.personId !== own.personId)
  const shares = [...round.shares, { personId: own.personId, shareMs, replyMs }]
  const [spoken, rest] = [others.filter(hasBegun), others.filter(turn => !hasBegun(turn))]
  return { ...round, shares, turns: inOrder([...spoken, { ...own, state: 'speaking' }, ...rest]) }
}

/** Those who have spoken, then who speaks, then those to come; each of them as they were. */
function inOrder(turns: readonly Turn[]): Turn[] {
  const spoken = turns.filter(turn => turn.state === 'spoken')
  return [...spoken, ...turns.filter(hasFloor), ...turns.filter(turn => !hasBegun(turn))]
}

/** The speaker has reported; the colleagues answer. */
export function beginReply(round: Round, personId: string): Round {
  const turns = round.turns.map(turn =>
    turn.personId === personId && turn.state === 'speaking' ? { ...turn, state: 'replying' as const } : turn,
  )
  return { ...round, turns }
}

/**
 * A person lets the others go first and comes back at the end. If they were speaking, the next one of their sub-group
 * speaks at once, as when a turn is over: between the two no time is lost that would be nobody’s.
 * @param leftMs what is left of the feedback segment
 */
export function skipTurn(round: Round, people: readonly RunPerson[], personId: string, leftMs: number): Round {
  const own = round.turns.find(turn => turn.personId === personId)
  const turns = round.turns.map((turn): Turn => (turn === own ? { ...turn, state: 'skipped' } : turn))
  const shares = round.shares.filter(each => each.personId !== personId)
  const skipped = toTheEnd({ ...round, shares, turns }, personId)
  if (!own || !hasFloor(own)) return skipped
  const next = turnsToCome(skipped, people).find(turn => groupOf(round, turn) === groupOf(round, own))
  return next && next.personId !== personId ? beginTurn(skipped, people, next.personId, leftMs) : skipped
}

/**
 * Two sub-groups that report at the same time: those still to come are divided evenly, one here and one there. Who has
 * used some of their time stays in the sub-group they used it in. Back to one group, the second speaker goes on next.
 */
export function splitRound(round: Round, people: readonly RunPerson[], on: boolean): Round {
  if (on === round.split) return round
  const fixed = (turn: Turn) => hasBegun(turn) || turn.usedMs > 0
  if (on) {
    const toCome = new Set(turnsToCome(round, people).map(turn => turn.personId))
    const start = {
      ...round,
      split: true,
      turns: round.turns.filter(turn => fixed(turn) || !toCome.has(turn.personId)),
    }
    const divided = round.turns.reduce<Round>((all, turn) => {
      if (start.turns.includes(turn)) return all
      return { ...all, turns: [...all.turns, { ...turn, subGroup: smallerGroup(all, people) }] }
    }, start)
    const groups = new Map(divided.turns.map(turn => [turn.personId, turn.subGroup]))
    const turns = round.turns.map(turn => ({ ...turn, subGroup: groups.get(turn.personId) ?? turn.subGroup }))
    return { ...round, split: true, turns }
  }
  const second = speakers(round).at(1)
  const turns = round.turns.map((turn): Turn => {
    if (turn === second) return { ...turn, state: 'waiting' }
    return fixed(turn) ? turn : { ...turn, subGroup: 0 }
  })
  const shares = round.shares.filter(({ personId }) => personId !== second?.personId)
  return { ...round, split: false, shares, turns }
}
