import type { Actor } from '@hubs/rules/can'
import type { ReportTopic } from '@hubs/schema/reports/year-report'
import { withPolicyOf } from '../../authorize.ts'
import type { OutcomesReports } from '../evaluation/outcomes-report.service.ts'
import type { PulseSumsService } from '../meetings/minutes/pulse-sums.service.ts'
import type { SchoolService } from '../school/school.service.ts'
import type { TrialSums } from '../trials/trial-sums.service.ts'
import { evaluationCsv } from './evaluation-csv.format.ts'
import * as csv from './report-csv.format.ts'
import { termReportCsv } from './term-report-csv.format.ts'
import { termReportPdf } from './term-report-pdf.format.ts'
import type { TermReports } from './term-report.service.ts'
import type { YearReports } from './year-report/year-report.service.ts'

type Deps = {
  yearReports: YearReports
  termReports: TermReports
  outcomesReports: OutcomesReports
  trialSums: TrialSums
  pulseSums: PulseSumsService
  school: SchoolService
}

/** Reports to take away: each shows what the same person sees on screen. */
export function createReportFiles({ yearReports, termReports, outcomesReports, trialSums, pulseSums, school }: Deps) {
  const tables: Record<ReportTopic, (actor: Actor, programme: string | undefined) => Promise<string>> = {
    participation: async (actor, programme) => csv.participationCsv(await yearReports.year(actor, programme)),
    'follow-through': async (actor, programme) => csv.followThroughCsv(await yearReports.year(actor, programme)),
    hours: async (actor, programme) => csv.hoursReportCsv(await yearReports.year(actor, programme)),
    outcomes: async (actor, programme) => csv.outcomesCsv(await outcomesReports.ofYear(actor, programme)),
    strategies: async (actor, programme) => csv.strategiesCsv(await trialSums.ofYear(actor, programme)),
    evaluation: async (actor, programme) =>
      evaluationCsv(
        await yearReports.year(actor, programme),
        await pulseSums.get(actor, programme),
        await outcomesReports.ofYear(actor, programme),
      ),
  }
  return {
    csv: withPolicyOf(yearReports.year, (actor: Actor, topic: ReportTopic, programme: string | undefined) =>
      tables[topic](actor, programme),
    ),
    termCsv: withPolicyOf(termReports.get, async (actor: Actor, term: number, programme: string | undefined) =>
      termReportCsv(await termReports.get(actor, term, programme)),
    ),
    termPdf: withPolicyOf(termReports.get, async (actor: Actor, term: number, programme: string | undefined) =>
      termReportPdf(await termReports.get(actor, term, programme), await school.logoPicture(actor.schoolId)),
    ),
  }
}

export type ReportFiles = ReturnType<typeof createReportFiles>
