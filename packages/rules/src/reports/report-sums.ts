import { type CutLine, cutsOf, type ReportCut, type ReportLine } from './report-cuts.ts'
import { tooFew } from './withheld.ts'

/** Answers of five people or more that have a value in common; null: of several periods, or of several hubs. */
export type ReportSum = {
  question: string
  value: string
  period: string | null
  hubId: string | null
  answers: number
  minutes: number
}

/** What was counted of a period, and what could not be, as `withheldKey` names it. */
export type ReportPeriod = {
  period: string
  withheld: readonly string[]
}

/** Names what is withheld of a question: all of it, a hub's, or the parts of a value. */
const withheldKey = {
  all: (question: string) => question,
  hub: (question: string, hubId: string) => `${question} in ${hubId}`,
  part: (question: string, value: string) => `${question} ${value}`,
}

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
  lines: readonly CutLine[]
  /** Those of earlier periods that are in no figure yet. */
  waited: readonly ReportLine[]
  /** Whether a question is released hub by hub. */
  byHub: (question: string) => boolean
}

/** Whether answers can be told by their values: each was given by five people or more, or by nobody. */
function isSound(lines: readonly ReportLine[]): boolean {
  const values = Map.groupBy(lines, line => valuesUpTo(line.value)[0])
  return lines.length > 0 && [...values.values()].every(own => !hasTooFew(own))
}

/** The hubs that can be told by themselves, and the answers of all others. */
function splitByHub(lines: readonly CutLine[]) {
  const hubs = [...Map.groupBy(lines, line => line.hubId)].toSorted((a, b) => b[1].length - a[1].length)
  // Whoever has no hub is told with the others.
  const sound = hubs.filter(([hubId, own]) => hubId !== '' && isSound(own))
  // One hub beside those that can't be told: what is withheld is then never the rest of what is shown.
  if (sound.length < hubs.length) sound.pop()
  const apart = new Set(sound.map(([hubId]) => hubId))
  return { sound, others: lines.filter(({ hubId }) => !apart.has(hubId)) }
}

/**
 * Releases the answers of a period once it is over (decision 28): those of a hub together where each value was given by
 * five people or more, those of the other hubs together, or with those that waited before. So no figure, and no
 * difference of two under any breakdown, is about fewer than five people. What can't be told so waits.
 */
export function countPeriod({ period, lines, waited, byHub }: Counting): {
  sums: ReportSum[]
  waiting: ReportLine[]
  withheld: string[]
  cuts: ReportCut[]
} {
  const sums: ReportSum[] = []
  const waiting: ReportLine[] = []
  const withheld = new Set<string>()
  const cuts: ReportCut[] = []
  function release(answers: readonly ReportLine[], place: Pick<ReportSum, 'question' | 'period' | 'hubId'>) {
    for (const [value, own] of Map.groupBy(answers, line => valuesUpTo(line.value)[0] ?? ''))
      for (const part of partsOf(value, own)) {
        const minutes = part.lines.reduce((sum, line) => sum + line.minutes, 0)
        sums.push({ ...place, value: part.value, answers: part.lines.length, minutes })
        for (const line of part.lines)
          for (const each of valuesUpTo(line.value))
            if (!isWithin(part.value, each)) withheld.add(withheldKey.part(place.question, each))
      }
  }
  for (const question of new Set([...lines, ...waited].map(line => line.question))) {
    const own = lines.filter(line => line.question === question)
    const before = waited.filter(line => line.question === question)
    const hubs = splitByHub(own)
    const { sound, others } = byHub(question) ? hubs : { sound: [], others: own }
    for (const [hubId, answers] of sound) release(answers, { question, period, hubId })
    for (const { hubId } of others) withheld.add(withheldKey.hub(question, hubId))
    const told = isSound(others)
    // All of them are told, so what some are made of must leave nothing behind that can't be.
    if (told || others.length === 0)
      cuts.push(
        ...cutsOf(
          question,
          own,
          new Set(hubs.others.length === 0 || isSound(hubs.others) ? hubs.sound.map(([hubId]) => hubId) : []),
        ),
      )
    if (told) release(others, { question, period, hubId: null })
    else if (others.length > 0) withheld.add(withheldKey.all(question))
    const pooled = told ? before : [...before, ...others]
    if (isSound(pooled)) release(pooled, { question, period: null, hubId: null })
    else waiting.push(...pooled)
  }
  return { sums, waiting, withheld: [...withheld].toSorted(), cuts }
}

type Counted = { answers: number | null; minutes: number | null }
type Cell = { question: string; value: string; hubId?: string; period: string | null }

/**
 * Says of each figure what it is, null where it is withheld; a part of a value, such as `told/once`, is what is told of
 * it, and the rest of the value is told without its parts. `waiting`: questions with answers that are in no sum yet.
 */
export function reportFigures(
  sums: readonly ReportSum[],
  periods: readonly ReportPeriod[],
  waiting: readonly string[],
): (cell: Cell) => Counted {
  const added = new Map<string, { answers: number; minutes: number }>()
  for (const sum of sums)
    for (const key of placesOf(sum)) {
      const had = added.get(key) ?? { answers: 0, minutes: 0 }
      added.set(key, { answers: had.answers + sum.answers, minutes: had.minutes + sum.minutes })
    }
  const hidden = new Set(periods.flatMap(({ period, withheld }) => withheld.map(key => `${period} ${key}`)))
  const ever = new Set(periods.flatMap(({ withheld }) => withheld))
  const isHidden = (key: string, period: string | null) =>
    period === null ? ever.has(key) : hidden.has(`${period} ${key}`)
  return ({ question, value, hubId, period }) => {
    const nothing = { answers: null, minutes: null }
    if (hubId !== undefined && isHidden(withheldKey.hub(question, hubId), period)) return nothing
    if (period === null && waiting.includes(question)) return nothing
    if (period !== null && hubId === undefined && isHidden(withheldKey.all(question), period)) return nothing
    const found = added.get(`${period ?? 'year'} ${placeKey(question, value, hubId)}`)
    if (found) return found
    return isHidden(withheldKey.part(question, value), period) ? nothing : { answers: 0, minutes: 0 }
  }
}

const placeKey = (question: string, value: string, hubId?: string) =>
  hubId === undefined ? `${question} ${value}` : `${question} ${value} ${hubId}`

/** All the figures that a sum is part of. */
function placesOf({ question, value, period, hubId }: ReportSum): string[] {
  return valuesUpTo(value).flatMap(each => {
    const keys = [placeKey(question, each), ...(hubId === null ? [] : [placeKey(question, each, hubId)])]
    return keys.flatMap(key => [`year ${key}`, ...(period === null ? [] : [`${period} ${key}`])])
  })
}

/** The share of the first of some counts in all of them, in whole per cent; null where one is withheld or nobody is. */
export function shareOf(counts: readonly (number | null | undefined)[]): number | null {
  const known = counts.filter(count => typeof count === 'number')
  const all = known.reduce((sum, count) => sum + count, 0)
  return known.length < counts.length || all === 0 ? null : Math.round(((known[0] ?? 0) / all) * 100)
}
