import { problem } from '@hubs/schema/problem'
import { participation } from '@hubs/schema/reports'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Reports } from './reports.service.ts'

export function reportRoutes(reports: Reports): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/reports/participation',
      {
        config: { policy: reports.participation.action },
        schema: { response: { 200: participation, 401: problem, 403: problem, 404: problem } },
      },
      request => reports.participation(sessionOf(request).actor),
    )
  }
}
