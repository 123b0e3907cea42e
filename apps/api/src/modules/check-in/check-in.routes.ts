import { id } from '@hubs/schema/common'
import {
  arrival,
  askCheckInToken,
  checkInStatus,
  checkInCode,
  setCheckIn,
  checkInToken,
  spendCheckInToken,
} from '@hubs/schema/meetings/check-in'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rateLimitPerTarget } from '../../http/rate-limits.ts'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { CheckIn } from './check-in.service.ts'

const byId = z.object({ id })

const seen = problems(401, 403, 404)

/** Opens check-in to a meeting, and takes those who check in. */
export function checkInRoutes(checkIn: CheckIn): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/check-in',
      routeOf(checkIn.look, { params: byId, response: { 200: checkInStatus, ...seen } }),
      request => checkIn.look(actorOf(request), request.params.id),
    )

    app.put(
      '/meetings/:id/check-in',
      routeOf(checkIn.set, {
        params: byId,
        body: setCheckIn,
        response: { 200: checkInStatus, ...seen, ...problems(400, 409) },
      }),
      request => checkIn.set(actorOf(request), request.params.id, request.body.mode),
    )

    app.get(
      '/meetings/:id/check-in-code',
      routeOf(checkIn.codeFor, { params: byId, response: { 200: checkInCode, ...seen } }),
      request => checkIn.codeFor(actorOf(request), request.params.id),
    )

    app.post(
      '/check-in-tokens',
      {
        // Before anybody is signed in: the code has run out by the time that is done.
        config: { policy: 'anyone', ...rateLimitPerTarget },
        schema: {
          body: askCheckInToken,
          response: { 201: checkInToken, ...problems(400, 403, 404, 410, 429) },
        },
      },
      async (request, reply) => {
        const { session, body } = request
        return reply.code(201).send(await checkIn.exchange(session?.actor ?? null, body.code))
      },
    )

    app.post(
      '/arrivals',
      routeOf(checkIn.arrive, {
        body: spendCheckInToken,
        response: { 200: arrival, ...seen, ...problems(400, 409, 410) },
      }),
      request => checkIn.arrive(actorOf(request), request.body.token),
    )
  }
}
