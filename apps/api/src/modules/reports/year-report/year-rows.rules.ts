import { type CutBy, cutFigures, type CutPeriod } from '@hubs/rules/reports/report-cuts'
import { reportFigures, type ReportSum } from '@hubs/rules/reports/report-sums'
import { type ReportBy, type ReportQuestion, reportQuestions, type ReportRow } from '@hubs/schema/reports/year-report'
import type { YearLine } from '../report-lines.service.ts'

type Hub = { id: string; slug: string; name: string }
const questions = Object.keys(reportQuestions) as ReportQuestion[]
const figureKey = (question: string, value: string) => `${question} ${value}`
const staffLabels = { teaching: 'Teachers', support: 'Support staff' } as const

/** Counted for a coordinator as they stand: what the registers, and reminders of plans, say by name anyway. */
const exactQuestions: readonly ReportQuestion[] = ['attendance', 'plan']

type Counted = {
  hubs: readonly Hub[]
  halfTermIds: readonly string[]
  /** Questions with answers that are in no sum yet. */
  waiting: readonly string[]
}

/** What is in sums, as rows: over everybody and by each breakdown, for the year and each half term that was counted. */
export function releasedRows(
  sums: readonly ReportSum[],
  periods: readonly CutPeriod[],
  { hubs, halfTermIds, waiting }: Counted,
): ReportRow[] {
  const whole = reportFigures(sums, periods, waiting)
  const cut = cutFigures(periods, waiting)
  const breakdowns = [everyone, ...hubs.map(hubBreakdown), ...staffBreakdowns(periods)]
  return breakdowns.flatMap((breakdown: Breakdown) =>
    [null, ...halfTermIds].map(period => {
      const { by, key, label, hubId } = breakdown
      const of = (question: ReportQuestion, value: string) => {
        if (by === 'all' || (by === 'hub' && reportQuestions[question].byHub))
          return whole({ question, value, period, ...(hubId !== undefined && { hubId }) })
        // How far people got, and what got in the way, is told of everyone together.
        if (value.includes('/')) return reportQuestions[question].byHub ? withheld : undefined
        return cut({ question, value, period, by, key: hubId ?? key })
      }
      const figures = questions.flatMap(question =>
        reportQuestions[question].values.flatMap(value => {
          const counted = of(question, value)
          return counted ? [[figureKey(question, value), counted.answers] as const] : []
        }),
      )
      const minutesOf = (value: string) => of('attendance', value)?.minutes ?? null
      const minutes = { attended: minutesOf('present'), caughtUp: minutesOf('missed/caught-up') }
      return { by, key, label, halfTermId: period, figures: Object.fromEntries(figures), minutes }
    }),
  )
}

/** Every department and kind of staff that anything was counted of. */
function staffBreakdowns(periods: readonly CutPeriod[]): Breakdown[] {
  const keysOf = (by: CutBy) => {
    const cuts = periods.flatMap(period => period.cuts ?? []).filter(each => each.by === by)
    return [...new Set(cuts.map(({ key }) => key))].toSorted()
  }
  return [
    ...keysOf('department').map(key => ({ by: 'department' as const, key, label: key })),
    ...kinds.filter(kind => keysOf('kind').includes(kind)).map(kindBreakdown),
  ]
}

type Breakdown = { by: ReportBy; key: string; label: string; hubId?: string }
const everyone: Breakdown = { by: 'all', key: '', label: 'Everyone' }
const kinds = ['teaching', 'support'] as const
const kindBreakdown = (kind: (typeof kinds)[number]): Breakdown => ({ by: 'kind', key: kind, label: staffLabels[kind] })
const hubBreakdown = ({ id, slug, name }: Hub): Breakdown => ({ by: 'hub', key: slug, label: name, hubId: id })

type Tally = Omit<YearLine, 'personId'> & { times: number }

