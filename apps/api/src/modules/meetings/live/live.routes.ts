import { id } from '@hubs/schema/common'
import { serverTime } from '@hubs/schema/meetings/live'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import { sessionOf } from '../../../http/request.ts'
import { problems } from '../../../http/route.ts'
import type { Clock } from '../../../time/clock.ts'
import type { Live } from './live.service.ts'

export const events = z.string().describe('text/event-stream: events `run`, `plans`, `beat`, `screens` and `check-in`.')

/** A page names itself the same each time that it comes back, so that the stream it has lost is ended at once. */
export const streamQuery = z.strictObject({ page: z.string().min(1).max(64).optional() })

/** Gives the connection over to a screen. */
export function stream(reply: FastifyReply, show: (response: ServerResponse) => void) {
  reply.hijack()
  const { raw } = reply
  // The stream has no length and is the last thing on its connection: no chunk framing around each event.
  raw.useChunkedEncodingByDefault = false
  raw.shouldKeepAlive = false
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  show(raw)
  return reply
}

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
