import { id } from '@hubs/schema/common'
import { erase, erasurePreview } from '@hubs/schema/privacy'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { file, sendFile } from '../../files/send-file.ts'
import { fromOf, sessionOf } from '../../plugins/actor.ts'
import type { Privacy } from './privacy.service.ts'

const params = z.object({ id })
const refused = { 401: problem, 403: problem } as const
const ofSomebody = { ...refused, 400: problem, 404: problem } as const
const fileName = 'learning-hubs-data.zip'

export function privacyRoutes(privacy: Privacy): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/me/export',
      { config: { policy: privacy.exportOwn.action }, schema: { response: { 200: file, ...refused } } },
      async (request, reply) => {
        const zip = await privacy.exportOwn(sessionOf(request), fromOf(request))
        return sendFile(reply, 'application/zip', fileName, Buffer.from(zip))
      },
    )

    app.post(
      '/people/:id/export',
      { config: { policy: privacy.exportFor.action }, schema: { params, response: { 200: file, ...ofSomebody } } },
      async (request, reply) => {
        const zip = await privacy.exportFor(sessionOf(request), request.params.id, fromOf(request))
        return sendFile(reply, 'application/zip', fileName, Buffer.from(zip))
      },
    )

    app.get(
      '/people/:id/erasure',
      {
        config: { policy: privacy.preview.action },
        schema: { params, response: { 200: erasurePreview, ...ofSomebody } },
      },
      request => privacy.preview(sessionOf(request), request.params.id),
    )

    app.post(
      '/people/:id/erasure',
      {
        config: { policy: privacy.erase.action },
        schema: { params, body: erase, response: { 204: z.null(), ...ofSomebody, 409: problem } },
      },
      async (request, reply) => {
        await privacy.erase(sessionOf(request), request.params.id, request.body, fromOf(request))
        return reply.code(204).send(null)
      },
    )
  }
}
