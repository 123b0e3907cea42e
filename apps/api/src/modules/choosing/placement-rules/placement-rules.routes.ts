import { addPlacementRule, changePlacementRule, placementRules } from '@hubs/schema/choosing/placement-rules'
import { id } from '@hubs/schema/common'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { PlacementRules } from './placement-rules.service.ts'

export function placementRuleRoutes(rules: PlacementRules): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/placement-rules',
      {
        config: { policy: rules.list.action },
        schema: { response: { 200: placementRules, 401: problem, 403: problem } },
      },
      request => rules.list(sessionOf(request).actor),
    )

    app.post(
      '/placement-rules',
      {
        config: { policy: rules.add.action },
        schema: {
          body: addPlacementRule,
          response: { 201: placementRules, 400: problem, 401: problem, 403: problem, 404: problem },
        },
      },
      async (request, reply) => reply.code(201).send(await rules.add(sessionOf(request).actor, request.body)),
    )

    app.put(
      '/placement-rules/:id',
      {
        config: { policy: rules.change.action },
        schema: {
          params: z.object({ id }),
          body: changePlacementRule,
          response: { 200: placementRules, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem },
        },
      },
      request => rules.change(sessionOf(request).actor, request.params.id, request.body),
    )

    app.delete(
      '/placement-rules/:id',
      {
        config: { policy: rules.remove.action },
        schema: {
          params: z.object({ id }),
          response: { 204: z.null(), 400: problem, 401: problem, 403: problem, 404: problem },
        },
      },
      async (request, reply) => {
        await rules.remove(sessionOf(request).actor, request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
}
