export type Row = {
  work: string
  measured: string
  bar: string
  /** Measured against the bar: 1 or less is within it. Null where there is none. */
  ratio: number | null
}

/** The middle of the numbers. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The value that 99 of 100 stay within; of fewer than a hundred, the worst. */
export function p99(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.99) - 1)] ?? Number.NaN
}

export function printTable(rows: Row[]) {
  const wide = Math.max(...rows.map(row => row.work.length))
  const far = Math.max(...rows.map(row => row.measured.length))
  const off = Math.max(...rows.map(row => row.bar.length))
  console.log(`\n${'work'.padEnd(wide)}  ${'measured'.padEnd(far)}  ${'bar'.padEnd(off)}  ratio`)
  for (const { work, measured, bar, ratio } of rows)
    console.log(
      `${work.padEnd(wide)}  ${measured.padEnd(far)}  ${bar.padEnd(off)}  ${ratio === null ? '-' : ratio.toFixed(2) + (ratio > 1 ? '  over' : '')}`,
    )
}
