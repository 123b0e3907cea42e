import { serverVersion } from '@hubs/schema/server-version'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../plugins/actor.ts'
import { problems, routeOf } from '../../route.ts'
import type { ServerVersionService } from './server-version.service.ts'

export function serverVersionRoutes(service: ServerVersionService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/server-version',
      routeOf(service.see, { response: { 200: serverVersion, ...problems(401, 403) } }),
      async request => service.see(sessionOf(request)),
    )
  }
}
