import { expectedVersion, id, slug } from '@hubs/schema/common'
import { adaptation, updateAdaptation, writeAdaptation } from '@hubs/schema/library/strategies'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import { createHeaders } from '../../../idempotency.ts'
import type { Adaptations } from './adaptations.service.ts'

const byCode = z.object({ code: slug })
const oneAdaptation = z.object({ code: slug, id })
const atVersion = z.strictObject({ expectedVersion: z.coerce.number().pipe(expectedVersion) })
const changed = problems(400, 401, 403, 404, 409)

/** "In my subject", under a strategy. */
export function adaptationRoutes(adaptations: Adaptations): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/strategies/:code/adaptations',
      routeOf(adaptations.add, {
        params: byCode,
        headers: createHeaders,
        body: writeAdaptation,
        response: { 201: adaptation, ...changed },
      }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        const { code } = request.params
        return reply.code(201).send(await adaptations.add(actorOf(request), code, request.body, key))
      },
    )

    app.patch(
      '/strategies/:code/adaptations/:id',
      routeOf(adaptations.update, {
        params: oneAdaptation,
        body: updateAdaptation,
        response: { 200: adaptation, ...changed },
      }),
      request => {
        const { code, id } = request.params
        return adaptations.update(actorOf(request), code, id, request.body)
      },
    )

    app.delete(
      '/strategies/:code/adaptations/:id',
      routeOf(adaptations.remove, {
        params: oneAdaptation,
        querystring: atVersion,
        response: { 204: z.null(), ...changed },
      }),
      async (request, reply) => {
        const { code, id } = request.params
        await adaptations.remove(actorOf(request), code, id, request.query.expectedVersion)
        return reply.code(204).send(null)
      },
    )
  }
}
