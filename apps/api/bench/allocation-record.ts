/** Numbers from 0 to 1 that are always the same ones (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A school of this size: everyone ranks five hubs, or three of five, and hubs are as popular as 1 / rank^0.9. */
export function benchRecord(people: number, hubs: number) {
  const random = numbers(people)
  const popular = Array.from({ length: hubs }, (_, n) => 1 / (n + 1) ** 0.9)
  const all = popular.reduce((sum, weight) => sum + weight, 0)
  const pick = () => {
    let at = random() * all
    return Math.max(
      0,
      popular.findIndex(weight => (at -= weight) <= 0),
    )
  }
  const choose = () => {
    const chosen = new Set<number>()
    while (chosen.size < (hubs > 5 ? 5 : 3)) chosen.add(pick())
    return [...chosen].map(hub => `hub-${hub}`)
  }
  const [min, max] = hubs > 10 ? [12, 24] : [8, 14]
  return {
    version: 1,
    rule: 'least-dissatisfaction',
    seed: 'bench',
    costs: [0, 1, 3, 6, 10],
    unlisted: 30,
    hubs: popular.map((_, hub) => ({ id: `hub-${hub}`, min, max })),
    people: Array.from({ length: people }, (_, n) => ({ id: `person-${n}`, ranks: choose() })),
  }
}
