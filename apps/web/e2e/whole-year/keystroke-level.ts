/**
 * How long somebody who knows what they want takes over an act, in seconds: S. K. Card, T. P. Moran and A. Newell, “The
 * keystroke-level model for user performance time with interactive systems”, Communications of the ACM 23 (1980), 396–410,
 * doi:10.1145/358886.358895. A key is that of an average typist who is no secretary; the button of a mouse is a key of a
 * skilled one.
 */
const key = 0.28
const pointing = 1.1
const button = 0.2
const homing = 0.4
const deciding = 1.35

/** M. Brysbaert, “How many words do we read per minute?”, Journal of Memory and Language 109 (2019), 104047. */
const wordsPerMinute = 238

/** What somebody did at a desk. */
export type Acts = {
  /** Presses of the mouse’s button. */
  taps: number
  keys: number
  /** Times that what is pointed at had to be brought into the window first, a windowful at a time. */
  scrolls: number
  /** Times that a hand went from the mouse to the keyboard or back. */
  moves: number
  /** Things decided upon: each tap, and each field typed into. */
  decisions: number
  /** Words read: each that came into the window on the way and had not been there. */
  words: number
}

export const nothing: Acts = { taps: 0, keys: 0, scrolls: 0, moves: 0, decisions: 0, words: 0 }

/** Minutes at the keyboard and the mouse, and over what there is to read for somebody who sees it for the first time. */
export function minutesOf({ taps, keys, scrolls, moves, decisions, words }: Acts) {
  const hands = taps * (pointing + button) + scrolls * pointing + keys * key + moves * homing + decisions * deciding
  return { hands: hands / 60, reading: words / wordsPerMinute, all: hands / 60 + words / wordsPerMinute }
}

export function plus(one: Acts, other: Acts): Acts {
  return {
    taps: one.taps + other.taps,
    keys: one.keys + other.keys,
    scrolls: one.scrolls + other.scrolls,
    moves: one.moves + other.moves,
    decisions: one.decisions + other.decisions,
    words: one.words + other.words,
  }
}
