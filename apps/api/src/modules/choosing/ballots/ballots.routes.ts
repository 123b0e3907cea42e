import { ballot, saveBallot } from '@hubs/schema/choosing/ballots'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { Ballots } from './ballots.service.ts'

const refused = problems(400, 401, 403, 409)

export function ballotRoutes(ballots: Ballots): FastifyPluginAsyncZod {
  return async app => {
    app.get('/me/ballot', routeOf(ballots.see, { response: { 200: ballot, ...problems(401, 403) } }), request =>
      ballots.see(actorOf(request)),
    )

    app.put('/me/ballot', routeOf(ballots.save, { body: saveBallot, response: { 200: ballot, ...refused } }), request =>
      ballots.save(actorOf(request), request.body),
    )

    app.delete(
      '/me/ballot',
      routeOf(ballots.clear, { response: { 204: z.null(), ...refused } }),
      async (request, reply) => {
        await ballots.clear(actorOf(request))
        return reply.code(204).send(null)
      },
    )
  }
}
