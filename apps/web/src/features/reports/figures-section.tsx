import { NOT_SHOWN, whyNotShown } from '@hubs/rules/reports/withheld'
import type { ReportBy, ReportRow, YearReport } from '@hubs/schema/reports/year-report'
import type { ReactNode } from 'react'
import { StackChart } from '#ui/charts/stack-chart.tsx'
import { Section } from '#ui/page/section.tsx'
import { FiguresTable, type Opens, TurnedTable } from './figures-table.tsx'
import { noRegisterWords, notCountedWords } from '@hubs/rules/reports/term-report-labels'
import { hoursOnly, hoursTopic, MINUTES_IN_HOUR, type FiguresTopic } from './report-topics.ts'

export type Chosen = {
  by: ReportBy
  halfTerm: string | null
  /** The key of one hub, department or kind of staff, whose half terms are asked for. */
  of: string | null
}

type FiguresSectionProps = Opens & {
  topic: FiguresTopic
  report: YearReport
  chosen: Chosen
  /** The way from a half term to its hubs. */
  onHalfTerm?: ((row: ReportRow, label: string) => ReactNode) | undefined
}

const headings: Record<ReportBy, string> = {
  all: 'Half term',
  hub: 'Hub',
  department: 'Department',
  kind: 'Staff',
}

type YearSectionProps = { topic: FiguresTopic; report: YearReport; by: ReportBy }

/** A table in which nothing is shown says no more than the sentence under it. */
const isShown = (value: number | null | undefined) => typeof value === 'number'

/** A question of the whole year, which no half term has by itself. */
export function YearSection({ topic, report, by }: YearSectionProps) {
  const rows = report.rows
    .filter(row => row.by === by && row.halfTermId === null)
    .map(row => ({ row, label: labelOf(report, row, null) }))
  const figures = rows.flatMap(({ row }) => topic.columns.map(({ key }) => topic.value(row, key)))
  const isEmpty = figures.every(value => value === 0 || value === undefined)
  const isNotified = !isEmpty && figures.some(isShown)
  return (
    <Section title={topic.title} words={isEmpty ? topic.whenFigures : topic.words}>
      {isNotified && by === 'all' && <Turned topic={topic} rows={rows} />}
      {isNotified && by !== 'all' && (
        <>
          <Picture topic={topic} rows={rows} />
          <FiguresTable topic={topic} heading={headings[by]} rows={rows} />
        </>
      )}
      {figures.includes(null) && (
        <p className="s quiet">
          {NOT_SHOWN}: {whyNotShown}
        </p>
      )}
    </Section>
  )
}

/** One thing that is counted, as a picture and as the table that says the same. */
export function FiguresSection({ topic, report, chosen, onHalfTerm, onOpen, to }: FiguresSectionProps) {
  const rows = rowsOf(report, chosen).map(row => ({ row, label: labelOf(report, row, chosen.of) }))
  const known = rows.filter(({ row }) => topic.columns.some(({ key }) => topic.value(row, key) !== undefined))
  const figures = known.flatMap(({ row }) => topic.columns.map(({ key }) => topic.value(row, key)))
  const withheld = figures.includes(null)
  const missing = missingWords(report, topic, chosen)
  const isEmpty = figures.every(value => value === 0 || value === undefined)
  return (
    <Section title={topic.title} words={isEmpty ? emptyWords(topic, chosen, report, missing) : topic.words}>
      {!isEmpty && (
        <>
          {figures.some(isShown) && <Told {...{ topic, rows: known, chosen, onHalfTerm, onOpen, to }} />}
          {withheld && (
            <p className="s quiet">
              {NOT_SHOWN}: {whyNotShown}
            </p>
          )}
          {missing && <p className="s quiet">{missing}</p>}
        </>
      )}
    </Section>
  )
}

type ToldProps = Omit<FiguresSectionProps, 'report'> & { rows: readonly { row: ReportRow; label: string }[] }

function Told({ topic, rows, chosen, onHalfTerm, onOpen, to }: ToldProps) {
  if (topic.turned && chosen.by === 'all') return <Turned topic={topic} rows={rows} to={to} />
  return (
    <>
      <Picture topic={topic} rows={rows} />
      <FiguresTable
        topic={topic}
        heading={headings[chosen.of === null ? chosen.by : 'all']}
        rows={rows.map(({ row, label }) => ({ row, label: onHalfTerm ? onHalfTerm(row, label) : label }))}
        onOpen={onOpen}
        to={to}
      />
    </>
  )
}

