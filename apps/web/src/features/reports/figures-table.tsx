import { shareOf } from '@hubs/rules/report-sums'
import { notShown } from '@hubs/rules/withheld'
import type { ReportRow } from '@hubs/schema/year-report'
import type { ReactNode } from 'react'
import type { FiguresTopic } from './report-topics.ts'
import './reports.css'

type FiguresTableProps = {
  topic: FiguresTopic
  rows: readonly { label: ReactNode; row: ReportRow }[]
  /** What the rows are: “Half term”. */
  heading: string
  /** Opens what a figure is made of, where that may be seen. */
  onOpen?: ((row: ReportRow, key: string) => void) | undefined
}

/** The same as the picture beside it, in figures. */
export function FiguresTable({ topic, rows, heading, onOpen }: FiguresTableProps) {
  const { columns, share } = topic
  const parts = columns.filter(({ within }) => !within)
  return (
    // Whoever has no mouse scrolls it by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="report-scroll" tabIndex={0} role="region" aria-label={`${topic.title}: table`}>
      <table className="report-table num">
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
              {columns.map(({ key }) => (
                <td key={key}>
                  <Figure topic={topic} row={row} of={key} onOpen={onOpen} />
                </td>
              ))}
              {share && <td>{shareWords(shareOf(parts.map(({ key }) => topic.value(row, key))))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The same with its values down the page and half terms across. */
export function TurnedTable({
  topic,
  rows,
}: {
  topic: FiguresTopic
  rows: readonly { label: string; row: ReportRow }[]
}) {
  return (
    // Whoever has no mouse scrolls it by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="report-scroll" tabIndex={0} role="region" aria-label={`${topic.title}: table`}>
      <table className="report-table num">
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
              {rows.map(({ row }) => (
                <td key={row.halfTermId}>
                  <Figure topic={topic} row={row} of={key} onOpen={undefined} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const shareWords = (share: number | null) => (share === null ? '–' : `${share}%`)

function Figure({
  topic,
  row,
  of,
  onOpen,
}: Pick<FiguresTableProps, 'topic' | 'onOpen'> & { row: ReportRow; of: string }) {
  const value = topic.value(row, of)
  if (value === undefined) return <>–</>
  if (value === null) return <span className="quiet">{notShown}</span>
  const words = topic.format(value)
  const label = topic.columns.find(({ key }) => key === of)?.label ?? ''
  if (!onOpen || value === 0 || of.includes('/')) return <>{words}</>
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
