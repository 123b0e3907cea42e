import { useSuspenseQuery } from '@tanstack/react-query'
import { countWords, reasonWords, triedWords, verdictWords } from '@hubs/rules/text/trial-labels'
import { LEAST_PEOPLE, NOT_SHOWN } from '@hubs/rules/reports/withheld'
import type { ReportFigures, TrialReport as Report } from '@hubs/schema/library/trials'
import { Link } from 'react-router-dom'
import { capital } from '#lib/page/capital.ts'
import { HubIcon } from '#shared/hub-icon.tsx'
import { paths } from '#shared/paths.ts'
import { strategyLinks } from '#shared/strategy-links.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Section } from '#ui/page/section.tsx'
import { trialReportQuery } from './trials.queries.ts'
import './trials.css'

type TrialReportProps = {
  programme?: string
}

/** The year's trials in sums, for those who lead. */
export function TrialReport(props: TrialReportProps) {
  return (
    <Section
      title="What was tried this year"
      words={`From reports shared with a hub or the school. No names, and no figures from fewer than ${LEAST_PEOPLE} people.`}
    >
      <Boundary waiting="Loading trials…">
        <Sums {...props} />
      </Boundary>
    </Section>
  )
}

function Sums({ programme }: TrialReportProps) {
  const { data } = useSuspenseQuery(trialReportQuery(programme))
  // The same of no one as of four: who is the first to report is nobody’s to see.
  if (!hasFigures(data))
    return (
      <p className="quiet">
        No results yet. Figures appear once {LEAST_PEOPLE} people have shared a report on a strategy they tried.
      </p>
    )
  return (
    <>
      <p className="lead num">{data.figures ? inWords(data.figures) : `${NOT_SHOWN}.`}</p>
      <p className="s quiet">
        A strategy is counted once {LEAST_PEOPLE} people have shared a report on it, so more may have been tried.
      </p>
      <Hubs hubs={data.hubs} />
      {data.strategies.length > 0 && (
        <div>
          <h3>Most tried</h3>
          <ul className="trial-counts plain num">
            {data.strategies.map(each => (
              <li key={each.code}>
                <Link to={paths.strategy(each.code)}>
                  <bdi>{each.name}</bdi>
                </Link>
                <span className="quiet">{triedWords(each)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

const hasFigures = ({ figures, hubs }: Report) => figures !== null || hubs.some(hub => hub.figures !== null)

/** "5 kept, 4 adapted; main reason where it wasn’t tried: cover"; empty where it is too few to show. */
const cameOf = (outcome: ReportFigures['outcome']) =>
  outcome ? [verdictWords(outcome), reasonWords(outcome)].filter(Boolean).join('; ') : ''

function inWords(figures: ReportFigures): string {
  const rest = cameOf(figures.outcome)
  return `Counted so far: ${triedWords(figures)}${rest && `. ${capital(rest)}`}.`
}

function Hubs({ hubs }: { hubs: Report['hubs'] }) {
  return (
    <table className="trial-report num">
      <caption className="hidden-text">Trials by hub</caption>
      <thead>
        <tr>
          <th scope="col">Hub</th>
          <th scope="col">Tried, and how it went</th>
        </tr>
      </thead>
      <tbody>
        {hubs.map(({ slug, name, figures }) => (
          <tr key={slug} data-hub={slug}>
            <th scope="row">
              <span className="trial-report-hub">
                <HubIcon slug={slug} />
                {figures ? (
                  <Link to={strategyLinks.inLibrary(`hub=${slug}`)}>
                    <bdi>{name}</bdi>
                  </Link>
                ) : (
                  <bdi>{name}</bdi>
                )}
              </span>
            </th>
            <td className={figures ? undefined : 'quiet'}>
              {figures ? (
                <>
                  {capital(countWords(figures))}
                  <p className="s quiet">
                    {figures.outcome
                      ? capital(cameOf(figures.outcome))
                      : 'How it went isn’t shown, so that no one can be identified.'}
                  </p>
                </>
              ) : (
                NOT_SHOWN
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
