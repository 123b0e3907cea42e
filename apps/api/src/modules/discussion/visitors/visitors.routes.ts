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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../plugins/actor.ts'
import { ceiling } from '../../../plugins/rate-limit.ts'
import type { Moderation } from '../moderation.service.ts'
import type { Visitors } from './visitors.service.ts'

const listed = { 400: problem, 401: problem, 403: problem }

export type VisitorIn = (cookies: Record<string, string | undefined>) => Visitor | null

/** What visitors read and write, from our own pages only; and what coordinators do with it. */
export function visitorRoutes(visitors: Visitors, visitorIn: VisitorIn): FastifyPluginAsyncZod {
  return async app => {
    const anyone = { policy: 'anyone', ...ceiling } as const

    app.get(
      '/public/replies',
      {
        config: anyone,
        schema: {
          querystring: publicThreadQuery,
          response: { 200: publicThreadPage, 400: problem, 404: problem, 429: problem },
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
          response: { 200: visitorForm, 400: problem, 404: problem, 429: problem },
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
          response: { 202: visitorReplyTaken, 400: problem, 403: problem, 410: problem, 413: problem, 429: problem },
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
            400: problem,
            403: problem,
            410: problem,
            413: problem,
            429: problem,
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
      {
        config: { policy: moderation.list.action },
        schema: { querystring: heldQuery, response: { 200: heldPage, ...listed } },
      },
      request => moderation.list(sessionOf(request).actor, request.query),
    )

    app.put(
      '/moderation/replies/:id',
      {
        config: { policy: moderation.decide.action },
        schema: {
          params: z.object({ id }),
          body: decideReply,
          response: { 200: heldReply, ...listed, 404: problem, 409: problem },
        },
      },
      request => moderation.decide(sessionOf(request).actor, request.params.id, request.body),
    )
  }
}
