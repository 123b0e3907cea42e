import type { MeetingRecord } from '@hubs/schema/meetings/meetings'
import './record-table.css'

/** "+2", "as planned": the whole table is in minutes. */
function difference(planned: number, real: number): string {
  if (planned === real) return 'as planned'
  return `${real > planned ? '+' : '−'}${Math.abs(real - planned)}`
}

/** Planned and real minutes of each part. */
export function RecordTable({ rows }: { rows: MeetingRecord['segments'] }) {
  const sum = (minutes: 'plannedMinutes' | 'realMinutes') => rows.reduce((total, row) => total + row[minutes], 0)
  return (
    <table className="record-table num">
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Planned</th>
          <th scope="col">Actual</th>
          <th scope="col">
            <span className="hidden-text">Difference</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <th scope="row">{row.title}</th>
            <td>{row.plannedMinutes}</td>
            <td>{row.passed ? '–' : row.realMinutes}</td>
            <td className="quiet">{row.passed ? 'left out' : difference(row.plannedMinutes, row.realMinutes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total (minutes)</th>
          <td>{sum('plannedMinutes')}</td>
          <td>{sum('realMinutes')}</td>
          <td className="quiet">{difference(sum('plannedMinutes'), sum('realMinutes'))}</td>
        </tr>
      </tfoot>
    </table>
  )
}
