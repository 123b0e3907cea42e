import { problem } from '@hubs/schema/problem'
import { participation } from '@hubs/schema/reports'
import { yearReport, yearReportQuery } from '@hubs/schema/year-report'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Reports } from './reports.service.ts'
import type { YearReports } from './year-report.service.ts'

const refused = { 401: problem, 403: problem, 404: problem } as const

export function reportRoutes({
  reports,
  yearReports,
}: {
  reports: Reports
  yearReports: YearReports
}): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/reports/participation',
      {
        config: { policy: 'report:participation' },
        schema: { response: { 200: participation, ...refused } },
      },
      request => reports.participation(sessionOf(request).actor),
    )

    app.get(
      '/reports/year',
      {
        config: { policy: 'report:participation' },
        schema: { querystring: yearReportQuery, response: { 200: yearReport, 400: problem, ...refused } },
      },
      request => yearReports.year(sessionOf(request).actor, request.query.programme),
    )
  }
}
