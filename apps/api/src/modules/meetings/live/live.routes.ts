import { id } from '@hubs/schema/common'
import { serverTime } from '@hubs/schema/meetings/live'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { events, stream, streamQuery } from '../../../http/event-stream.ts'
import { sessionOf } from '../../../http/request.ts'
import { problems } from '../../../http/route.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Live } from './live.service.ts'

export function liveRoutes(live: Live, now: Clock): FastifyPluginAsyncZod {
  return async app => {
    app.get('/time', { config: { policy: 'anyone' }, schema: { response: { 200: serverTime } } }, async () => ({
      serverNow: now(),
    }))

    app.get(
      '/meetings/:id/live',
      {
        config: { policy: live.open.action },
        exposeHeadRoute: false,
        schema: {
          params: z.object({ id }),
          querystring: streamQuery,
          produces: ['text/event-stream'],
          response: { 200: events, ...problems(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request, reply) =>
        stream(reply, await live.open(sessionOf(request), request.params.id, request.query.page)),
    )

    app.addHook('preClose', async () => live.stop())
  }
}
