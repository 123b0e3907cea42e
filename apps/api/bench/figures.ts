/** The number below which this share of them is; of few, the worst. */
function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN
}

const median = (numbers: number[]) => quantile(numbers, 0.5)

/** What was measured, round by round: several samples in each, or one. */
export type Rounds = { ours: number[][]; bare?: number[][] }

/**
 * Measures both in turns, ours and bare and ours and bare, so that what the machine does meanwhile meets both. The first
 * round is not counted.
 */
export async function inTurns(
  rounds: number,
  ours: () => Promise<number[]>,
  bare: () => Promise<number[]>,
): Promise<Required<Rounds>> {
  const measured: Required<Rounds> = { ours: [], bare: [] }
  for (let n = 0; n <= rounds; n++) {
    const [one, other] = [await ours(), await bare()]
    if (n === 0) continue
    measured.ours.push(one)
    measured.bare.push(other)
  }
  return measured
}

/** The same thing so many times, and how long each took, in milliseconds. */
export async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const at = performance.now()
    await work(n)
    took.push(performance.now() - at)
  }
  return took
}

export type Bar = {
  /** Of ours / bare; in the row's own unit where nothing stands beside it. */
  most?: number
  /** Of ours / bare, where more is better. */
  least?: number
  /**
   * Of the tail: this share of all samples is within so many times the same share of the bare ones, and within so much in
   * the row's own unit.
   */
  tail?: { share: number; most: number; within?: number }
}

export type Row = {
  work: string
  unit: string
  bar: Bar
  ours: number
  bare: number | null
  /** The median of the pairs' ours / bare, between their quartiles. */
  ratio: number | null
  spread: [number, number] | null
  tail: number | null
  /** Where the tail of ours ends, in the row's own unit. */
  tailEnd: number | null
  over: boolean
}

/** Reads the rounds against their bar. */
export function rowOf(work: string, unit: string, bar: Bar, { ours, bare }: Rounds): Row {
  const middles = { ours: ours.map(median), bare: (bare ?? []).map(median) }
  const ratios = bare ? middles.ours.map((mine, n) => mine / (middles.bare[n] ?? Number.NaN)) : null
  const ratio = ratios && median(ratios)
  const { share = 0.5, most: tailMost, within = Infinity } = bar.tail ?? {}
  const tailEnd = bar.tail ? quantile(ours.flat(), share) : null
  const tail = tailEnd !== null && bare ? tailEnd / quantile(bare.flat(), share) : null
  const middle = median(middles.ours)
  const judged = ratio ?? middle
  return {
    work,
    unit,
    bar,
    ours: middle,
    bare: bare ? median(middles.bare) : null,
    ratio,
    spread: ratios && [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    tail,
    tailEnd,
    over:
      (bar.most !== undefined && judged > bar.most) ||
      (bar.least !== undefined && judged < bar.least) ||
      (tailEnd !== null && tailEnd > within) ||
      (tail !== null && tailMost !== undefined && tail > tailMost),
  }
}
