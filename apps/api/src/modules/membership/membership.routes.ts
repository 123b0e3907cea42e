import { id, pageQuery, slug } from '@hubs/schema/common'
import { choiceList, chooseHub, membership, placePerson } from '@hubs/schema/membership/membership'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { MembershipService } from './membership.service.ts'

const bySlug = z.object({ slug })
const done = z.null()

export function membershipRoutes(service: MembershipService): FastifyPluginAsyncZod {
  return async app => {
    app.put(
      '/hubs/:slug/membership',
      {
        config: { policy: service.choose.action },
        schema: {
          params: bySlug,
          body: chooseHub,
          response: { 200: membership, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem },
        },
      },
      request => service.choose(sessionOf(request).actor, request.params.slug, request.body?.groupId),
    )

    app.delete(
      '/hubs/:slug/membership',
      {
        config: { policy: service.leave.action },
        schema: { params: bySlug, response: { 204: done, 401: problem, 403: problem, 404: problem, 409: problem } },
      },
      async (request, reply) => {
        await service.leave(sessionOf(request).actor, request.params.slug)
        return reply.code(204).send(null)
      },
    )

    app.put(
      '/me/not-this-year',
      {
        config: { policy: service.notThisYear.action },
        schema: { response: { 204: done, 401: problem, 403: problem } },
      },
      async (request, reply) => {
        await service.notThisYear(sessionOf(request).actor)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/me/not-this-year',
      {
        config: { policy: service.takeBackNotThisYear.action },
        schema: { response: { 204: done, 401: problem, 403: problem } },
      },
      async (request, reply) => {
        await service.takeBackNotThisYear(sessionOf(request).actor)
        return reply.code(204).send(null)
      },
    )
  }
}

/** Who is where, and places that a coordinator gives. */
export function placeRoutes(service: MembershipService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/memberships',
      {
        config: { policy: service.list.action },
        schema: { querystring: pageQuery, response: { 200: choiceList, 400: problem, 401: problem, 403: problem } },
      },
      request => service.list(sessionOf(request).actor, request.query),
    )

    app.put(
      '/people/:id/membership',
      {
        config: { policy: service.place.action },
        schema: {
          params: z.object({ id }),
          body: placePerson,
          response: { 204: done, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem },
        },
      },
      async (request, reply) => {
        await service.place(sessionOf(request).actor, request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )
  }
}
