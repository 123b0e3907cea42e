import { pageQuery } from '@hubs/schema/common'
import { problem } from '@hubs/schema/problem'
import { unusedAccounts } from '@hubs/schema/unused-accounts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { UnusedAccounts } from './unused-accounts.service.ts'

export function unusedAccountRoutes(unused: UnusedAccounts): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people/unused',
      {
        config: { policy: unused.list.action },
        schema: {
          querystring: pageQuery,
          response: { 200: unusedAccounts, 400: problem, 401: problem, 403: problem },
        },
      },
      request => unused.list(sessionOf(request), request.query),
    )
  }
}