/** Half terms that have begun and are in no row, nor in that of the whole year. */
function missingIn({ halfTerms, rows }: YearReport, topic: FiguresTopic, { halfTerm }: Chosen): string[] {
  if (halfTerm !== null) return []
  const isIn = (row: ReportRow) =>
    row.by === 'all' && topic.columns.some(({ key }) => topic.value(row, key) !== undefined)
  const known = new Set(rows.filter(isIn).map(({ halfTermId }) => halfTermId))
  return halfTerms.filter(({ id, state }) => state === 'open' && !known.has(id)).map(({ name }) => name)
}

/** Why these are in no row: they are counted later, or nobody has taken a register in them. */
function missingWords(report: YearReport, topic: FiguresTopic, chosen: Chosen): string {
  const missing = missingIn(report, topic, chosen)
  return report.exact && topic.ofRegisters ? noRegisterWords(missing) : notCountedWords(missing)
}

function emptyWords(topic: FiguresTopic, { by }: Chosen, { exact }: YearReport, missing: string): string {
  if (by !== 'all' && topic.wholeOnly) return topic.wholeOnly
  if (exact && topic.ofRegisters) return 'Figures appear once a register has been taken.'
  if (missing) return missing
  return exact && topic.whenFigures ? topic.whenFigures : NOT_COUNTED
}
const NOT_COUNTED = 'A half term’s figures appear two weeks after its last meeting.'

/** Bars of what is known; a row with something withheld has no bar, since it would be too short. */
function Picture({ topic, rows }: { topic: FiguresTopic; rows: readonly { row: ReportRow; label: string }[] }) {
  const series = topic.columns.filter(({ within }) => !within)
  // An axis of minutes would have no whole hours on it.
  const unit = topic === hoursTopic ? MINUTES_IN_HOUR : 1
  const whole = rows.flatMap(({ row, label }) => {
    const values = series.map(({ key }) => [key, topic.value(row, key)] as const)
    if (values.some(([, value]) => typeof value !== 'number')) return []
    const shown = Object.fromEntries(values.map(([key, value]) => [key, (value ?? 0) / unit]))
    return Object.values(shown).some(value => value > 0) ? [{ label, values: shown }] : []
  })
  if (whole.length === 0) return null
  return (
    <StackChart title={topic.title} series={series} rows={whole} format={topic === hoursTopic ? hoursOnly : String} />
  )
}

/** Many values of the latest there is, the year or its one half term, as a bar each. */
function Turned({
  topic,
  rows,
  to,
}: Pick<Opens, 'to'> & { topic: FiguresTopic; rows: readonly { row: ReportRow; label: string }[] }) {
  const last = rows.at(-1)?.row
  const bars = topic.columns.flatMap(({ key, label }) => {
    const value = last && topic.value(last, key)
    return value ? [{ label: `${label}: ${value}`, values: { value } }] : []
  })
  return (
    <>
      {bars.length > 0 && <StackChart title={topic.title} series={[{ key: 'value', label: 'Answers' }]} rows={bars} />}
      <TurnedTable topic={topic} rows={rows} to={to} />
    </>
  )
}

/** The rows that are asked for: half terms with the year under them, or what the year or one half term is made of. */
function rowsOf(report: YearReport, { by, halfTerm, of }: Chosen): ReportRow[] {
  const own = report.rows.filter(row => row.by === by && (of === null || row.key === of))
  if (by !== 'all' && of === null) return own.filter(row => row.halfTermId === halfTerm)
  const inOrder = report.halfTerms.flatMap(({ id }) => own.filter(row => row.halfTermId === id))
  // The year of one half term is that half term.
  return [...inOrder, ...own.filter(row => row.halfTermId === null && inOrder.length > 1)]
}

/** `of`: where the rows beside it are other half terms of the same. */
export function labelOf({ halfTerms }: YearReport, row: ReportRow, of: string | null): string {
  if (row.by !== 'all' && of === null) return keyLabel(row)
  return halfTerms.find(({ id }) => id === row.halfTermId)?.name ?? 'Whole year'
}

/** The hub, department or kind of staff that a row is about. */
export const keyLabel = ({ by, label }: ReportRow) => (by === 'department' ? label || 'No department' : label)
