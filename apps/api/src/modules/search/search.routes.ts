import { problem } from '@hubs/schema/problem'
import { searchAnswer, searchQuery } from '@hubs/schema/search'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Search } from './search.service.ts'

export function searchRoutes({ search }: Search): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/search',
      {
        config: { policy: search.action },
        schema: { querystring: searchQuery, response: { 200: searchAnswer, 400: problem, 401: problem } },
      },
      request => search(sessionOf(request).actor, request.query),
    )
  }
}
