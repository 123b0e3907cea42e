import { useId } from 'react'
import './bar-table.css'

type BarTableProps = {
  /** What is counted, as a heading over it. */
  title: string
  rows: readonly { label: string; count: number }[]
}

/** Counts as bars, each with its number: a picture that is its own table. */
export function BarTable({ title, rows }: BarTableProps) {
  const id = useId()
  const most = Math.max(1, ...rows.map(row => row.count))
  return (
    <table className="bar-table num" aria-labelledby={id}>
      <caption id={id}>{title}</caption>
      <tbody>
        {rows.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <span className="bar-table-bar" aria-hidden style={{ inlineSize: `${(count / most) * 100}%` }} />
              <span>{count}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
