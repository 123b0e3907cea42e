import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problems } from '../../../http/route.ts'
import type { Metrics } from './metrics.service.ts'

/** Figures for Prometheus. Its own token stands in for a sign-in: a monitor is nobody. */
export function metricsRoutes(metrics: Metrics): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/metrics',
      {
        config: { policy: 'anyone' },
        schema: { produces: ['text/plain'], response: { 200: z.string(), ...problems(401, 404) } },
      },
      async (request, reply) => {
        const said = await metrics.see(request.headers.authorization)
        return reply
          .type('text/plain; version=0.0.4; charset=utf-8')
          .serializer((body: string) => body)
          .send(said)
      },
    )
  }
}
