import { releasesOf } from './releases.ts'
import { tooFew } from './withheld.ts'

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

/** Answers of five people or more that have a value in common; null: of several periods, or of several hubs. */
export type ReportSum = {
  question: string
  value: string
  period: string | null
  hubId: string | null
  answers: number
  minutes: number
}

/** What was counted of a period, and what could not be: keys of `sumKey`. */
export type ReportPeriod = {
  period: string
  /** Of the period alone. */
  withheld: readonly string[]
  /** What was still waiting over the whole year once this period was counted. */
  waiting: readonly string[]
}

/** Names a figure: a question's value over everybody, or in one hub. */
export const sumKey = (question: string, value: string, hubId?: string) =>
  hubId === undefined ? `${question} ${value}` : `${question} ${value} ${hubId}`

/** `a/b/c` as a part of `a`, of `a/b` and of itself. */
function valuesUpTo(value: string): string[] {
  const parts = value.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

const hasTooFew = (lines: readonly ReportLine[]) => tooFew(new Set(lines.map(line => line.personId)).size)

/**
 * Splits what is released together into parts that say more, as far as each part, and what is left without one, is of
 * five people or more. All lines have `value` in common.
 */
function partsOf(value: string, lines: readonly ReportLine[]): { value: string; lines: readonly ReportLine[] }[] {
  const depth = value.split('/').length
  const further = Map.groupBy(
    lines.filter(line => line.value !== value),
    line => valuesUpTo(line.value)[depth] ?? value,
  )
  const parts = [...further].filter(([, own]) => !hasTooFew(own)).toSorted((a, b) => b[1].length - a[1].length)
  const restOf = () => lines.filter(line => !parts.some(([name]) => isWithin(line.value, name)))
  while (parts.length > 0 && hasTooFew(restOf())) parts.pop()
  const rest = restOf()
  return [...parts.flatMap(([name, own]) => partsOf(name, own)), ...(rest.length > 0 ? [{ value, lines: rest }] : [])]
}

const isWithin = (value: string, part: string) => value === part || value.startsWith(`${part}/`)

type Counting = {
  period: string
  /** The answers of the period. */
  lines: readonly ReportLine[]
  /** Those of earlier periods that are in no figure yet. */
  waited: readonly ReportLine[]
  /** Whether a question is released hub by hub. */
  byHub: (question: string) => boolean
}

/**
 * Releases the answers of a period once it is over (decision 28). Answers of different values are released apart, first
 * within a hub, then within the period, then with those that still waited: so no figure, and no difference of two under
 * any breakdown, is about fewer than five people. What is left over waits.
 */
export function countPeriod({ period, lines, waited, byHub }: Counting): {
  sums: ReportSum[]
  waiting: ReportLine[]
  withheld: string[]
} {
  const sums: ReportSum[] = []
  const waiting: ReportLine[] = []
  const withheld = new Set<string>(lines.length > 0 ? smallHubs(lines) : [])
  const all = [...lines.map(line => ({ line, period })), ...waited.map(line => ({ line, period: null }))]
  const keep = (line: ReportLine, shown: string | null, hubId?: string) => {
    for (const value of valuesUpTo(line.value))
      if (shown === null || !isWithin(shown, value)) withheld.add(sumKey(line.question, value, hubId))
  }
  for (const each of Map.groupBy(all, ({ line }) => sumKey(line.question, valuesUpTo(line.value)[0] ?? '')).values()) {
    const { question, value: full = '' } = each[0]?.line ?? { question: '' }
    const value = valuesUpTo(full)[0] ?? ''
    const releases = releasesOf(
      each,
      ({ line }) => line.personId,
      // What waited has no period in common with anything.
      { period: one => one.period ?? `before ${one.line.personId}`, hub: one => one.line.hubId },
      [...(byHub(question) ? [['period', 'hub'] as const] : []), ['period'], []],
    )
    const at = new Map(releases.flatMap(({ answers, common }) => answers.map(answer => [answer, common] as const)))
    const shownOf = new Map<ReportLine, string>()
    for (const { answers, common } of releases)
      for (const part of partsOf(
        value,
        answers.map(({ line }) => line),
      )) {
        for (const line of part.lines) shownOf.set(line, part.value)
        sums.push({
          question,
          value: part.value,
          period: common.period,
          hubId: common.hub,
          answers: part.lines.length,
          minutes: part.lines.reduce((sum, line) => sum + line.minutes, 0),
        })
      }
    for (const one of each) {
      const shown = shownOf.get(one.line) ?? null
      if (shown === null) waiting.push(one.line)
      if (one.period === null) continue
      keep(one.line, at.get(one)?.period === period ? shown : null)
      if (byHub(question)) keep(one.line, at.get(one)?.hub ? shown : null, one.line.hubId)
    }
  }
  return { sums, waiting, withheld: [...withheld].toSorted() }
}

/** Where fewer than five people of a hub were asked, not even that none of them answered something is told. */
function smallHubs(lines: readonly ReportLine[]): string[] {
  return [...Map.groupBy(lines, line => `${line.question} ${line.hubId}`).values()].flatMap(each => {
    const [first] = each
    return first && hasTooFew(each) ? [sumKey(first.question, '*', first.hubId)] : []
  })
}

type Counted = { answers: number | null; minutes: number | null }
type Cell = { question: string; value: string; hubId?: string; period: string | null }

/**
 * Says of each figure what it is, null where it is withheld; a part of a value, such as `told/once`, is what is told of
 * it, and the rest of the value is told without its parts. `periods`: those counted, the latest last.
 */
export function reportFigures(sums: readonly ReportSum[], periods: readonly ReportPeriod[]): (cell: Cell) => Counted {
  const added = new Map<string, { answers: number; minutes: number }>()
  for (const sum of sums)
    for (const key of placesOf(sum)) {
      const had = added.get(key) ?? { answers: 0, minutes: 0 }
      added.set(key, { answers: had.answers + sum.answers, minutes: had.minutes + sum.minutes })
    }
  const hidden = new Set(periods.flatMap(({ period, withheld }) => withheld.map(key => `${period} ${key}`)))
  const ever = new Set(periods.flatMap(({ withheld }) => withheld))
  const waiting = new Set(periods.at(-1)?.waiting ?? [])
  return ({ question, value, hubId, period }) => {
    const keys = [sumKey(question, value, hubId), ...(hubId === undefined ? [] : [sumKey(question, '*', hubId)])]
    const isDetail = value.includes('/')
    const isHidden = (key: string) => {
      if (period !== null) return hidden.has(`${period} ${key}`)
      return waiting.has(key) || ((isDetail || hubId !== undefined) && ever.has(key))
    }
    const found = added.get(`${period ?? 'year'} ${keys[0]}`)
    if (!keys.some(isHidden)) return found ?? { answers: 0, minutes: 0 }
    return isDetail && found ? found : { answers: null, minutes: null }
  }
}

/** All the figures that a sum is part of. */
function placesOf({ question, value, period, hubId }: ReportSum): string[] {
  return valuesUpTo(value).flatMap(each => {
    const keys = [sumKey(question, each), ...(hubId === null ? [] : [sumKey(question, each, hubId)])]
    return keys.flatMap(key => [`year ${key}`, ...(period === null ? [] : [`${period} ${key}`])])
  })
}

/** The share of the first of some counts in all of them, in whole per cent; null where one is withheld or nobody is. */
export function shareOf(counts: readonly (number | null | undefined)[]): number | null {
  const known = counts.filter(count => typeof count === 'number')
  const all = known.reduce((sum, count) => sum + count, 0)
  return known.length < counts.length || all === 0 ? null : Math.round(((known[0] ?? 0) / all) * 100)
}
