import { calendarFeed, newCalendarFeed } from '@hubs/schema/calendar'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../errors.ts'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Calendar } from './calendar.service.ts'

const refused = problems(401, 403)
const secretIn = /^([\w-]{43})\.ics$/

export function calendarRoutes(calendar: Calendar): FastifyPluginAsyncZod {
  return async app => {
    app.get('/me/calendar', routeOf(calendar.see, { response: { 200: calendarFeed, ...refused } }), request =>
      calendar.see(actorOf(request)),
    )

    app.post(
      '/me/calendar',
      routeOf(calendar.make, { response: { 201: newCalendarFeed, ...refused } }),
      async (request, reply) => reply.code(201).send(await calendar.make(actorOf(request))),
    )

    app.delete(
      '/me/calendar',
      routeOf(calendar.remove, { response: { 204: z.null(), ...refused } }),
      async (request, reply) => {
        await calendar.remove(actorOf(request))
        return reply.code(204).send(null)
      },
    )

    // No cookie comes from a calendar program: the address itself is the key. It is in no log, and kept by no cache.
    app.get(
      '/calendars/:file',
      {
        config: { policy: 'anyone' },
        schema: {
          params: z.object({ file: z.string().max(60) }),
          response: { 200: z.string(), 304: z.null(), ...problems(404) },
        },
      },
      async (request, reply) => {
        const secret = secretIn.exec(request.params.file)?.[1]
        if (!secret) throw notFound('calendar')
        const { tag, text } = await calendar.feed(secret)
        void reply.header('etag', tag).header('cache-control', 'private, no-cache')
        if (request.headers['if-none-match']?.split(',').some(each => each.trim() === tag))
          return reply.code(304).send(null)
        return reply
          .type('text/calendar; charset=utf-8')
          .header('content-disposition', 'inline; filename="learning-hubs.ics"')
          .serializer(String)
          .send(text())
      },
    )
  }
}
