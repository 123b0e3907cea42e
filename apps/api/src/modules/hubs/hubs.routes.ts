import { id, slug } from '@hubs/schema/common'
import { createHub, hubDetail, hubList, newlyLed, updateGroup, updateHub } from '@hubs/schema/hubs'
import { problem } from '@hubs/schema/problem'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { sessionOf } from '../../plugins/actor.ts'
import type { Hubs } from './hubs.service.ts'

const bySlug = z.object({ slug })

/** JSON that was made by the route's own schema already; it need not be read and written again for each person. */
function sendText(reply: FastifyReply, text: string) {
  return reply.type('application/json; charset=utf-8').serializer(String).send(text)
}

export function hubRoutes(hubs: Hubs): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/hubs',
      { config: { policy: hubs.listText.action }, schema: { response: { 200: hubList, 401: problem } } },
      async (request, reply) => {
        const { actor, membership } = sessionOf(request)
        const text = await hubs.listText(actor, membership?.hubSlug ?? null)
        return sendText(reply, text)
      },
    )

    app.get(
      '/me/newly-led',
      { config: { policy: hubs.newlyLed.action }, schema: { response: { 200: newlyLed, 401: problem } } },
      request => hubs.newlyLed(sessionOf(request).actor),
    )

    app.get(
      '/hubs/:slug',
      {
        config: { policy: hubs.bySlug.action },
        schema: { params: bySlug, response: { 200: hubDetail, 401: problem, 404: problem } },
      },
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
      {
        config: { policy: hubs.create.action },
        schema: {
          headers: createHeaders,
          body: createHub,
          response: { 201: hubDetail, 400: problem, 401: problem, 403: problem, 409: problem },
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await hubs.create(sessionOf(request).actor, request.body, key))
      },
    )

    app.patch(
      '/hubs/:slug',
      {
        config: { policy: hubs.update.action },
        schema: {
          params: bySlug,
          body: updateHub,
          response: { 200: hubDetail, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem },
        },
      },
      request => {
        const { actor, membership } = sessionOf(request)
        return hubs.update(actor, request.params.slug, request.body, membership?.hubSlug ?? null)
      },
    )

    app.patch(
      '/groups/:id',
      {
        config: { policy: hubs.updateGroup.action },
        schema: {
          params: z.object({ id }),
          body: updateGroup,
          response: { 200: hubDetail, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem },
        },
      },
      request => {
        const { actor, membership } = sessionOf(request)
        return hubs.updateGroup(actor, request.params.id, request.body, membership?.hubSlug ?? null)
      },
    )
  }
}
