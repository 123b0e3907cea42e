import { isolated } from '@hubs/rules/text/isolated'
import { reportBys, type ReportBy, type ReportRow, type YearReport } from '@hubs/schema/reports/year-report'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { FiguresSection, keyLabel, labelOf, type Chosen } from './figures-section.tsx'
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

/** The topics of a page. Of the second kind no one sees names, and half terms open nothing. */
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
const backTo: Record<ReportBy, string> = {
  all: 'All',
  hub: 'All hubs',
  department: 'All departments',
  kind: 'All staff',
}
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
      title: `${column}: ${isolated(labelOf(report, row, chosen.of))}`,
      asked: { figure: topic.peopleOf?.[key] ?? key, by: row.by, key: row.key, halfTerm: row.halfTermId },
    })
  }
  const hubsOf = (row: ReportRow) =>
    row.by === 'all' ? to({ by: 'hub', halfTerm: row.halfTermId, of: null }) : halfTermsOf(row)
  /** A year of a hub is made of its half terms; of one half term there is no more to see. */
  const halfTermsOf = (row: ReportRow) =>
    row.by !== 'all' && row.halfTermId === null && chosen.of === null
      ? to({ by: row.by, halfTerm: null, of: row.key })
      : undefined
  const onHalfTerm =
    chosen.by === 'all'
      ? (row: ReportRow, label: string): ReactNode => <Link to={hubsOf(row) ?? ''}>{label}</Link>
      : undefined
  return (
    <>
      <Ways report={report} chosen={chosen} onChoose={onChoose} />
      <OneOf report={report} chosen={chosen} to={to} />
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
          chosen={chosen}
          to={tellsMore.has(topic) ? () => triedTo : halfTermsOf}
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

/** Whose half terms these are, and the way back to those beside it. */
function OneOf({ report, chosen, to }: Pick<YearFiguresProps, 'report' | 'chosen' | 'to'>) {
  if (chosen.of === null) return null
  const row = report.rows.find(({ by, key }) => by === chosen.by && key === chosen.of)
  return (
    <p>
      <strong>
        <bdi>{row ? keyLabel(row) : ''}</bdi>
      </strong>{' '}
      by half term · <Link to={to({ ...chosen, of: null })}>{backTo[chosen.by]}</Link>
    </p>
  )
}

/** What the figures are shown by. */
export function Ways({ report, chosen, onChoose }: Pick<YearFiguresProps, 'report' | 'chosen' | 'onChoose'>) {
  const counted = report.halfTerms.filter(({ id }) => report.rows.some(row => row.halfTermId === id))
  return (
    <div className="report-ways no-print">
      <ChoiceField
        kind="one"
        name="by"
        label="Show by"
        choices={reportBys.map(by => ({ value: by, label: byLabels[by] }))}
        chosen={chosen.by}
        onChange={event => onChoose({ ...chosen, by: event.target.value as ReportBy, of: null })}
      />
      {chosen.by !== 'all' && chosen.of === null && (
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
