import { isolated } from '@hubs/rules/text/isolated'
import { reportBys, type ReportBy, type ReportRow, type YearReport } from '@hubs/schema/reports/year-report'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { FiguresSection, labelOf, type Chosen } from './figures-section.tsx'
import { ReportPeople } from './report-people.tsx'
import {
  attendanceTopic,
  hoursTopic,
  plansTopic,
  practiceTopic,
  reasonsTopic,
  reportsTopic,
  supportTopic,
  type FiguresTopic,
} from './report-topics.ts'
import type { FigureAsked } from './reports.queries.ts'

/** The topics of a page; of the second kind there is no more than the whole school. */
const pages = {
  participation: { broken: [attendanceTopic], whole: [] },
  'follow-through': { broken: [plansTopic], whole: [reportsTopic, practiceTopic, reasonsTopic, supportTopic] },
  hours: { broken: [hoursTopic], whole: [] },
} satisfies Record<string, { broken: FiguresTopic[]; whole: FiguresTopic[] }>

export type FiguresPage = keyof typeof pages
export const isFiguresPage = (topic: string): topic is FiguresPage => topic in pages

const byLabels: Record<ReportBy, string> = {
  all: 'Half term',
  hub: 'Hub',
  department: 'Department',
  kind: 'Teachers and support staff',
}
const everyBy = { by: 'all', halfTerm: null } as const
/** Hub by hub on the page of what was tried; of the others no one may see more than these totals. */
const tellsMore: ReadonlySet<FiguresTopic> = new Set([practiceTopic, reasonsTopic])

type YearFiguresProps = {
  page: FiguresPage
  report: YearReport
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
  /** The address of the same page with something else chosen. */
  to: (chosen: Chosen) => string
  /** The address of what was tried, hub by hub. */
  triedTo: string
}

/** A page of the year’s figures: what it is broken down by is chosen, and each figure opens what it is made of. */
export function YearFigures({ page, report, chosen, onChoose, to, triedTo }: YearFiguresProps) {
  const [about, setAbout] = useState<{ title: string; asked: FigureAsked } | null>(null)
  const { broken, whole } = pages[page] as { broken: FiguresTopic[]; whole: FiguresTopic[] }
  const open = (topic: FiguresTopic) => (row: ReportRow, key: string) => {
    const column = topic.columns.find(each => each.key === key)?.label ?? ''
    setAbout({
      title: `${column}: ${isolated(labelOf(report, row))}`,
      asked: { figure: topic.peopleOf?.[key] ?? key, by: row.by, key: row.key, halfTerm: row.halfTermId },
    })
  }
  const hubsOf = (row: ReportRow) => (row.by === 'all' ? to({ by: 'hub', halfTerm: row.halfTermId }) : undefined)
  const onHalfTerm =
    chosen.by === 'all'
      ? (row: ReportRow, label: string): ReactNode => <Link to={hubsOf(row) ?? ''}>{label}</Link>
      : undefined
  return (
    <>
      <Ways report={report} chosen={chosen} onChoose={onChoose} />
      {broken.map(topic => (
        <FiguresSection
          key={topic.title}
          topic={topic}
          report={report}
          chosen={chosen}
          {...(onHalfTerm && { onHalfTerm })}
          onOpen={report.exact ? open(topic) : undefined}
          to={hubsOf}
        />
      ))}
      {whole.map(topic => (
        <FiguresSection
          key={topic.title}
          topic={topic}
          report={report}
          chosen={everyBy}
          to={tellsMore.has(topic) ? () => triedTo : undefined}
        />
      ))}
      <ReportPeople
        programme={report.programme.id}
        title={about?.title ?? ''}
        about={about?.asked ?? null}
        onClose={() => setAbout(null)}
      />
    </>
  )
}

function Ways({ report, chosen, onChoose }: Pick<YearFiguresProps, 'report' | 'chosen' | 'onChoose'>) {
  const counted = report.halfTerms.filter(({ id }) => report.rows.some(row => row.halfTermId === id))
  // Smaller parts than hubs are exact figures of the registers, which only coordinators see.
  const bys = reportBys.filter(by => report.exact || by === 'all' || by === 'hub')
  return (
    <div className="report-ways no-print">
      <ChoiceField
        kind="one"
        name="by"
        label="Show by"
        choices={bys.map(by => ({ value: by, label: byLabels[by] }))}
        chosen={chosen.by}
        onChange={event => onChoose({ ...chosen, by: event.target.value as ReportBy })}
      />
      {chosen.by !== 'all' && (
        <Field
          kind="select"
          label="Half term"
          value={chosen.halfTerm ?? ''}
          onChange={event => onChoose({ ...chosen, halfTerm: event.target.value || null })}
        >
          <option value="">Whole year</option>
          {counted.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Field>
      )}
    </div>
  )
}
