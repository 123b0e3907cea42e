import { participation } from '@hubs/schema/reports/reports'
import {
  reportCsvQuery,
  reportPeople,
  reportPeopleQuery,
  termNote,
  termNoteSaved,
  termAsked,
  termNumber,
  termReport,
  yearReport,
  yearReportQuery,
} from '@hubs/schema/reports/year-report'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { file, sendFile, problems, routeOf } from '../../http/route.ts'
import type { ReportFiles } from './report-files.service.ts'
import type { Reports } from './reports.service.ts'
import type { TermReports } from './term-report.service.ts'
import type { YearReports } from './year-report/year-report.service.ts'

const refused = problems(401, 403, 404)
const asked = { ...problems(400), ...refused } as const
const byTerm = z.object({ term: termNumber })
const byTermAsked = z.object({ term: termAsked })

type Services = { reports: Reports; yearReports: YearReports; termReports: TermReports; files: ReportFiles }

export function reportRoutes({ reports, yearReports, files }: Omit<Services, 'termReports'>): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/reports/participation',
      routeOf(reports.participation, { response: { 200: participation, ...refused } }),
      request => reports.participation(actorOf(request)),
    )

    app.get(
      '/reports/year',
      routeOf(yearReports.year, { querystring: yearReportQuery, response: { 200: yearReport, ...asked } }),
      request => yearReports.year(actorOf(request), request.query.programme),
    )

    app.get(
      '/reports/year/people',
      routeOf(yearReports.people, { querystring: reportPeopleQuery, response: { 200: reportPeople, ...asked } }),
      request => yearReports.people(actorOf(request), request.query),
    )

    app.get(
      '/reports/csv',
      routeOf(files.csv, { querystring: reportCsvQuery, response: { 200: file, ...asked } }),
      async (request, reply) => {
        const { topic, programme } = request.query
        const text = await files.csv(actorOf(request), topic, programme)
        return sendFile(reply, 'text/csv; charset=utf-8', `${topic}.csv`, text)
      },
    )
  }
}

/** The one page about a term for governors. */
export function termReportRoutes({
  termReports,
  files,
}: Pick<Services, 'termReports' | 'files'>): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/reports/terms/:term',
      routeOf(termReports.get, {
        params: byTermAsked,
        querystring: yearReportQuery,
        response: { 200: termReport, ...asked },
      }),
      request => termReports.get(actorOf(request), request.params.term, request.query.programme),
    )

    app.get(
      '/reports/terms/:term/pdf',
      routeOf(files.termPdf, {
        params: byTerm,
        querystring: yearReportQuery,
        response: { 200: file, ...asked, ...problems(409) },
      }),
      async (request, reply) => {
        const actor = actorOf(request)
        const body = await files.termPdf(actor, request.params.term, request.query.programme)
        return sendFile(reply, 'application/pdf', 'governors-report.pdf', body)
      },
    )

    app.get(
      '/reports/terms/:term/csv',
      routeOf(files.termCsv, { params: byTerm, querystring: yearReportQuery, response: { 200: file, ...asked } }),
      async (request, reply) => {
        const actor = actorOf(request)
        const text = await files.termCsv(actor, request.params.term, request.query.programme)
        return sendFile(reply, 'text/csv; charset=utf-8', 'governors-report.csv', text)
      },
    )

    app.put(
      '/reports/terms/:term/note',
      routeOf(termReports.saveNote, {
        params: byTerm,
        querystring: yearReportQuery,
        body: termNote,
        response: { 200: termNoteSaved, ...asked, ...problems(409) },
      }),
      request => termReports.saveNote(actorOf(request), request.params.term, request.query.programme, request.body),
    )
  }
}
