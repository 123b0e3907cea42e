import type { ModelData } from 'highs'

/** A linear program being written down, a row and a column at a time. */
export class Matrix {
  readonly #rows = { lower: [] as number[], upper: [] as number[] }
  readonly #columns = { upper: [] as number[], starts: [0], indices: [] as number[], values: [] as number[] }

  /** The sum of a row's entries stays between the two. Returns its number. */
  row(lower: number, upper: number): number {
    this.#rows.lower.push(lower)
    return this.#rows.upper.push(upper) - 1
  }

  setRow(row: number, lower: number, upper: number) {
    this.#rows.lower[row] = lower
    this.#rows.upper[row] = upper
  }

  /** A column from 0 to `upper`, with its entries as row and value by turns. Returns its number. */
  column(upper: number, entries: readonly number[]): number {
    const { starts, indices, values } = this.#columns
    for (let n = 0; n < entries.length; n += 2) {
      indices.push(entries[n] as number)
      values.push(entries[n + 1] as number)
    }
    starts.push(indices.length)
    return this.#columns.upper.push(upper) - 1
  }

  /** How many columns there are. */
  get width(): number {
    return this.#columns.upper.length
  }

  /** What HiGHS takes. Nothing costs anything yet. */
  data(): ModelData & { rowLower: number[]; rowUpper: number[]; colUpper: number[] } {
    const { upper, starts, indices, values } = this.#columns
    const numRows = this.#rows.lower.length
    const numCols = upper.length
    return {
      numRows,
      numCols,
      colCost: new Float64Array(numCols),
      colLower: new Float64Array(numCols),
      colUpper: upper,
      rowLower: this.#rows.lower,
      rowUpper: this.#rows.upper,
      matrix: { format: 'csc', numRows, numCols, starts, indices, values },
    }
  }
}
