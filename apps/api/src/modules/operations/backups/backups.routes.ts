import { backup, backups } from '@hubs/schema/backups'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { fromOf, sessionOf } from '../../../plugins/actor.ts'
import type { BackupService } from './backups.service.ts'

const refused = { 401: problem, 403: problem } as const

export function backupRoutes(service: BackupService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/backups',
      { config: { policy: service.see.action }, schema: { response: { 200: backups, ...refused } } },
      request => service.see(sessionOf(request)),
    )

    app.post(
      '/backups',
      {
        config: { policy: service.makeByHand.action },
        schema: { response: { 201: backup, ...refused, 503: problem } },
      },
      async (request, reply) => {
        const made = await service.makeByHand(sessionOf(request), fromOf(request))
        return reply.code(201).send(made)
      },
    )
  }
}
