import { shiftOf } from '@hubs/rules/evaluation'
import { LEAST_PEOPLE } from '@hubs/rules/reports/withheld'
import type { OutcomesReport } from '@hubs/schema/reports/year-report'
import { Link } from 'react-router-dom'
import { HubIcon } from '#shared/hub-icon.tsx'
import { paths } from '#shared/paths.ts'
import { RangeChart } from '#ui/charts/range-chart.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Section } from '#ui/page/section.tsx'
import { WideTable } from '#ui/wide-table.tsx'
import '#ui/stacked-table.css'
import './reports.css'

type Hub = OutcomesReport['hubs'][number]
const moments = [
  { key: 'baseline', label: 'Start of year' },
  { key: 'mid', label: 'Mid-year' },
  { key: 'end', label: 'End of year' },
] as const
const judgementLabels = {
  'not-yet': 'Not yet',
  beginning: 'Starting',
  'on-the-way': 'Well under way',
  there: 'Embedded',
} as const

const ratingsWords = `Members’ self-ratings from 1 to 5: averages once ${LEAST_PEOPLE} people or more have answered.`
/** A table of nothing but dashes would say less than a sentence. */
const hasFigures = ({ outcomes }: Hub) =>
  outcomes.some(({ ratings, progress }) => progress.length > 0 || moments.some(({ key }) => ratings[key]))

/** How far each hub has come with what it works toward: members’ averages, and the latest review. */
export function OutcomesFigures({ report }: { report: OutcomesReport }) {
  if (report.hubs.length === 0)
    return (
      <EmptyState title="No outcomes yet">
        <p>When hubs have intended outcomes, you’ll find their self-ratings and reviews here.</p>
      </EmptyState>
    )
  return (
    <>
      {report.hubs.map(hub => (
        <div key={hub.slug} data-hub={hub.slug}>
          <Section
            title={hub.name}
            words={hasFigures(hub) ? ratingsWords : `No self-ratings or reviews yet. ${ratingsWords}`}
            icon={<HubIcon slug={hub.slug} />}
          >
            {hasFigures(hub) ? (
              <>
                <Picture hub={hub} />
                <OutcomesTable hub={hub} report={report} to={paths.outcomes(hub.slug, report.programme.name)} />
              </>
            ) : (
              <ol className="report-list">
                {hub.outcomes.map(({ id, statement }) => (
                  <li key={id}>{statement}</li>
                ))}
              </ol>
            )}
            <Link to={paths.outcomes(hub.slug, report.programme.name)}>Our progress: {hub.name}</Link>
          </Section>
        </div>
      ))}
    </>
  )
}

function Picture({ hub }: { hub: Hub }) {
  const rows = hub.outcomes.flatMap(({ statement, ratings }, at) => {
    const points = moments.flatMap(({ key, label }) => {
      const figure = ratings[key]
      return figure ? [{ label, value: figure.mean }] : []
    })
    return points.length > 0 ? [{ label: `${at + 1}. ${shortened(statement)}`, points }] : []
  })
  return rows.length === 0 ? null : <RangeChart title={`Self-ratings: ${hub.name}`} rows={rows} from={1} to={5} />
}

const ROOM_FOR_WORDS = 40
/** The whole of it is in the table. */
const shortened = (text: string) =>
  text.length > ROOM_FOR_WORDS ? `${text.slice(0, ROOM_FOR_WORDS).trimEnd()}…` : text

/** What a figure is made of is on the hub’s own page. */
function Opening({ to, words, of }: { to: string; words: string; of: string }) {
  return (
    <Link className="report-figure" to={to} aria-label={`${words} ${of}: show progress`}>
      {words}
    </Link>
  )
}

function OutcomesTable({ hub, report, to }: { hub: Hub; report: OutcomesReport; to: string }) {
  return (
    <WideTable label={`${hub.name}: table`}>
      <table className="report-table report-long stacked-table num" data-figures>
        <caption className="hidden-text">Outcomes: {hub.name}</caption>
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            {moments.map(({ key, label }) => (
              <th scope="col" key={key}>
                {label}
              </th>
            ))}
            <th scope="col">Change</th>
            <th scope="col">Latest review</th>
          </tr>
        </thead>
        <tbody>
          {hub.outcomes.map(({ id, statement, ratings, progress }, at) => {
            const review = report.halfTerms.toReversed().flatMap(each => {
              const found = progress.find(({ halfTermId }) => halfTermId === each.id)
              return found ? [`${judgementLabels[found.judgement]}, ${each.name}`] : []
            })[0]
            const shift = shiftOf(ratings.baseline, ratings.end ?? ratings.mid)
            return (
              <tr key={id}>
                <th scope="row">
                  {at + 1}. {statement}
                </th>
                {moments.map(({ key, label }) => {
                  const mean = ratings[key]?.mean
                  return (
                    <td key={key} data-name={label}>
                      {mean === undefined ? '–' : <Opening to={to} words={mean.toFixed(1)} of={label} />}
                    </td>
                  )
                })}
                <td data-name="Change">
                  {shift === null ? '–' : `${shift > 0 ? '+' : ''}${shift.toFixed(1).replace('-', '−')}`}
                </td>
                <td data-name="Latest review" data-whole>
                  {review ? <Opening to={to} words={review} of="Latest review" /> : '–'}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </WideTable>
  )
}
