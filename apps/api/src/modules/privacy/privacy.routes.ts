import { id } from '@hubs/schema/common'
import { erase, erasurePreview } from '@hubs/schema/privacy'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromOf, sessionOf } from '../../http/request.ts'
import { file, sendFile, problems, routeOf } from '../../http/route.ts'
import type { Privacy } from './privacy.service.ts'

const params = z.object({ id })
const refused = problems(401, 403)
const ofSomebody = { ...refused, ...problems(400, 404) } as const
const FILE_NAME = 'learning-hubs-data.zip'

export function privacyRoutes(privacy: Privacy): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/me/export',
      routeOf(privacy.exportOwn, { response: { 200: file, ...refused } }),
      async (request, reply) => {
        const zip = await privacy.exportOwn(sessionOf(request), fromOf(request))
        return sendFile(reply, 'application/zip', FILE_NAME, Buffer.from(zip))
      },
    )

    app.post(
      '/people/:id/export',
      routeOf(privacy.exportFor, { params, response: { 200: file, ...ofSomebody } }),
      async (request, reply) => {
        const zip = await privacy.exportFor(sessionOf(request), request.params.id, fromOf(request))
        return sendFile(reply, 'application/zip', FILE_NAME, Buffer.from(zip))
      },
    )

    app.get(
      '/people/:id/erasure',
      routeOf(privacy.preview, { params, response: { 200: erasurePreview, ...ofSomebody } }),
      request => privacy.preview(sessionOf(request), request.params.id),
    )

    app.post(
      '/people/:id/erasure',
      routeOf(privacy.erase, { params, body: erase, response: { 204: z.null(), ...ofSomebody, ...problems(409) } }),
      async (request, reply) => {
        await privacy.erase(sessionOf(request), request.params.id, request.body, fromOf(request))
        return reply.code(204).send(null)
      },
    )
  }
}
