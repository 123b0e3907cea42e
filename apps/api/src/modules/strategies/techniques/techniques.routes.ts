import { techniqueList, techniqueQuery } from '@hubs/schema/library/strategies'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { Techniques } from './techniques.service.ts'

export function techniqueRoutes(techniques: Techniques): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/techniques',
      {
        config: { policy: techniques.list.action },
        schema: {
          querystring: techniqueQuery,
          response: { 200: techniqueList, 400: problem, 401: problem, 403: problem },
        },
      },
      async request => techniques.list(sessionOf(request).actor, request.query.hub),
    )
  }
}
