import type { Programme } from '@hubs/schema/programmes/programmes'
import { Link } from 'react-router-dom'
import { paths } from '#shared/paths.ts'
import { Field } from '#ui/fields/field.tsx'

export const reportPages = [
  { topic: 'participation', name: 'Attendance' },
  { topic: 'follow-through', name: 'Plans' },
  { topic: 'strategies', name: 'Strategies' },
  { topic: 'outcomes', name: 'Outcomes' },
  { topic: 'hours', name: 'Hours' },
  { topic: 'evaluation', name: 'Evaluation' },
] as const
export type ReportPage = (typeof reportPages)[number]['topic']

/** A report of the current year where none is named; `more` chooses what it is shown by. */
export function reportTo(topic: ReportPage, programme: string | null, more: Record<string, string> = {}): string {
  const search = new URLSearchParams({ ...(programme !== null && { programme }), ...more }).toString()
  return search ? `${paths.reports(topic)}?${search}` : paths.reports(topic)
}

type NamedProgramme = Pick<Programme, 'id' | 'name'>
type ReportNavProps = {
  /** The page one is on; null for the governors’. */
  on: ReportPage | null
  programme: NamedProgramme
  programmes: readonly NamedProgramme[]
  onProgramme: (id: string) => void
}

/** To each of the reports, and the year that they are about. */
export function ReportNav({ on, programme, programmes, onProgramme }: ReportNavProps) {
  const search = programmes[0]?.id === programme.id ? '' : `?programme=${encodeURIComponent(programme.id)}`
  return (
    <div className="report-ways no-print">
      <nav className="report-nav" aria-label="Reports">
        {reportPages.map(({ topic, name }) => (
          <Link
            key={topic}
            className="btn"
            to={`${paths.reports(topic)}${search}`}
            aria-current={topic === on ? 'page' : undefined}
          >
            <bdi>{name}</bdi>
          </Link>
        ))}
        <Link
          className="btn"
          to={`${paths.termReport('latest')}${search}`}
          aria-current={on === null ? 'page' : undefined}
        >
          For governors
        </Link>
      </nav>
      {programmes.length > 1 && (
        <Field kind="select" label="Year" value={programme.id} onChange={event => onProgramme(event.target.value)}>
          {programmes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Field>
      )}
    </div>
  )
}
