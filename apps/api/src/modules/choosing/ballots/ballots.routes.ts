import { ballot, saveBallot } from '@hubs/schema/choosing/ballots'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { Ballots } from './ballots.service.ts'

const refused = { 400: problem, 401: problem, 403: problem, 409: problem }

export function ballotRoutes(ballots: Ballots): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/ballot',
      { config: { policy: ballots.see.action }, schema: { response: { 200: ballot, 401: problem, 403: problem } } },
      request => ballots.see(sessionOf(request).actor),
    )

    app.put(
      '/me/ballot',
      { config: { policy: ballots.save.action }, schema: { body: saveBallot, response: { 200: ballot, ...refused } } },
      request => ballots.save(sessionOf(request).actor, request.body),
    )

    app.delete(
      '/me/ballot',
      { config: { policy: ballots.clear.action }, schema: { response: { 204: z.null(), ...refused } } },
      async (request, reply) => {
        await ballots.clear(sessionOf(request).actor)
        return reply.code(204).send(null)
      },
    )
  }
}
