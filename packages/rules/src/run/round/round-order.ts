import type { Round, Turn } from '@hubs/schema/meetings/live'

const isToCome = (turn: Turn) => turn.state === 'waiting' || turn.state === 'skipped'

/** Those still to come in the order given, then those not named, as they were. Nobody is dropped or added. */
export function orderTurns(round: Round, personIds: readonly string[]): Round {
  const rank = new Map(personIds.map((id, i) => [id, i]))
  const place = (turn: Turn) => rank.get(turn.personId) ?? personIds.length
  const begun = round.turns.filter(turn => !isToCome(turn))
  return { ...round, turns: [...begun, ...round.turns.filter(isToCome).toSorted((a, b) => place(a) - place(b))] }
}

/** Those still to come, rotated or by where they sit, as the round says; as they are where it says neither. */
export function sortTurns(round: Round): Round {
  if (round.order === 'rotating') return orderTurns(round, round.rotation)
  return round.order === 'seat' ? orderTurns(round, aroundTheTable(round)) : round
}

/** The seats, beginning after whoever spoke first last time; else with whose turn it is to begin. */
function aroundTheTable({ seats, firstBefore, rotation }: Round): string[] {
  const after = seats.findIndex(id => id === firstBefore) + 1
  const start = after > 0 ? after : Math.max(0, seats.indexOf(rotation.find(id => seats.includes(id)) ?? ''))
  return [...seats.slice(start), ...seats.slice(0, start)]
}

/**
 * Those still to come, drawn by lot: each order is as likely as any other over many lots, and the same lot always gives
 * the same order.
 * @param lot any text that nobody chooses, such as the id of a command
 */
export function drawTurns(round: Round, lot: string): Round {
  const ids = round.turns
    .filter(isToCome)
    .map(turn => turn.personId)
    .toSorted()
  const next = numbersFrom(lot)
  for (let i = ids.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const [a, b] = [ids[i] ?? '', ids[j] ?? '']
    ids[i] = b
    ids[j] = a
  }
  return { ...orderTurns(round, ids), order: 'drawn' }
}

/** Numbers from 0 up to 1, always the same for a text (FNV-1a into mulberry32). */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * The order for the next meeting: that of the last one turned on, so that everybody is last once before anybody is last
 * again. Of all ways to turn it, the one whose last and first speaker have been that least often; who leads the group
 * is neither, where there are two others. Our own advice (domain.md 2.2).
 * @param history who spoke in the group's meetings, in that order; the latest meeting first
 * @param people everybody expected, each once
 * @param leaders who leads the group
 */
export function rotationOf(
  history: readonly (readonly string[])[],
  people: readonly string[],
  leaders: readonly string[],
): string[] {
  const known = history.flat().filter((id, i, all) => people.includes(id) && all.indexOf(id) === i)
  const base = [...known, ...people.filter(id => !known.includes(id))]
  const others = base.filter(id => !leaders.includes(id))
  if (others.length < 2) return turnedOn(base, history)
  // Between two others: never at an end.
  return base
    .filter(id => leaders.includes(id))
    .reduce(
      (order, id) => {
        const place = Math.min(Math.max(1, base.indexOf(id)), order.length - 1)
        return order.toSpliced(place, 0, id)
      },
      turnedOn(others, history),
    )
}

/** Turned by at least one place: the one who began last time goes last at the earliest. */
function turnedOn(base: readonly string[], history: readonly (readonly string[])[]): string[] {
  const times = (place: 0 | -1, id: string | undefined) => history.filter(spoken => spoken.at(place) === id).length
  const cost = (order: readonly string[]) => times(-1, order.at(-1)) * 10 + times(0, order.at(0))
  const turned = base.map((_, i) => [...base.slice(i + 1), ...base.slice(0, i + 1)])
  return turned.toSorted((a, b) => cost(a) - cost(b))[0] ?? []
}
