import { searchAnswer, searchQuery } from '@hubs/schema/search'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Search } from './search.service.ts'

export function searchRoutes({ search }: Search): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/search',
      routeOf(search, { querystring: searchQuery, response: { 200: searchAnswer, ...problems(400, 401) } }),
      request => search(actorOf(request), request.query),
    )
  }
}
