import { timesDoneWords } from '@hubs/rules/text/times-done'
import type { Report } from '@hubs/schema/plans/plans'
import { FactList } from '#ui/text/fact-list.tsx'
import { decisionWords, type PlanOwner } from '../plan-labels.ts'
import '../answer-lines.css'

type ReportToldProps = { report: Report; owner: Pick<PlanOwner, 'teaching'> }

/** What was told, in the lines it was written in. */
export function ReportTold({ report, owner }: ReportToldProps) {
  const lines = [
    ['What I did', `${timesDoneWords(report, owner)}.`],
    [report.didIt === 'not-yet' ? 'What got in the way' : 'What happened', report.whatHappened],
    ['Evidence', report.evidence],
    ['What surprised me', report.surprise],
    ['What next', report.decision ? `${decisionWords(report.decision)}.` : ''],
  ] as const
  return <FactList className="answer-lines" facts={lines} />
}
