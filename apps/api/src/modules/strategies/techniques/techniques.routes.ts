import { techniqueList, techniqueQuery } from '@hubs/schema/library/strategies'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { Techniques } from './techniques.service.ts'

export function techniqueRoutes(techniques: Techniques): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/techniques',
      routeOf(techniques.list, {
        querystring: techniqueQuery,
        response: { 200: techniqueList, ...problems(400, 401, 403) },
      }),
      async request => techniques.list(actorOf(request), request.query.hub),
    )
  }
}
