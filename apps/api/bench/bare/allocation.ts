import type { AllocationRecord } from '@hubs/allocation/record'
import loadHighs from 'highs'

const highs = await loadHighs()

/**
 * HiGHS alone, by the least code: a column for each choice, one for everyone into a pool of hubs not listed, and one from
 * there to each hub. It answers with the least dissatisfaction and nothing else.
 */
export function leastDissatisfaction({ people, hubs, costs, unlisted }: AllocationRecord): number {
  const numberOf = new Map(hubs.map(({ id }, n) => [id, people.length + n]))
  const pool = people.length + hubs.length
  const [starts, indices, values, colCost]: number[][] = [[0], [], [], []]
  const column = (cost: number, ...entries: [number, number][]) => {
    for (const [row, value] of entries) {
      indices?.push(row)
      values?.push(value)
    }
    starts?.push(indices?.length ?? 0)
    colCost?.push(cost)
  }
  people.forEach(({ ranks = [] }, n) => {
    ranks.forEach((hub, rank) => column(costs[rank] ?? unlisted, [n, 1], [numberOf.get(hub) ?? 0, 1]))
    column(ranks.length > 0 ? unlisted : 0, [n, 1], [pool, 1])
  })
  for (const row of numberOf.values()) column(0, [row, 1], [pool, -1])
  const [numRows, numCols] = [pool + 1, colCost?.length ?? 0]
  const each = people.map(() => 1)
  return highs.withModel(
    {
      numRows,
      numCols,
      colCost: colCost ?? [],
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(highs.infinity),
      rowLower: [...each, ...hubs.map(({ min }) => min), 0],
      rowUpper: [...each, ...hubs.map(({ max }) => max), 0],
      matrix: { format: 'csc', numRows, numCols, starts: starts ?? [], indices: indices ?? [], values: values ?? [] },
    },
    model => {
      model.options.set('output_flag', false)
      model.run()
      return model.getObjectiveValue()
    },
  )
}
