import type { YearReport } from '@hubs/schema/year-report'
import { PulseSums } from '#features/minutes/pulse-sums.tsx'
import { SchoolSupport } from '#features/reports/school-support.tsx'
import { FiguresSection } from '#features/reports/figures-section.tsx'
import { practiceTopic } from '#features/reports/report-topics.ts'
import { ReportOutcomes } from './report-outcomes.tsx'

const wholeYear = { by: 'all', halfTerm: null } as const

/** The year at Guskey’s five levels, each from what is recorded anyway. */
export function ReportEvaluation({ report }: { report: YearReport }) {
  return (
    <>
      <Level number={1} title="How meetings went">
        <PulseSums programme={report.programme.id} />
      </Level>
      <Level number={2} title="What people learned">
        <ReportOutcomes programme={report.programme.id} />
      </Level>
      <Level number={3} title="What the school did">
        <SchoolSupport report={report} />
      </Level>
      <Level number={4} title="What people use">
        <FiguresSection topic={practiceTopic} report={report} chosen={wholeYear} />
      </Level>
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
