import { problem } from '@hubs/schema/problem'
import { serverVersion } from '@hubs/schema/server-version'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { ServerVersionService } from './server-version.service.ts'

export function serverVersionRoutes(service: ServerVersionService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/server-version',
      {
        config: { policy: service.see.action },
        schema: { response: { 200: serverVersion, 401: problem, 403: problem } },
      },
      async request => service.see(sessionOf(request)),
    )
  }
}
