import type { YearReport } from '@hubs/schema/reports/year-report'
import { PulseSums } from '#features/minutes/pulse-sums.tsx'
import { SchoolSupport } from '#features/reports/school-support.tsx'
import { type Chosen, FiguresSection, YearSection } from '#features/reports/figures-section.tsx'
import {
  influenceTopics,
  measureTopic,
  practiceTopic,
  roomTopics,
  stillUsedTopic,
} from '#features/reports/report-topics.ts'
import { Ways } from '#features/reports/year-figures.tsx'
import { reportTo } from './report-nav.tsx'
import { useSuspenseQuery } from '@tanstack/react-query'
import { OutcomesFigures } from '#features/reports/outcomes-figures.tsx'
import { outcomesReportQuery } from '#features/reports/reports.queries.ts'

/** The year at Guskey’s five levels, each from what is recorded anyway. */
type ReportEvaluationProps = {
  report: YearReport
  programme: string | null
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}

export function ReportEvaluation({ report, programme, chosen, onChoose }: ReportEvaluationProps) {
  const { by } = chosen
  const ways = {
    attendance: reportTo('participation', programme),
    hours: reportTo('hours', programme),
  }
  return (
    <>
      <Ways report={report} chosen={chosen} onChoose={onChoose} />
      <Level number={1} title="How meetings went">
        <p className="quiet">
          Meeting surveys are answered without names, so they’re only shown by half term, for the whole school. They’re
          counted once two groups have answered, which can be before a half term’s other figures are.
        </p>
        <PulseSums programme={report.programme.id} />
      </Level>
      <Level number={2} title="What people learned">
        <ReportOutcomes programme={report.programme.id} />
      </Level>
      <Level number={3} title="What the school did">
        <SchoolSupport report={report} ways={ways} chosen={chosen} />
        <div className="report-columns">
          {roomTopics.map(topic => (
            <YearSection key={topic.title} topic={topic} report={report} by={by} />
          ))}
        </div>
      </Level>
      <Level number={4} title="What people use">
        <FiguresSection
          topic={practiceTopic}
          report={report}
          chosen={chosen}
          to={() => reportTo('strategies', programme)}
        />
        <YearSection topic={stillUsedTopic} report={report} by={by} />
      </Level>
      <Level number={5} title="What changed">
        <YearSection topic={measureTopic} report={report} by={by} />
      </Level>
      <section className="report-page" aria-label="Influence">
        <h2>Influence</h2>
        <div className="report-columns">
          {influenceTopics.map(topic => (
            <YearSection key={topic.title} topic={topic} report={report} by={by} />
          ))}
        </div>
      </section>
    </>
  )
}

function Level({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <section className="report-page" aria-label={`Level ${number}: ${title}`}>
      <h2>
        <span className="quiet">Level {number}</span> {title}
      </h2>
      {children}
    </section>
  )
}

/** What every hub works toward, and how far it has come. */
export function ReportOutcomes({ programme }: { programme: string }) {
  const { data } = useSuspenseQuery(outcomesReportQuery(programme))
  return (
    <>
      <p className="quiet">Each hub has its own outcomes, so these are only shown by hub.</p>
      <OutcomesFigures report={data} />
    </>
  )
}
