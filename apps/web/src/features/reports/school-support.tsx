import { absentWords } from '@hubs/rules/reports/withheld'
import type { YearReport } from '@hubs/schema/reports/year-report'
import { CountCard, CountCards } from '#ui/figures/count-card.tsx'
import { type Chosen, FiguresSection } from './figures-section.tsx'
import { coverTopic, supportTopic, wholeHours } from './report-topics.ts'

/** The pages that a figure is made of. */
type SupportWays = { attendance: string; hours: string }

/** What the school has done for its hubs, by the record: meetings that took place, on time, and the time given. */
export function SchoolSupport({ report, ways, chosen }: { report: YearReport; ways: SupportWays; chosen: Chosen }) {
  const total = (key: 'planned' | 'held' | 'timed' | 'onTime') =>
    report.halfTerms.reduce((sum, { state, meetings }) => (state === 'to-come' ? sum : sum + meetings[key]), 0)
  const year = report.rows.find(({ by, halfTermId }) => by === 'all' && halfTermId === null)
  const minutes = year?.minutes.attended
  const absent = absentWords(report.halfTerms.some(({ state }) => state === 'counted'))
  return (
    <>
      <CountCards>
        <CountCard
          number={total('planned') === 0 ? 'None yet' : `${total('held')} of ${total('planned')}`}
          what="meetings held"
          to={ways.attendance}
          behind="In half terms so far."
        />
        <CountCard
          number={total('timed') === 0 ? 'Not recorded' : `${total('onTime')} of ${total('timed')}`}
          what="started on time"
          behind="Within five minutes, of those run on screen."
        />
        <CountCard
          number={minutes === undefined ? 'None yet' : minutes === null ? absent : wholeHours(minutes)}
          what="given to learning together"
          to={ways.hours}
        />
      </CountCards>
      <FiguresSection topic={supportTopic} report={report} chosen={chosen} />
      <FiguresSection topic={coverTopic} report={report} chosen={chosen} />
    </>
  )
}
