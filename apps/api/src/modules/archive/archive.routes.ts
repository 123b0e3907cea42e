import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { fromOf, sessionOf } from '../../plugins/actor.ts'
import type { Archive } from './archive.service.ts'

/** A zip file. */
const zip = z.custom<Readable>(value => value instanceof Readable)

export function archiveRoutes(archive: Archive): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/school/export',
      {
        config: { policy: archive.download.action },
        schema: { response: { 200: zip, 401: problem, 403: problem, 409: problem, 503: problem } },
      },
      async (request, reply) => {
        const file = await archive.download(sessionOf(request), fromOf(request))
        return reply
          .type('application/zip')
          .header('content-disposition', 'attachment; filename="learning-hubs-school.zip"')
          .send(file)
      },
    )
  }
}
