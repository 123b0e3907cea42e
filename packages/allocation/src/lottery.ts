import { createHash } from 'node:crypto'

const MASK = 0xffff_ffff

/** FNV-1a over the text's UTF-16 units, from a start, with the finisher of MurmurHash3. */
function hash(start: number, text: string): number {
  let state = (0x811c_9dc5 ^ start) >>> 0
  for (let n = 0; n < text.length; n++) state = Math.imul(state ^ text.charCodeAt(n), 0x0100_0193) >>> 0
  state = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b) >>> 0
  state = Math.imul(state ^ (state >>> 13), 0xc2b2_ae35) >>> 0
  return (state ^ (state >>> 16)) & MASK
}

/** Everything that a seed decides. It depends on ids alone, never on where they stand in a list. */
export type Lottery = {
  /** This person's lot for that hub, in whole numbers below 2^20. The lowest sum wins. */
  lot(personId: string, hubId: string): number
  /** The people in the order drawn. */
  order<T extends { id: string }>(people: readonly T[]): T[]
}

/** The draw of this seed. */
export function lotteryOf(seed: string): Lottery {
  const start = createHash('sha256').update(seed).digest().readUInt32LE(0)
  return {
    lot: (personId, hubId) => hash(hash(start, personId), hubId) >>> 12,
    order: people =>
      people
        .map(person => ({ person, lot: hash(start, person.id) >>> 0 }))
        .toSorted((a, b) => a.lot - b.lot || (a.person.id < b.person.id ? -1 : 1))
        .map(({ person }) => person),
  }
}
