import { id, pageQuery, slug } from '@hubs/schema/common'
import { choiceList, chooseHub, membership, placePerson } from '@hubs/schema/membership/membership'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { MembershipService } from './membership.service.ts'

const bySlug = z.object({ slug })
const done = z.null()

export function membershipRoutes(service: MembershipService): FastifyPluginAsyncZod {
  return async app => {
    app.put(
      '/hubs/:slug/membership',
      routeOf(service.choose, {
        params: bySlug,
        body: chooseHub,
        response: { 200: membership, ...problems(400, 401, 403, 404, 409) },
      }),
      request => service.choose(actorOf(request), request.params.slug, request.body?.groupId),
    )

    app.delete(
      '/hubs/:slug/membership',
      routeOf(service.leave, { params: bySlug, response: { 204: done, ...problems(401, 403, 404, 409) } }),
      async (request, reply) => {
        await service.leave(actorOf(request), request.params.slug)
        return reply.code(204).send(null)
      },
    )

    app.put(
      '/me/not-this-year',
      routeOf(service.notThisYear, { response: { 204: done, ...problems(401, 403) } }),
      async (request, reply) => {
        await service.notThisYear(actorOf(request))
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/me/not-this-year',
      routeOf(service.takeBackNotThisYear, { response: { 204: done, ...problems(401, 403) } }),
      async (request, reply) => {
        await service.takeBackNotThisYear(actorOf(request))
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
      routeOf(service.list, { querystring: pageQuery, response: { 200: choiceList, ...problems(400, 401, 403) } }),
      request => service.list(actorOf(request), request.query),
    )

    app.put(
      '/people/:id/membership',
      routeOf(service.place, {
        params: z.object({ id }),
        body: placePerson,
        response: { 204: done, ...problems(400, 401, 403, 404, 409) },
      }),
      async (request, reply) => {
        await service.place(actorOf(request), request.params.id, request.body)
        return reply.code(204).send(null)
      },
    )
  }
}
