export function sum(list: readonly number[]): number {
  return list.reduce((total, n) => total + n, 0)
}

/** Whole numbers in proportion to the weights that sum to `total`: largest remainder, ties to the later one. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const whole = sum(weights)
  if (whole === 0) return weights.map(() => 0)
  const lengths = weights.map(weight => Math.floor((total * weight) / whole))
  const byRemainder = weights
    .map((weight, i) => ({ i, remainder: (total * weight) % whole }))
    .toSorted((a, b) => b.remainder - a.remainder || b.i - a.i)
  for (const { i } of byRemainder.slice(0, total - sum(lengths))) lengths[i] = (lengths[i] ?? 0) + 1
  return lengths
}
