import { id } from '@hubs/schema/common'
import {
  arrival,
  askTicket,
  door as doorSchema,
  doorCode,
  setDoor,
  ticket,
  useTicket,
} from '@hubs/schema/meetings/check-in'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import { ceilingPerThing } from '../../plugins/rate-limit.ts'
import type { CheckIn } from './check-in.service.ts'

const byId = z.object({ id })

const seen = { 401: problem, 403: problem, 404: problem } as const

/** The door of a meeting, and coming in by it. */
export function checkInRoutes(door: CheckIn): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/door',
      { config: { policy: door.look.action }, schema: { params: byId, response: { 200: doorSchema, ...seen } } },
      request => door.look(sessionOf(request).actor, request.params.id),
    )

    app.put(
      '/meetings/:id/door',
      {
        config: { policy: door.set.action },
        schema: { params: byId, body: setDoor, response: { 200: doorSchema, ...seen, 400: problem, 409: problem } },
      },
      request => door.set(sessionOf(request).actor, request.params.id, request.body.mode),
    )

    app.get(
      '/meetings/:id/door-code',
      { config: { policy: door.codeFor.action }, schema: { params: byId, response: { 200: doorCode, ...seen } } },
      request => door.codeFor(sessionOf(request).actor, request.params.id),
    )

    app.post(
      '/tickets',
      {
        // Before anybody is signed in: the code has run out by the time that is done.
        config: { policy: 'anyone', ...ceilingPerThing },
        schema: {
          body: askTicket,
          response: { 201: ticket, 400: problem, 403: problem, 404: problem, 410: problem, 429: problem },
        },
      },
      async (request, reply) => {
        const { session, body } = request
        return reply.code(201).send(await door.exchange(session?.actor ?? null, body.code))
      },
    )

    app.post(
      '/arrivals',
      {
        config: { policy: door.arrive.action },
        schema: { body: useTicket, response: { 200: arrival, ...seen, 400: problem, 409: problem, 410: problem } },
      },
      request => door.arrive(sessionOf(request).actor, request.body.ticket),
    )
  }
}
