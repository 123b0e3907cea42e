import { addPlacementRule, changePlacementRule, placementRules } from '@hubs/schema/choosing/placement-rules'
import { id } from '@hubs/schema/common'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { PlacementRules } from './placement-rules.service.ts'

export function placementRuleRoutes(rules: PlacementRules): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/placement-rules',
      routeOf(rules.list, { response: { 200: placementRules, ...problems(401, 403) } }),
      request => rules.list(actorOf(request)),
    )

    app.post(
      '/placement-rules',
      routeOf(rules.add, {
        body: addPlacementRule,
        response: { 201: placementRules, ...problems(400, 401, 403, 404) },
      }),
      async (request, reply) => reply.code(201).send(await rules.add(actorOf(request), request.body)),
    )

    app.put(
      '/placement-rules/:id',
      routeOf(rules.change, {
        params: z.object({ id }),
        body: changePlacementRule,
        response: { 200: placementRules, ...problems(400, 401, 403, 404, 409) },
      }),
      request => rules.change(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/placement-rules/:id',
      routeOf(rules.remove, { params: z.object({ id }), response: { 204: z.null(), ...problems(400, 401, 403, 404) } }),
      async (request, reply) => {
        await rules.remove(actorOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
}
