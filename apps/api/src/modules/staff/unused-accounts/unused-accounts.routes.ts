import { pageQuery } from '@hubs/schema/common'
import { unusedAccounts } from '@hubs/schema/unused-accounts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { UnusedAccounts } from './unused-accounts.service.ts'

export function unusedAccountRoutes(unused: UnusedAccounts): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people/unused',
      routeOf(unused.list, { querystring: pageQuery, response: { 200: unusedAccounts, ...problems(400, 401, 403) } }),
      request => unused.list(sessionOf(request), request.query),
    )
  }
}
