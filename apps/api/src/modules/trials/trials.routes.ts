import { slug } from '@hubs/schema/common'
import { hubTrials, strategyTrials, trialQuery, trialReport } from '@hubs/schema/library/trials'
import { yearReportQuery } from '@hubs/schema/reports/year-report'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { TrialSums } from './trial-sums.service.ts'
import type { Trials } from './trials.service.ts'

export function trialRoutes(trials: Trials, sums: TrialSums): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/strategies/:code/trials',
      routeOf(trials.ofStrategy, {
        params: z.object({ code: slug }),
        querystring: trialQuery,
        response: { 200: strategyTrials, ...problems(400, 401, 403, 404) },
      }),
      request => trials.ofStrategy(actorOf(request), request.params.code, request.query),
    )

    app.get(
      '/hubs/:slug/trials',
      routeOf(sums.ofHub, { params: z.object({ slug }), response: { 200: hubTrials, ...problems(401, 403, 404) } }),
      request => sums.ofHub(actorOf(request), request.params.slug),
    )

    app.get(
      '/reports/trials',
      routeOf(sums.ofYear, {
        querystring: yearReportQuery,
        response: { 200: trialReport, ...problems(400, 401, 403, 404) },
      }),
      request => sums.ofYear(actorOf(request), request.query.programme),
    )
  }
}
