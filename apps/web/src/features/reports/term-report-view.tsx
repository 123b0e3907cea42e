import { didItWords } from '@hubs/rules/text/plan-labels'
import { STORIES_TITLE, termReportWords } from '@hubs/rules/reports/term-report-labels'
import { countWords } from '@hubs/rules/text/trial-labels'
import type { TermReport } from '@hubs/schema/reports/year-report'
import { Link } from 'react-router-dom'
import { capital } from '#lib/page/capital.ts'
import { HubIcon } from '#shared/hub-icon.tsx'
import { paths } from '#shared/paths.ts'
import { StackChart } from '#ui/charts/stack-chart.tsx'
import { CountCard, CountCards } from '#ui/figures/count-card.tsx'
import { Section } from '#ui/page/section.tsx'
import { WideTable } from '#ui/wide-table.tsx'
import { wholeHours } from './report-topics.ts'
import '#ui/stacked-table.css'
import './reports.css'

const everyone = { teaching: false }

type TermReportViewProps = {
  report: TermReport
  /** The pages that say more of a figure, half term by half term. */
  ways: Record<'attendance' | 'hubs' | 'hours' | 'plans' | 'tried', string>
}

/** One page about a term: sums alone, so that it can be handed on. */
export function TermReportView({ report, ways }: TermReportViewProps) {
  const { notCounted, footnote } = termReportWords(report)
  return (
    <>
      {notCounted && <p className="quiet">{notCounted}</p>}
      <Cards report={report} ways={ways} />
      <div className="report-columns term-report">
        <Hubs report={report} ways={ways} />
        <Tried report={report} ways={ways} />
      </div>
      {report.stories.length > 0 && (
        <Section title={STORIES_TITLE}>
          <ul className="report-list">
            {report.stories.map(({ id, title, hubName }) => (
              <li key={id}>
                <a href={paths.publication(id)}>
                  <bdi>{title}</bdi>
                </a>
                , {hubName}
              </li>
            ))}
          </ul>
          <p className="s no-print">
            <a href={paths.publications}>All stories are in What we’ve found</a>
          </p>
        </Section>
      )}
      <p className="s quiet">{footnote}</p>
    </>
  )
}

function Cards({ report, ways }: Pick<TermReportViewProps, 'report' | 'ways'>) {
  const { attendance, minutes } = report
  const { absent, meetingsHeld, held, share, plansMade, told, support } = termReportWords(report)
  return (
    <CountCards>
      <CountCard number={meetingsHeld} what="meetings held" to={ways.attendance} behind={held} />
      {/* Until a half term is counted the sentence above says so, once for all of these. */}
      {report.halfTerms.some(({ counted }) => counted) && (
        <>
          <CountCard
            number={share(attendance.present, attendance.missed)}
            what="attendance at meetings"
            to={ways.attendance}
          />
          <CountCard
            number={minutes === null ? absent : wholeHours(minutes)}
            what="given to learning together"
            to={ways.hours}
          />
          <CountCard number={plansMade} what="on a meeting’s register made a plan" to={ways.plans} behind={told} />
          <CountCard number={support.share} what={`support requests ${support.of}`} to={ways.plans} />
        </>
      )}
    </CountCards>
  )
}

function Hubs({ report, ways }: Pick<TermReportViewProps, 'report' | 'ways'>) {
  const { hasPlaces, hasAttendance, places: placesWords, seats, share } = termReportWords(report)
  if (!hasPlaces && !hasAttendance) return null
  const about = `${[hasPlaces && 'places', hasAttendance && 'attendance'].filter(Boolean).join(' and ')} by hub`
  return (
    <Section title="Hubs" words={placesWords}>
      <WideTable label={capital(about)}>
        <table className="report-table stacked-table num">
          <caption className="hidden-text">{capital(about)}</caption>
          <thead>
            <tr>
              <th scope="col">Hub</th>
              {hasPlaces && <th scope="col">Places taken</th>}
              {hasAttendance && <th scope="col">Attendance</th>}
            </tr>
          </thead>
          <tbody>
            {report.hubs.map(hub => (
              <tr key={hub.slug} data-hub={hub.slug}>
                <th scope="row">
                  <span className="row">
                    <HubIcon slug={hub.slug} />
                    <Link to={ways.hubs}>
                      <bdi>{hub.name}</bdi>
                    </Link>
                  </span>
                </th>
                {hasPlaces && <td data-name="Places taken">{seats(hub)}</td>}
                {hasAttendance && <td data-name="Attendance">{share(hub.present, hub.missed)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </Section>
  )
}

function Tried({ report, ways }: Pick<TermReportViewProps, 'report' | 'ways'>) {
  const { absent, practice, practiceRows, noPractice } = termReportWords(report)
  return (
    <Section title="What people tried" words="From reports that people shared.">
      {practice.length === 0 ? (
        <p className="quiet">{noPractice}</p>
      ) : (
        <>
          <StackChart
            titled
            title="What people did"
            series={[{ key: 'answers', label: 'Reports' }]}
            rows={practice.map(({ didIt, answers }) => ({
              label: `${didItWords(didIt, everyone)}: ${answers}`,
              values: { answers: answers ?? 0 },
            }))}
          />
          <table className="report-table num">
            <caption className="hidden-text">What people did</caption>
            <tbody>
              {practiceRows.map(({ didIt, answers }) => (
                <tr key={didIt}>
                  <th scope="row">
                    <Link to={ways.tried}>{didItWords(didIt, everyone)}</Link>
                  </th>
                  <td>{answers ?? absent}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {report.strategies.length > 0 && (
        <div>
          <h3>
            <Link to={ways.tried}>Most tried strategies this year</Link>
          </h3>
          <ul className="report-list">
            {report.strategies.map(each => (
              <li key={each.name}>
                <bdi>{each.name}</bdi>: {countWords(each)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}
