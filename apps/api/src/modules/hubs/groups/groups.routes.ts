import { id, slug } from '@hubs/schema/common'
import { hubDetail, mergeGroup } from '@hubs/schema/hubs'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { Groups } from './groups.service.ts'

const params = z.object({ id })
const refused = problems(400, 401, 403, 404, 409)

export function groupRoutes(groups: Groups): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/hubs/:slug/groups',
      routeOf(groups.open, { params: z.object({ slug }), response: { 201: hubDetail, ...refused } }),
      async (request, reply) => {
        const { actor, membership } = sessionOf(request)
        return reply.code(201).send(await groups.open(actor, request.params.slug, membership?.hubSlug ?? null))
      },
    )

    app.delete('/groups/:id', routeOf(groups.close, { params, response: { 200: hubDetail, ...refused } }), request => {
      const { actor, membership } = sessionOf(request)
      return groups.close(actor, request.params.id, membership?.hubSlug ?? null)
    })

    app.post(
      '/groups/:id/merge',
      routeOf(groups.merge, { params, body: mergeGroup, response: { 200: hubDetail, ...refused } }),
      request => {
        const { actor, membership } = sessionOf(request)
        return groups.merge(actor, request.params.id, request.body.intoId, membership?.hubSlug ?? null)
      },
    )
  }
}
