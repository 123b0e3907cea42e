/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffled<T>(list: readonly T[], draw: () => number): T[] {
  const result = [...list]
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1))
    const kept = result[at] as T
    result[at] = result[other] as T
    result[other] = kept
  }
  return result
}

/** Cuts a row of people into twos, the last three together where the number is odd. */
function cut(people: readonly string[]): string[][] {
  const sets: string[][] = []
  for (let at = 0; at + 1 < people.length; at += 2) sets.push(people.slice(at, at + 2))
  if (people.length % 2 === 1 && sets.length > 0) sets.at(-1)?.push(...people.slice(-1))
  return sets
}

const pairsOf = (set: readonly string[]) =>
  set.flatMap((one, index) => set.slice(index + 1).map(other => [one, other].toSorted().join(' ')))

/**
 * Puts people into twos, and one three where their number is odd: nobody is left out, and who was together last time is
 * kept apart where that is possible. Fewer than two people make no pair. The same for the same people, earlier sets and
 * seed (any whole number).
 */
export function pairUp(people: readonly string[], earlier: readonly (readonly string[])[], seed: number): string[][] {
  const once = [...new Set(people)]
  const draw = numbers(seed)
  const before = new Set(earlier.flatMap(pairsOf))
  const again = (sets: string[][]) => sets.flatMap(pairsOf).filter(pair => before.has(pair)).length
  let row = shuffled(once.toSorted(), draw)
  let count = again(cut(row))
  // Swaps two people wherever that brings fewer of last time's pairs together; ends, since each swap brings fewer.
  for (let improved = count > 0; improved && count > 0;) {
    improved = false
    for (let a = 0; a < row.length && !improved; a++)
      for (let b = a + 1; b < row.length && !improved; b++) {
        const other = [...row]
        other[a] = row[b] as string
        other[b] = row[a] as string
        const fewer = again(cut(other))
        if (fewer >= count) continue
        row = other
        count = fewer
        improved = true
      }
  }
  return cut(row)
}

/**
 * The sets once these people are together. Those they were with before stay together, or are put together; one who is
 * left over alone joins others who are, and where nobody is, has no partner.
 */
export function setTogether(sets: readonly (readonly string[])[], together: readonly string[]): string[][] {
  const touched = sets.filter(set => set.some(id => together.includes(id)))
  const rest = touched
    .map(set => set.filter(id => !together.includes(id)))
    .toSorted((a, b) => b.length - a.length)
    .flat()
  return [...sets.filter(set => !touched.includes(set)).map(set => [...set]), [...together], ...cut(rest)]
}
