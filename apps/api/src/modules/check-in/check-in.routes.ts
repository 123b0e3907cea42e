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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import { ceilingPerThing } from '../../plugins/rate-limit.ts'
import type { CheckIn } from './check-in.service.ts'

const byId = z.object({ id })

const seen = { 401: problem, 403: problem, 404: problem } as const

/** Opens check-in to a meeting, and takes those who check in. */
export function checkInRoutes(checkIn: CheckIn): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/check-in',
      { config: { policy: checkIn.look.action }, schema: { params: byId, response: { 200: checkInStatus, ...seen } } },
      request => checkIn.look(sessionOf(request).actor, request.params.id),
    )

    app.put(
      '/meetings/:id/check-in',
      {
        config: { policy: checkIn.set.action },
        schema: {
          params: byId,
          body: setCheckIn,
          response: { 200: checkInStatus, ...seen, 400: problem, 409: problem },
        },
      },
      request => checkIn.set(sessionOf(request).actor, request.params.id, request.body.mode),
    )

    app.get(
      '/meetings/:id/check-in-code',
      { config: { policy: checkIn.codeFor.action }, schema: { params: byId, response: { 200: checkInCode, ...seen } } },
      request => checkIn.codeFor(sessionOf(request).actor, request.params.id),
    )

    app.post(
      '/check-in-tokens',
      {
        // Before anybody is signed in: the code has run out by the time that is done.
        config: { policy: 'anyone', ...ceilingPerThing },
        schema: {
          body: askCheckInToken,
          response: { 201: checkInToken, 400: problem, 403: problem, 404: problem, 410: problem, 429: problem },
        },
      },
      async (request, reply) => {
        const { session, body } = request
        return reply.code(201).send(await checkIn.exchange(session?.actor ?? null, body.code))
      },
    )

    app.post(
      '/arrivals',
      {
        config: { policy: checkIn.arrive.action },
        schema: {
          body: spendCheckInToken,
          response: { 200: arrival, ...seen, 400: problem, 409: problem, 410: problem },
        },
      },
      request => checkIn.arrive(sessionOf(request).actor, request.body.token),
    )
  }
}
