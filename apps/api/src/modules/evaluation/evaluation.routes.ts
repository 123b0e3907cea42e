import { id, slug } from '@hubs/schema/common'
import {
  judge,
  outcomesPicture,
  ownRatings,
  progress,
  progressHistory,
  progressHistoryQuery,
  rate,
  ratingMoment,
  yearQuery,
} from '@hubs/schema/evaluation'
import { outcomesReport, yearReportQuery } from '@hubs/schema/reports/year-report'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Evaluation } from './evaluation.service.ts'
import type { OutcomesReports } from './outcomes-report.service.ts'
import type { ProgressService } from './progress.service.ts'

const bySlug = z.object({ slug })
const byMoment = z.object({ slug, moment: ratingMoment })
const byHalfTerm = z.object({ id, halfTermId: id })
const seen = problems(400, 401, 404)
const changed = { ...seen, ...problems(403, 409) }

type Services = { evaluation: Evaluation; progresses: ProgressService; outcomesReports: OutcomesReports }

/** How far the hubs have come with what they work toward. */
export function evaluationRoutes({ evaluation, progresses, outcomesReports }: Services): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/reports/outcomes',
      routeOf(outcomesReports.ofYear, {
        querystring: yearReportQuery,
        response: { 200: outcomesReport, ...problems(400, 401, 403, 404) },
      }),
      request => outcomesReports.ofYear(actorOf(request), request.query.programme),
    )

    app.get(
      '/hubs/:slug/outcomes',
      routeOf(evaluation.picture, {
        params: bySlug,
        querystring: yearQuery,
        response: { 200: outcomesPicture, ...seen },
      }),
      request => evaluation.picture(actorOf(request), request.params.slug, request.query.year),
    )

    app.get(
      '/hubs/:slug/ratings/:moment',
      routeOf(evaluation.own, { params: byMoment, querystring: yearQuery, response: { 200: ownRatings, ...seen } }),
      request => evaluation.own(actorOf(request), request.params, request.query.year),
    )

    app.put(
      '/hubs/:slug/ratings/:moment',
      routeOf(evaluation.rate, { params: byMoment, body: rate, response: { 200: ownRatings, ...changed } }),
      request => evaluation.rate(actorOf(request), request.params, request.body),
    )

    app.put(
      '/outcomes/:id/progress/:halfTermId',
      routeOf(progresses.judge, { params: byHalfTerm, body: judge, response: { 200: progress, ...changed } }),
      request => progresses.judge(actorOf(request), request.params, request.body),
    )

    app.get(
      '/outcomes/:id/progress/:halfTermId',
      routeOf(progresses.history, {
        params: byHalfTerm,
        querystring: progressHistoryQuery,
        response: { 200: progressHistory, ...seen },
      }),
      request => progresses.history(actorOf(request), request.params, request.query),
    )
  }
}
