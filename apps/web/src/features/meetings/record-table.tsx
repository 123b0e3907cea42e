import type { MeetingRecord } from '@hubs/schema/meetings'
import { inWords } from '@hubs/rules/words'
import './record-table.css'

/** "two more", "as planned": the whole table is in minutes. */
function difference(planned: number, real: number): string {
  if (planned === real) return 'as planned'
  return `${inWords(Math.abs(real - planned))} ${real > planned ? 'more' : 'less'}`
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
          <th scope="col">Took</th>
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
          <th scope="row">All, in minutes</th>
          <td>{sum('plannedMinutes')}</td>
          <td>{sum('realMinutes')}</td>
          <td className="quiet">{difference(sum('plannedMinutes'), sum('realMinutes'))}</td>
        </tr>
      </tfoot>
    </table>
  )
}
