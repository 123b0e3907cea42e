import { reportFigures, type ReportPeriod, type ReportSum } from '@hubs/rules/reports/report-sums'
import { type ReportBy, type ReportQuestion, reportQuestions, type ReportRow } from '@hubs/schema/reports/year-report'
import type { YearLine } from '../report-lines.service.ts'

type Hub = { id: string; slug: string; name: string }
const questions = Object.keys(reportQuestions) as ReportQuestion[]
const figureKey = (question: string, value: string) => `${question} ${value}`
const staffLabels = { teaching: 'Teachers', support: 'Support staff' } as const

/** Counted for a coordinator as they stand: what the registers, and reminders of plans, say by name anyway. */
const exactQuestions: readonly ReportQuestion[] = ['attendance', 'plan']

/** What is in sums, as rows: over everybody and by hub, for the year and each half term that was counted. */
export function releasedRows(
  sums: readonly ReportSum[],
  periods: readonly ReportPeriod[],
  { hubs, halfTermIds, waiting }: { hubs: readonly Hub[]; halfTermIds: readonly string[]; waiting: readonly string[] },
): ReportRow[] {
  const figure = reportFigures(sums, periods, waiting)
  const breakdowns = [{ by: 'all' as const, key: '', label: 'Everyone' }, ...hubs.map(hubBreakdown)]
  return breakdowns.flatMap(({ hubId, ...breakdown }: Breakdown) =>
    [null, ...halfTermIds].map(halfTermId => {
      const of = (question: ReportQuestion, value: string) =>
        figure({ question, value, period: halfTermId, ...(hubId !== undefined && { hubId }) })
      const asked = questions.filter(question => hubId === undefined || reportQuestions[question].byHub)
      return {
        ...breakdown,
        halfTermId,
        figures: Object.fromEntries(
          asked.flatMap(question =>
            reportQuestions[question].values.map(value => [figureKey(question, value), of(question, value).answers]),
          ),
        ),
        minutes: {
          attended: of('attendance', 'present').minutes,
          caughtUp: of('attendance', 'missed/caught-up').minutes,
        },
      }
    }),
  )
}

type Breakdown = { by: ReportBy; key: string; label: string; hubId?: string }
const hubBreakdown = ({ id, slug, name }: Hub): Breakdown => ({ by: 'hub', key: slug, label: name, hubId: id })

/** The same as it stands now, by everything that a report can be broken down by. */
export function exactRows(lines: readonly YearLine[], hubs: readonly Hub[]): ReportRow[] {
  const hubOf = new Map(hubs.map(hub => [hub.id, hubBreakdown(hub)]))
  const rows = new Map<string, ReportRow>()
  for (const line of lines.filter(({ question }) => exactQuestions.includes(question)))
    for (const { hubId: _, ...breakdown } of breakdownsOf(line, hubOf))
      for (const halfTermId of [null, line.halfTermId]) {
        const key = `${breakdown.by} ${breakdown.key} ${halfTermId}`
        const row = rows.get(key) ?? emptyRow(breakdown, halfTermId)
        rows.set(key, row)
        add(row, line)
      }
  return [...rows.values()].toSorted(inOrder(hubs))
}

/** A value that nobody gave is 0 where its question is counted. */
function emptyRow(breakdown: Omit<Breakdown, 'hubId'>, halfTermId: string | null): ReportRow {
  const keys = exactQuestions.flatMap(each => reportQuestions[each].values.map(value => figureKey(each, value)))
  const figures = Object.fromEntries(keys.map(key => [key, 0]))
  return { ...breakdown, halfTermId, figures, minutes: { attended: 0, caughtUp: 0 } }
}

function breakdownsOf(line: YearLine, hubOf: ReadonlyMap<string, Breakdown>): Breakdown[] {
  const hub = hubOf.get(line.hubId)
  return [
    { by: 'all', key: '', label: 'Everyone' },
    ...(hub ? [hub] : []),
    { by: 'department', key: line.department, label: line.department },
    { by: 'kind', key: line.staffKind, label: staffLabels[line.staffKind] },
  ]
}

function add(row: ReportRow, { question, value, minutes }: YearLine) {
  const parts = value.split('/')
  for (let at = 1; at <= parts.length; at++) {
    const key = figureKey(question, parts.slice(0, at).join('/'))
    row.figures[key] = (row.figures[key] ?? 0) + 1
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
