import { backup, backups } from '@hubs/schema/backups'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { fromOf, sessionOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { BackupService } from './backups.service.ts'

const refused = problems(401, 403)

export function backupRoutes(service: BackupService): FastifyPluginAsyncZod {
  return async app => {
    app.get('/backups', routeOf(service.see, { response: { 200: backups, ...refused } }), request =>
      service.see(sessionOf(request)),
    )

    app.post(
      '/backups',
      routeOf(service.makeByHand, { response: { 201: backup, ...refused, ...problems(503) } }),
      async (request, reply) => {
        const made = await service.makeByHand(sessionOf(request), fromOf(request))
        return reply.code(201).send(made)
      },
    )
  }
}
