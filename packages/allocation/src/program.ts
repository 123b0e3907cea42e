import loadHighs, { type Highs, type Model, type Solution } from 'highs'
import type { Layout } from './layout.ts'

let loading: Promise<Highs> | undefined

/** HiGHS, loaded once a process: about 50 ms. */
export const loadSolver = (): Promise<Highs> => (loading ??= loadHighs())

export type Outcome = 'optimal' | 'infeasible' | 'out-of-time'

/** What a dual below this is taken for nothing: every weight is a whole number, and so is every dual of a flow. */
const NOTHING = 1e-5

/** Columns of a flow up to which HiGHS is faster without its presolve: measured, 0.34 ms for 0.54 at 60 people. */
const SMALL = 2000

/**
 * A linear program that HiGHS keeps, to be minimised for one thing after another. Where it is a flow, what is optimal so
 * far is held by the duals: a column or row with a price stays where it is in every optimum. Otherwise it is held by a
 * row, and columns are whole numbers.
 */
export class Program implements Disposable {
  readonly #highs: Highs
  readonly #model: Model
  readonly #integral: boolean
  readonly #bounds: { colUpper: Float64Array; colLower: Float64Array; rowLower: number[]; rowUpper: number[] }
  readonly #size: number
  #weights: Float64Array
  #solution: Solution | undefined

  constructor(highs: Highs, layout: Layout, seconds: number) {
    const data = layout.matrix.data()
    this.#highs = highs
    this.#size = data.numCols
    this.#integral = layout.integral
    this.#weights = new Float64Array(data.numCols)
    this.#bounds = {
      colUpper: Float64Array.from(data.colUpper),
      colLower: new Float64Array(data.numCols),
      rowLower: data.rowLower,
      rowUpper: data.rowUpper,
    }
    const { continuous, integer } = highs.constants.variableType
    const integrality = Int32Array.from({ length: data.numCols }, () => (layout.integral ? continuous : integer))
    this.#model = highs.createModel(layout.integral ? data : { ...data, integrality })
    // Objectives are whole numbers: less than one apart is the same.
    this.#model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.9, mip_feasibility_tolerance: 1e-9 })
    // A school's flow is solved sooner than it is made smaller.
    if (layout.integral && data.numCols < SMALL) this.#model.options.set('presolve', 'off')
    if (Number.isFinite(seconds)) this.#model.options.set('time_limit', seconds)
  }

  [Symbol.dispose]() {
    this.#model.dispose()
  }

  /** What each column is in the best solution so far. */
  get values(): Float64Array | undefined {
    return this.#solution?.colValue
  }

  /** The least that this objective was proved to come to, where time ran out. */
  get bound(): number {
    return this.#integral ? Number.NEGATIVE_INFINITY : Number(this.#model.info.get('mip_dual_bound'))
  }

  /** What the best solution so far comes to by these weights. */
  total(weights: Float64Array): number {
    const { values } = this
    let sum = 0
    for (let column = 0; values && column < this.#size; column++) {
      const weight = weights[column] as number
      if (weight !== 0) sum += weight * Math.round(values[column] as number)
    }
    return sum
  }

  #all = () => ({ kind: 'range', from: 0, to: this.#size - 1 }) as const

  /**
   * Solves from where the last objective left it. Some four in a thousand draws of one small school ended there with
   * neither an optimum nor a reason; from the start they have one.
   */
  #run() {
    this.#model.run()
    if (this.#model.getModelStatus() === this.#highs.constants.modelStatus.unknown) {
      this.#model.clearSolver()
      this.#model.run()
    }
    return this.#model.getModelStatus()
  }

  /** Finds the least sum of weights. */
  minimise(weights: Float64Array): Outcome {
    this.#weights = weights
    if (this.#size === 0) return 'infeasible'
    this.#model.changeColsCost(this.#all(), weights)
    if (!this.#integral && this.#solution) this.#model.setSolution({ colValue: this.#solution.colValue })
    const { modelStatus } = this.#highs.constants
    const status = this.#run()
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return 'infeasible'
    const found = this.#model.info.get('primal_solution_status') === this.#highs.constants.solutionStatus.feasible
    if (status === modelStatus.optimal || (found && !this.#integral)) this.#solution = this.#model.getSolution()
    if (status === modelStatus.optimal) return 'optimal'
    if (status === modelStatus.timeLimit) return 'out-of-time'
    throw new Error(`HiGHS ended with the status ${status}`)
  }

  /** From now on, only solutions that are as good as the last one by what was minimised last. */
  keep() {
    if (this.#integral) this.#keepByDuals()
    else this.#keepByRow()
  }

  #keepByDuals() {
    const solution = this.#solution as Solution
    const { colLower, colUpper, rowLower, rowUpper } = this.#bounds
    solution.colDual.forEach((dual, column) => {
      if (Math.abs(dual) > NOTHING)
        colLower[column] = colUpper[column] = Math.round(solution.colValue[column] as number)
    })
    this.#model.changeColsBounds(this.#all(), colLower, colUpper)
    solution.rowDual.forEach((dual, row) => {
      if (Math.abs(dual) <= NOTHING || rowLower[row] === rowUpper[row]) return
      rowLower[row] = rowUpper[row] = Math.round(solution.rowValue[row] as number)
      this.#model.changeRowBounds(row, rowLower[row], rowUpper[row])
    })
  }

  #keepByRow() {
    const indices: number[] = []
    const values: number[] = []
    this.#weights.forEach((weight, column) => {
      if (weight === 0) return
      indices.push(column)
      values.push(weight)
    })
    if (indices.length > 0)
      this.#model.addRow(-this.#highs.infinity, this.total(this.#weights) + 0.5, { indices, values })
  }

  /** From now on, nothing that weighs something. The last solution must have nothing of it. */
  exclude(weights: Float64Array) {
    const { colLower, colUpper } = this.#bounds
    weights.forEach((weight, column) => {
      if (weight > 0) colUpper[column] = 0
    })
    this.#model.changeColsBounds(this.#all(), colLower, colUpper)
  }
}
