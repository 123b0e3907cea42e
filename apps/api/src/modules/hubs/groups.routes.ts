import { id, slug } from '@hubs/schema/common'
import { hubDetail, mergeGroup } from '@hubs/schema/hubs'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Groups } from './groups.service.ts'

const params = z.object({ id })
const refused = { 400: problem, 401: problem, 403: problem, 404: problem, 409: problem } as const

export function groupRoutes(groups: Groups): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/hubs/:slug/groups',
      {
        config: { policy: groups.open.action },
        schema: { params: z.object({ slug }), response: { 201: hubDetail, ...refused } },
      },
      async (request, reply) => {
        const { actor, membership } = sessionOf(request)
        return reply.code(201).send(await groups.open(actor, request.params.slug, membership?.hubSlug ?? null))
      },
    )

    app.delete(
      '/groups/:id',
      { config: { policy: groups.close.action }, schema: { params, response: { 200: hubDetail, ...refused } } },
      request => {
        const { actor, membership } = sessionOf(request)
        return groups.close(actor, request.params.id, membership?.hubSlug ?? null)
      },
    )

    app.post(
      '/groups/:id/merge',
      {
        config: { policy: groups.merge.action },
        schema: { params, body: mergeGroup, response: { 200: hubDetail, ...refused } },
      },
      request => {
        const { actor, membership } = sessionOf(request)
        return groups.merge(actor, request.params.id, request.body.intoId, membership?.hubSlug ?? null)
      },
    )
  }
}
