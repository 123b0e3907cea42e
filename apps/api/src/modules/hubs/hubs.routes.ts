import { id, slug } from '@hubs/schema/common'
import { createHub, hubDetail, hubList, newlyLed, updateGroup, updateHub } from '@hubs/schema/hubs'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf, sessionOf } from '../../http/request.ts'
import { problems, routeOf, sendText } from '../../http/route.ts'
import { createHeaders } from '../../idempotency.ts'
import type { Hubs } from './hubs.service.ts'

const bySlug = z.object({ slug })

export function hubRoutes(hubs: Hubs): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/hubs',
      routeOf(hubs.listText, { response: { 200: hubList, ...problems(401) } }),
      async (request, reply) => {
        const { actor, membership } = sessionOf(request)
        const text = await hubs.listText(actor, membership?.hubSlug ?? null)
        return sendText(reply, text)
      },
    )

    app.get('/me/newly-led', routeOf(hubs.newlyLed, { response: { 200: newlyLed, ...problems(401) } }), request =>
      hubs.newlyLed(actorOf(request)),
    )

    app.get(
      '/hubs/:slug',
      routeOf(hubs.bySlug, { params: bySlug, response: { 200: hubDetail, ...problems(401, 404) } }),
      request => {
        const { actor, membership } = sessionOf(request)
        return hubs.bySlug(actor, request.params.slug, membership?.hubSlug ?? null)
      },
    )
  }
}

/** The same, for those who change them. */
export function hubEditRoutes(hubs: Hubs): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/hubs',
      routeOf(hubs.create, {
        headers: createHeaders,
        body: createHub,
        response: { 201: hubDetail, ...problems(400, 401, 403, 409) },
      }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await hubs.create(actorOf(request), request.body, key))
      },
    )

    app.patch(
      '/hubs/:slug',
      routeOf(hubs.update, {
        params: bySlug,
        body: updateHub,
        response: { 200: hubDetail, ...problems(400, 401, 403, 404, 409) },
      }),
      request => {
        const { actor, membership } = sessionOf(request)
        return hubs.update(actor, request.params.slug, request.body, membership?.hubSlug ?? null)
      },
    )

    app.patch(
      '/groups/:id',
      routeOf(hubs.updateGroup, {
        params: z.object({ id }),
        body: updateGroup,
        response: { 200: hubDetail, ...problems(400, 401, 403, 404, 409) },
      }),
      request => {
        const { actor, membership } = sessionOf(request)
        return hubs.updateGroup(actor, request.params.id, request.body, membership?.hubSlug ?? null)
      },
    )
  }
}
