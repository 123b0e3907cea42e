import { isolated } from '@hubs/rules/text/isolated'
import { can } from '@hubs/rules/can'
import { termAsked, type TermAsked, type TermReport as Report } from '@hubs/schema/reports/year-report'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router-dom'
import { actorOf } from '#features/accounts/actor.ts'
import { downloadTermReport, termReportQuery } from '#features/reports/reports.queries.ts'
import { TermNoteForm } from '#features/reports/term-note-form.tsx'
import { TermReportView } from '#features/reports/term-report-view.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import { ReportNav, reportTo } from './report-nav.tsx'

/** One page about a term, for governors: on screen, on paper, and as a PDF. */
export default function TermReportScreen() {
  const me = useMe()
  const { data: term } = termAsked.safeParse(useParams().term)
  if (!term || !can(actorOf(me), 'report:participation', { schoolId: me.school.id })) return <NotFoundScreen />
  return <TermReport term={term} />
}

function TermReport({ term }: { term: TermAsked }) {
  const [search, setSearch] = useSearchParams()
  const programme = search.get('programme')
  const { data } = usePageQuery(termReportQuery(term, programme))
  const [problem, setProblem] = useState<string | null>(null)
  const save = (as: 'pdf' | 'csv') =>
    downloadTermReport(data.term.number, data.programme.id, as).then(
      () => setProblem(null),
      (error: unknown) => setProblem(sentenceOf(error)),
    )
  return (
    <Page
      title={`${isolated(data.term.name)} term: report for governors`}
      heading={`${isolated(data.term.name)} term`}
      above={
        <p className="quiet">
          <bdi>{data.school}</bdi> · Learning Hubs <bdi>{data.programme.name}</bdi>
        </p>
      }
      back={{ to: paths.home, label: 'Home' }}
      lead="One page for governors: totals only, with no names."
      quiet
      aside={
        <div className="row wrap no-print">
          <Button look="main" onPress={() => void save('pdf')}>
            Download as PDF
          </Button>
          <Button onPress={() => void save('csv')}>Download as CSV</Button>
          <button type="button" className="btn" onClick={() => window.print()}>
            Print
          </button>
        </div>
      }
    >
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <ReportNav
        on={null}
        programme={data.programme}
        programmes={data.programmes}
        onProgramme={id => setSearch({ programme: id })}
      />
      <Terms report={data} search={search.toString()} />
      <TermReportView
        report={data}
        ways={{
          attendance: reportTo('participation', programme),
          hubs: reportTo('participation', programme, { by: 'hub' }),
          hours: reportTo('hours', programme),
          plans: reportTo('follow-through', programme),
          tried: reportTo('strategies', programme),
        }}
      />
      <Next report={data} />
    </Page>
  )
}

function Terms({ report, search }: { report: Report; search: string }) {
  return (
    <nav className="report-nav no-print" aria-label="Terms">
      {report.terms.map(({ number, name }) => (
        <Link
          key={number}
          className="btn"
          to={{ pathname: paths.termReport(String(number)), search }}
          aria-current={number === report.term.number ? 'page' : undefined}
        >
          <bdi>{name}</bdi>
        </Link>
      ))}
    </nav>
  )
}

/** What changes next: written by a coordinator, read by everybody else who sees the page. */
function Next({ report }: { report: Report }) {
  // On paper an empty field would be a heading over nothing.
  if (report.mayEdit)
    return (
      <div className={report.next.text === '' ? 'no-print' : undefined}>
        <TermNoteForm key={`${report.programme.id} ${report.term.number}`} report={report} />
      </div>
    )
  if (report.next.text === '') return null
  return (
    <Section title="What changes next">
      <p>{report.next.text}</p>
    </Section>
  )
}
