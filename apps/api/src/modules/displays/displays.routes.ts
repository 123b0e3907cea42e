import { id } from '@hubs/schema/common'
import { pairDisplay, pairedDisplay, pairedDisplayList } from '@hubs/schema/meetings/displays'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Displays } from './displays.service.ts'

const byId = z.object({ id })
const seen = problems(401, 403, 404)

/** Who may put a meeting on a classroom screen. */
export function displayRoutes(displays: Displays): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/displays',
      routeOf(displays.list, { params: byId, response: { 200: pairedDisplayList, ...seen } }),
      async request => ({ items: await displays.list(actorOf(request), request.params.id) }),
    )

    app.post(
      '/meetings/:id/displays',
      routeOf(displays.pair, {
        params: byId,
        body: pairDisplay,
        response: { 201: pairedDisplay, ...seen, ...problems(400, 409, 410, 429) },
      }),
      async (request, reply) => {
        const paired = await displays.pair(actorOf(request), request.params.id, request.body.code)
        return reply.code(201).send(paired)
      },
    )

    app.delete(
      '/meetings/:id/displays/:displayId',
      routeOf(displays.takeOff, { params: z.object({ id, displayId: id }), response: { 204: z.null(), ...seen } }),
      async (request, reply) => {
        await displays.takeOff(actorOf(request), request.params.id, request.params.displayId)
        return reply.code(204).send(null)
      },
    )
  }
}
