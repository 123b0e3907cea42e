import { allocate } from '@hubs/allocation/allocate'
import { readRecord } from '@hubs/allocation/read-record'
import type { AllocationRecord } from '@hubs/allocation/record'

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function randomsFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let n = Math.imul(state ^ (state >>> 15), 1 | state)
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n
    return ((n ^ (n >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A school of so many people and five hubs of 8 to 12, some more wanted than others; a tenth did not answer. */
export function schoolOf(size: number, seed: number): AllocationRecord {
  const random = randomsFrom(seed)
  const hubs = ['a', 'b', 'c', 'd', 'e']
  const ranking = () =>
    hubs
      .map((id, n) => ({ id, key: random() ** (1 / (n + 1) ** -0.9) }))
      .toSorted((one, other) => other.key - one.key)
      .slice(0, 3)
      .map(({ id }) => id)
  return readRecord({
    version: 1,
    rule: 'generous',
    seed: `school ${seed}`,
    costs: [0, 1, 3, 6, 10],
    unlisted: 30,
    hubs: hubs.map(id => ({ id, min: 8, max: 12 })),
    people: Array.from({ length: size }, (_, n) => ({
      id: `p${n}`,
      ...(random() < 0.9 && { ranks: ranking() }),
    })),
  })
}

export async function solved(record: AllocationRecord) {
  const answer = await allocate(record)
  if (answer.status !== 'solved') throw new Error(answer.status)
  return answer.result
}
