import { slug } from '@hubs/schema/common'
import { hubTrials, strategyTrials, trialQuery, trialReport } from '@hubs/schema/library/trials'
import { problem } from '@hubs/schema/problem'
import { yearReportQuery } from '@hubs/schema/reports/year-report'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { TrialSums } from './trial-sums.service.ts'
import type { Trials } from './trials.service.ts'

export function trialRoutes(trials: Trials, sums: TrialSums): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/strategies/:code/trials',
      {
        config: { policy: trials.ofStrategy.action },
        schema: {
          params: z.object({ code: slug }),
          querystring: trialQuery,
          response: { 200: strategyTrials, 400: problem, 401: problem, 403: problem, 404: problem },
        },
      },
      request => trials.ofStrategy(sessionOf(request).actor, request.params.code, request.query),
    )

    app.get(
      '/hubs/:slug/trials',
      {
        config: { policy: sums.ofHub.action },
        schema: {
          params: z.object({ slug }),
          response: { 200: hubTrials, 401: problem, 403: problem, 404: problem },
        },
      },
      request => sums.ofHub(sessionOf(request).actor, request.params.slug),
    )

    app.get(
      '/reports/trials',
      {
        config: { policy: sums.ofYear.action },
        schema: {
          querystring: yearReportQuery,
          response: { 200: trialReport, 400: problem, 401: problem, 403: problem, 404: problem },
        },
      },
      request => sums.ofYear(sessionOf(request).actor, request.query.programme),
    )
  }
}