/** Answers that count alike, together: there are thousands of answers, and few kinds of them. */
function talliesOf(lines: readonly YearLine[]): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { personId: _, minutes, ...line } of lines) {
    const { question, value, hubId, halfTermId, department, staffKind } = line
    if (!exactQuestions.includes(question)) continue
    const key = `${question} ${value} ${hubId} ${halfTermId} ${staffKind} ${department}`
    const tally = tallies.get(key) ?? { ...line, minutes: 0, times: 0 }
    tallies.set(key, tally)
    tally.minutes += minutes
    tally.times++
  }
  return [...tallies.values()]
}

/** The same as it stands now, by everything that a report can be broken down by. */
export function exactRows(lines: readonly YearLine[], hubs: readonly Hub[]): ReportRow[] {
  const hubOf = new Map(hubs.map(hub => [hub.id, hubBreakdown(hub)]))
  const rows = new Map<string, ReportRow>()
  for (const tally of talliesOf(lines))
    for (const { hubId: _, ...breakdown } of breakdownsOf(tally, hubOf))
      for (const halfTermId of [null, tally.halfTermId]) {
        const key = `${breakdown.by} ${breakdown.key} ${halfTermId}`
        const row = rows.get(key) ?? emptyRow(breakdown, halfTermId)
        rows.set(key, row)
        add(row, tally)
      }
  return [...rows.values()].toSorted(inOrder(hubs))
}

const withheld = { answers: null, minutes: null }
const noMinutes = { attended: 0, caughtUp: 0 }
const beside = (figures: ReportRow['figures']) =>
  Object.fromEntries(
    Object.entries(figures).filter(([key]) => !exactQuestions.some(each => key.startsWith(`${each} `))),
  )

/** Exact figures in the place of released ones, and what only the others have beside them. */
export function mergedRows(exact: readonly ReportRow[], released: readonly ReportRow[], hubs: readonly Hub[]) {
  const keyOf = (row: ReportRow) => [row.by, row.key, row.halfTermId].join(' ')
  const rows = new Map(
    released.map((row): [string, ReportRow] => [
      keyOf(row),
      { ...row, figures: beside(row.figures), minutes: noMinutes },
    ]),
  )
  for (const row of exact) {
    const figures = { ...rows.get(keyOf(row))?.figures, ...row.figures }
    rows.set(keyOf(row), { ...row, figures })
  }
  return [...rows.values()].toSorted(inOrder(hubs))
}

/** A value that nobody gave is 0 where its question is counted. */
function emptyRow(breakdown: Omit<Breakdown, 'hubId'>, halfTermId: string | null): ReportRow {
  const keys = exactQuestions.flatMap(each => reportQuestions[each].values.map(value => figureKey(each, value)))
  const figures = Object.fromEntries(keys.map(key => [key, 0]))
  return { ...breakdown, halfTermId, figures, minutes: { attended: 0, caughtUp: 0 } }
}

function breakdownsOf(line: Tally, hubOf: ReadonlyMap<string, Breakdown>): Breakdown[] {
  const hub = hubOf.get(line.hubId)
  return [
    everyone,
    ...(hub ? [hub] : []),
    { by: 'department', key: line.department, label: line.department },
    kindBreakdown(line.staffKind),
  ]
}

function add(row: ReportRow, { question, value, minutes, times }: Tally) {
  const parts = value.split('/')
  for (let at = 1; at <= parts.length; at++) {
    const key = figureKey(question, parts.slice(0, at).join('/'))
    row.figures[key] = (row.figures[key] ?? 0) + times
  }
  if (question !== 'attendance') return
  const kind = value === 'present' ? 'attended' : 'caughtUp'
  row.minutes[kind] = (row.minutes[kind] ?? 0) + minutes
}

const byOrder: readonly ReportBy[] = ['all', 'hub', 'department', 'kind']

/** Hubs in their own order, departments by name. */
function inOrder(hubs: readonly Hub[]) {
  const breakdown = new Map(hubs.map((hub, at) => [hub.slug, at]))
  return (a: ReportRow, b: ReportRow) =>
    byOrder.indexOf(a.by) - byOrder.indexOf(b.by) ||
    (breakdown.get(a.key) ?? 0) - (breakdown.get(b.key) ?? 0) ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
}
