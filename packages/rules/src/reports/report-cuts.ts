import { type Edge, smallestCut } from './smallest-cut.ts'
import { LEAST_PEOPLE } from './withheld.ts'

/** One answer that the record gives for one person: at a meeting, or in a survey. */
export type ReportLine = {
  question: string
  /** `told/not-yet/no-time`: each part says more than the one before. */
  value: string
  personId: string
  hubId: string
  /** Of a meeting attended or caught up on; else 0. */
  minutes: number
}

/** An answer with what it may be broken down by beside its hub. */
export type CutLine = ReportLine & { department: string; staffKind: string }

export const cutBys = ['hub', 'department', 'kind'] as const
export type CutBy = (typeof cutBys)[number]
type Counted = { answers: number; minutes: number }

/** The answers to one question of a hub, a department or a kind of staff in a period; null: withheld. */
export type ReportCut = { question: string; by: CutBy; key: string; values: Record<string, Counted> | null }

type Block = (line: CutLine) => string
const firstPart = (value: string) => value.split('/', 1)[0] ?? ''

/**
 * Whether two breakdowns of the same answers can be told together: no sums and differences of their figures are about
 * fewer than five people. Who is in which hub and department is no secret, so a block of either is a vertex, and whoever
 * is in both an edge: adding blocks and taking others away leaves the people on a cut between them.
 */
function isSafe(lines: readonly CutLine[], one: Block, other: Block): boolean {
  return [...Map.groupBy(lines, line => firstPart(line.value)).values()].every(own => {
    const seen = new Set<string>()
    const edges = own.map((line): Edge => {
      // Whoever is on two edges is one person all the same.
      const weight = seen.has(line.personId) ? 0 : 1
      seen.add(line.personId)
      return [`1 ${one(line)}`, `2 ${other(line)}`, weight]
    })
    return smallestCut(edges) >= LEAST_PEOPLE
  })
}

function valuesOf(lines: readonly CutLine[]): Record<string, Counted> {
  const values: Record<string, Counted> = {}
  for (const { value, minutes } of lines) {
    const first = firstPart(value)
    const had = values[first] ?? { answers: 0, minutes: 0 }
    values[first] = { answers: had.answers + 1, minutes: had.minutes + minutes }
  }
  return values
}

/** As many departments as can be told beside the hubs and kinds of staff, the largest first. */
function departmentBlocks(lines: readonly CutLine[], hub: Block, kind: Block): Block {
  const cell: Block = line => `${kind(line)} ${line.department}`
  const cells = [...Map.groupBy(lines, cell)].toSorted((a, b) => b[1].length - a[1].length)
  const apart = new Set<string>()
  const block: Block = line => (apart.has(cell(line)) ? cell(line) : kind(line))
  /** All of them at once where that is safe, else half of them after the other: most are, or most aren't. */
  function tell(names: readonly string[]) {
    for (const name of names) apart.add(name)
    if (isSafe(lines, hub, block)) return
    for (const name of names) apart.delete(name)
    if (names.length < 2) return
    const half = Math.ceil(names.length / 2)
    tell(names.slice(0, half))
    tell(names.slice(half))
  }
  tell(cells.map(([name]) => name))
  return block
}

/**
 * One question of a period by hub, department and kind of staff: each figure is made of whole blocks that no figures
 * beside it can take apart (decision 28). `hubs`: those that can be told. All answers of the period are told together.
 */
export function cutsOf(question: string, lines: readonly CutLine[], hubs: ReadonlySet<string>): ReportCut[] {
  const hub: Block = line => (hubs.has(line.hubId) ? line.hubId : '')
  const kind: Block = line => line.staffKind
  const together: Block = () => ''
  const kinds = isSafe(lines, hub, kind) ? kind : together
  const blocks = departmentBlocks(lines, hub, kinds)
  return [
    ...by('hub', hub, ({ hubId }) => hubId),
    ...by('kind', kinds, kind),
    ...by('department', blocks, ({ department }) => department),
  ]

  /** What is made of whole blocks, and what can't be told. */
  function by(name: CutBy, block: Block, key: Block): ReportCut[] {
    const ofBlock = Map.groupBy(lines, block)
    return [...Map.groupBy(lines, key)].map(([own, those]) => {
      const whole = [...new Set(those.map(block))].reduce((sum, each) => sum + (ofBlock.get(each)?.length ?? 0), 0)
      return { question, by: name, key: own, values: whole === those.length ? valuesOf(those) : null }
    })
  }
}

export type CutPeriod = {
  period: string
  withheld: readonly string[]
  /** Null: of a period that was counted before there were any. */
  cuts: readonly ReportCut[] | null
}
type Cell = { question: string; value: string; by: CutBy; key: string; period: string | null }

/** Says of each figure of a breakdown what it is; null where it is withheld in a period that it takes in. */
export function cutFigures(periods: readonly CutPeriod[], waiting: readonly string[]) {
  const keyOf = ({ question, by, key }: Pick<ReportCut, 'question' | 'by' | 'key'>) => `${question} ${by} ${key}`
  const found = new Map(
    periods.map(({ period, cuts }) => [period, cuts && new Map(cuts.map(cut => [keyOf(cut), cut.values]))]),
  )
  return (cell: Cell): { answers: number | null; minutes: number | null } => {
    const nothing = { answers: null, minutes: null }
    if (cell.period === null && waiting.includes(cell.question)) return nothing
    const sum = { answers: 0, minutes: 0 }
    for (const { period, withheld } of periods) {
      if (cell.period !== null && cell.period !== period) continue
      const cuts = found.get(period)
      const values = cuts?.get(keyOf(cell))
      if (!cuts || values === null || withheld.includes(cell.question)) return nothing
      sum.answers += values?.[cell.value]?.answers ?? 0
      sum.minutes += values?.[cell.value]?.minutes ?? 0
    }
    return sum
  }
}
