import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { fromOf, sessionOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Archive } from './archive.service.ts'

/** A zip file. */
const zip = z.custom<Readable>(value => value instanceof Readable)

export function archiveRoutes(archive: Archive): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/school/export',
      routeOf(archive.download, { response: { 200: zip, ...problems(401, 403, 409, 503) } }),
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
