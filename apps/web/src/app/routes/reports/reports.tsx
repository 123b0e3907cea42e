import { isolated } from '@hubs/rules/text/isolated'
import { can } from '@hubs/rules/can'
import { reportBys, type ReportTopic } from '@hubs/schema/reports/year-report'
import { startTransition, useOptimistic, useState } from 'react'
import { useParams, useSearchParams } from 'react-router-dom'
import { actorOf } from '#features/accounts/actor.ts'
import { downloadReport, yearReportQuery } from '#features/reports/reports.queries.ts'
import type { Chosen } from '#features/reports/figures-section.tsx'
import { isFiguresPage, YearFigures } from '#features/reports/year-figures.tsx'
import { sentenceOf } from '#lib/api-client.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import { ReportEvaluation, ReportOutcomes } from './report-evaluation.tsx'
import { ReportNav, reportPages, reportTo, type ReportPage } from './report-nav.tsx'
import { ReportStrategies } from './report-strategies.tsx'

const leads: Record<ReportPage, string> = {
  participation: 'Who came to meetings, and who has caught up.',
  'follow-through': 'Plans made, what became of them, and what got in the way.',
  strategies: 'What people have tried this year.',
  outcomes: 'Each hub’s progress on its intended outcomes.',
  hours: 'Time given to learning together.',
  evaluation: 'The year at five levels, from how meetings went to what changed for students.',
}
const HALF_TERM_NAME = 'halfTerm'
const ONE_OF_NAME = 'of'

/** The year in figures, a page for each topic: never for appraisal, and never a ranking. */
export default function ReportsScreen() {
  const me = useMe()
  const { topic = 'participation' } = useParams()
  const page = reportPages.find(each => each.topic === topic)
  if (!page || !can(actorOf(me), 'report:participation', { schoolId: me.school.id })) return <NotFoundScreen />
  return <Report page={page} />
}

function Report({ page: { topic, name } }: { page: (typeof reportPages)[number] }) {
  const [search, setSearch] = useSearchParams()
  const programme = search.get('programme')
  const { data } = usePageQuery(yearReportQuery(programme))
  const by = reportBys.find(each => each === search.get('by')) ?? 'all'
  const chosen: Chosen = { by, halfTerm: search.get(HALF_TERM_NAME), of: by === 'all' ? null : search.get(ONE_OF_NAME) }
  // A new address is drawn when there is time; what was pressed shows at once.
  const [pressed, press] = useOptimistic(chosen)
  const choose = (next: Chosen) =>
    startTransition(() => {
      press(next)
      setSearch(searchOf(next), { replace: true, preventScrollReset: true })
    })
  const searchOf = (next: Chosen) => ({
    ...(programme !== null && { programme }),
    ...(next.by !== 'all' && { by: next.by }),
    ...(next.by !== 'all' && next.halfTerm !== null && { [HALF_TERM_NAME]: next.halfTerm }),
    ...(next.by !== 'all' && next.of !== null && { [ONE_OF_NAME]: next.of }),
  })
  return (
    <Page
      title={`${isolated(name)}: reports`}
      heading={name}
      above={
        <p className="quiet">
          Reports · <bdi>{data.programme.name}</bdi>
        </p>
      }
      back={{ to: paths.home, label: 'Home' }}
      lead={`${leads[topic]} It’s never used for appraisal, and doesn’t rank people or hubs.`}
      quiet
    >
      <ReportNav
        on={topic}
        programme={data.programme}
        programmes={data.programmes}
        onProgramme={id => setSearch({ programme: id })}
      />
      <Boundary waiting="Loading the report…" about={`${topic} ${data.programme.id}`}>
        {isFiguresPage(topic) && (
          <YearFigures
            page={topic}
            report={data}
            chosen={pressed}
            onChoose={choose}
            to={next => `?${new URLSearchParams(searchOf(next))}`}
            triedTo={reportTo('strategies', programme)}
          />
        )}
        {topic === 'strategies' && <ReportStrategies programme={data.programme.id} />}
        {topic === 'outcomes' && <ReportOutcomes programme={data.programme.id} />}
        {topic === 'evaluation' && (
          <ReportEvaluation report={data} programme={programme} chosen={pressed} onChoose={choose} />
        )}
      </Boundary>
      <Download topic={topic} programme={data.programme.id} />
    </Page>
  )
}

/** The same as a file for spreadsheets. */
function Download({ topic, programme }: { topic: ReportTopic; programme: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const say = useToast()
  async function save() {
    try {
      await downloadReport(topic, programme)
      setProblem(null)
      say('Downloaded.')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <div className="col no-print">
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className="row wrap">
        <Button onPress={() => void save()}>Download as CSV</Button>
        <button type="button" className="btn" onClick={() => window.print()}>
          Print
        </button>
      </div>
    </div>
  )
}
