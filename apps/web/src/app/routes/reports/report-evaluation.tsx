import type { YearReport } from '@hubs/schema/reports/year-report'
import { PulseSums } from '#features/minutes/pulse-sums.tsx'
import { SchoolSupport } from '#features/reports/school-support.tsx'
import { FiguresSection, YearSection } from '#features/reports/figures-section.tsx'
import {
  influenceTopics,
  measureTopic,
  practiceTopic,
  roomTopics,
  stillUsedTopic,
} from '#features/reports/report-topics.ts'
import { reportTo } from './report-nav.tsx'
import { ReportOutcomes } from './report-outcomes.tsx'

const wholeYear = { by: 'all', halfTerm: null } as const

/** The year at Guskey’s five levels, each from what is recorded anyway. */
export function ReportEvaluation({ report, programme }: { report: YearReport; programme: string | null }) {
  const ways = {
    attendance: reportTo('participation', programme),
    hours: reportTo('hours', programme),
  }
  return (
    <>
      <Level number={1} title="How meetings went">
        <PulseSums programme={report.programme.id} />
      </Level>
      <Level number={2} title="What people learned">
        <ReportOutcomes programme={report.programme.id} />
      </Level>
      <Level number={3} title="What the school did">
        <SchoolSupport report={report} ways={ways} />
        <div className="report-columns">
          {roomTopics.map(topic => (
            <YearSection key={topic.title} topic={topic} report={report} />
          ))}
        </div>
      </Level>
      <Level number={4} title="What people use">
        <FiguresSection
          topic={practiceTopic}
          report={report}
          chosen={wholeYear}
          to={() => reportTo('strategies', programme)}
        />
        <YearSection topic={stillUsedTopic} report={report} />
      </Level>
      <Level number={5} title="What changed">
        <YearSection topic={measureTopic} report={report} />
      </Level>
      <section className="report-page" aria-label="Influence">
        <h2>Influence</h2>
        <div className="report-columns">
          {influenceTopics.map(topic => (
            <YearSection key={topic.title} topic={topic} report={report} />
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
