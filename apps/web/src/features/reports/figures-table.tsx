import { shareOf } from '@hubs/rules/reports/report-sums'
import { NOT_SHOWN } from '@hubs/rules/reports/withheld'
import type { ReportRow } from '@hubs/schema/reports/year-report'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { WideTable } from '#ui/wide-table.tsx'
import type { FiguresTopic } from './report-topics.ts'
import '#ui/stacked-table.css'
import './reports.css'

/** How a figure opens what it is made of: the people, where they may be seen, or the page that says more of it. */
export type Opens = {
  onOpen?: ((row: ReportRow, key: string) => void) | undefined
  to?: ((row: ReportRow) => string | undefined) | undefined
}

type FiguresTableProps = Opens & {
  topic: FiguresTopic
  rows: readonly { label: ReactNode; row: ReportRow }[]
  /** What the rows are: “Half term”. */
  heading: string
}

/** The same as the picture beside it, in figures. */
export function FiguresTable({ topic, rows, heading, onOpen, to }: FiguresTableProps) {
  const { columns, share } = topic
  const parts = columns.filter(({ within }) => !within)
  return (
    <WideTable label={`${topic.title}: table`}>
      <table className="report-table stacked-table num" data-figures>
        <caption className="hidden-text">{topic.title}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {columns.map(({ key, label }) => (
              <th scope="col" key={key}>
                {label}
              </th>
            ))}
            {share && <th scope="col">{share}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, row }) => (
            <tr key={`${row.by} ${row.key} ${row.halfTermId}`}>
              <th scope="row">{label}</th>
              {columns.map(({ key, label: name }) => (
                <td key={key} data-name={name} data-whole={topic.long}>
                  <Figure topic={topic} row={row} of={key} onOpen={onOpen} to={to} />
                </td>
              ))}
              {share && <td data-name={share}>{shareWords(shareOf(parts.map(({ key }) => topic.value(row, key))))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

/** The same with its values down the page and half terms across. */
export function TurnedTable({
  topic,
  rows,
  to,
}: {
  topic: FiguresTopic
  rows: readonly { label: string; row: ReportRow }[]
  to?: Opens['to']
}) {
  return (
    <WideTable label={`${topic.title}: table`}>
      <table className={`report-table num${rows.length > 2 ? ' stacked-table' : ''}`} data-figures>
        <caption className="hidden-text">{topic.title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">Answer</span>
            </th>
            {rows.map(({ row, label }) => (
              <th scope="col" key={row.halfTermId}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topic.columns.map(({ key, label }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {rows.map(({ row, label: halfTerm }) => (
                <td key={row.halfTermId} data-name={halfTerm}>
                  <Figure topic={topic} row={row} of={key} to={to} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

const shareWords = (share: number | null) => (share === null ? '–' : `${share}%`)

function Figure({ topic, row, of, onOpen, to }: Opens & { topic: FiguresTopic; row: ReportRow; of: string }) {
  const value = topic.value(row, of)
  if (value === undefined) return <>–</>
  if (value === null) return <span className="quiet">{NOT_SHOWN}</span>
  const words = topic.format(value)
  const label = topic.columns.find(({ key }) => key === of)?.label ?? ''
  const address = to?.(row)
  if (value === 0 || (!onOpen && !address)) return <>{words}</>
  if (!onOpen)
    return (
      <Link className="report-figure" to={address ?? ''} aria-label={`${words} ${label}: show details`}>
        {words}
      </Link>
    )
  return (
    <button
      type="button"
      className="report-figure"
      onClick={() => onOpen(row, of)}
      aria-label={`${words} ${label}: show who`}
    >
      {words}
    </button>
  )
}
