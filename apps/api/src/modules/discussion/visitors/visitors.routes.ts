import { type Visitor, visitorAccountReply } from '@hubs/schema/accounts/visitor-accounts'
import { id } from '@hubs/schema/common'
import {
  decideReply,
  heldPage,
  heldQuery,
  heldReply,
  publicThreadPage,
  publicThreadQuery,
  visitorForm,
  visitorFormQuery,
  visitorReply,
  visitorReplyTaken,
} from '@hubs/schema/discussion'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rateLimitPerNetwork } from '../../../http/rate-limits.ts'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { Moderation } from '../moderation.service.ts'
import type { Visitors } from './visitors.service.ts'

const listed = problems(400, 401, 403)

export type VisitorIn = (cookies: Record<string, string | undefined>) => Visitor | null

/** What visitors read and write, from our own pages only; and what coordinators do with it. */
export function visitorRoutes(visitors: Visitors, visitorIn: VisitorIn): FastifyPluginAsyncZod {
  return async app => {
    const anyone = { policy: 'anyone', ...rateLimitPerNetwork } as const

    app.get(
      '/public/replies',
      {
        config: anyone,
        schema: {
          querystring: publicThreadQuery,
          response: { 200: publicThreadPage, ...problems(400, 404, 429) },
        },
      },
      request => visitors.list(request.query),
    )

    app.get(
      '/public/replies/form',
      {
        config: anyone,
        schema: {
          querystring: visitorFormQuery,
          response: { 200: visitorForm, ...problems(400, 404, 429) },
        },
      },
      request => visitors.form(request.query.school),
    )

    app.post(
      '/public/replies',
      {
        config: anyone,
        schema: {
          body: visitorReply,
          response: { 202: visitorReplyTaken, ...problems(400, 403, 410, 413, 429) },
        },
      },
      async (request, reply) => reply.code(202).send(await visitors.leave(request.body, request.ip)),
    )

    app.post(
      '/public/replies/as-visitor',
      {
        config: anyone,
        schema: {
          body: visitorAccountReply,
          response: {
            202: visitorReplyTaken,
            ...problems(400, 403, 410, 413, 429),
          },
        },
      },
      async (request, reply) =>
        reply.code(202).send(await visitors.leaveAs(visitorIn(request.cookies), request.body, request.ip)),
    )
  }
}

/** What visitors wrote, for a coordinator to read first. */
export function moderationRoutes(moderation: Moderation): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/moderation/replies',
      routeOf(moderation.list, { querystring: heldQuery, response: { 200: heldPage, ...listed } }),
      request => moderation.list(actorOf(request), request.query),
    )

    app.put(
      '/moderation/replies/:id',
      routeOf(moderation.decide, {
        params: z.object({ id }),
        body: decideReply,
        response: { 200: heldReply, ...listed, ...problems(404, 409) },
      }),
      request => moderation.decide(actorOf(request), request.params.id, request.body),
    )
  }
}
