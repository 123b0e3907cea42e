import { asSystem } from '../../authorize.ts'
import type { Context, Module } from '../../module.ts'
import type { OutcomesReports } from '../evaluation/outcomes-report.service.ts'
import type { Hours } from '../hours/hours.service.ts'
import type { PulseSumsService } from '../meetings/minutes/pulse-sums.service.ts'
import type { Programmes } from '../programmes/programmes.service.ts'
import type { Publications } from '../publications/publications.service.ts'
import type { SchoolService } from '../school/school.service.ts'
import type { TrialSums } from '../trials/trial-sums.service.ts'
import { createReportFiles } from './report-files.service.ts'
import { reportRoutes, termReportRoutes } from './reports.routes.ts'
import { createReports } from './reports.service.ts'
import { surveyRoutes } from './surveys/surveys.routes.ts'
import { createSurveys } from './surveys/surveys.service.ts'
import { createTermReports } from './term-report.service.ts'
import { createYearCounts } from './year-report/year-counts.service.ts'
import { createYearReports } from './year-report/year-report.service.ts'

type Needs = {
  programmes: Programmes
  hours: Hours
  trialSums: TrialSums
  publications: Publications
  outcomesReports: OutcomesReports
  pulseSums: PulseSumsService
  school: SchoolService
}

/** The year in sums, for those who lead the programme and the school. */
export function createReportsModule({ store, now }: Context, needs: Needs) {
  const { programmes, hours, trialSums, publications } = needs
  const counts = createYearCounts({ now, hours })
  const yearReports = createYearReports({ store, now, counts })
  const reports = createReports({ store, now, programmes, counts, yearReports })
  const termReports = createTermReports({ store, reports, yearReports, counts, trialSums, publications })
  const files = createReportFiles({ ...needs, yearReports, termReports })
  return {
    services: {},
    routes: [
      reportRoutes({ reports, yearReports, files }),
      termReportRoutes({ termReports, files }),
      surveyRoutes(createSurveys({ store, now })),
    ],
    jobs: [async () => () => counts.countAllDue(asSystem(store, 'what is settled of a year is counted'))],
  } satisfies Module
}
