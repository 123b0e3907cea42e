import { problem } from '@hubs/schema/problem'
import { putLogo, school, updateSchool } from '@hubs/schema/school'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { SchoolService } from './school.service.ts'

const refused = { 401: problem, 403: problem, 404: problem } as const
/** In base64 a picture is a third longer; its description and the rest of the JSON need little. */
const bodyLimit = 3 * 1024 * 1024
const byFile = z.object({ file: z.string().max(60) })
/** A PNG. */
const picture = z.custom<Uint8Array>(value => value instanceof Uint8Array)
const aYear = 365 * 24 * 60 * 60

export function schoolRoutes(service: SchoolService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/school',
      { config: { policy: service.see.action }, schema: { response: { 200: school, ...refused } } },
      request => service.see(sessionOf(request).actor),
    )

    app.patch(
      '/school',
      {
        config: { policy: service.update.action },
        schema: { body: updateSchool, response: { 200: school, ...refused, 400: problem, 409: problem } },
      },
      request => service.update(sessionOf(request).actor, request.body),
    )

    app.put(
      '/school/logo',
      {
        config: { policy: service.putLogo.action },
        bodyLimit,
        schema: { body: putLogo, response: { 200: school, ...refused, 400: problem, 413: problem } },
      },
      request => service.putLogo(sessionOf(request).actor, request.body),
    )

    app.delete(
      '/school/logo',
      { config: { policy: service.removeLogo.action }, schema: { response: { 200: school, ...refused } } },
      request => service.removeLogo(sessionOf(request).actor),
    )

    app.get(
      '/public/school-logos/:file',
      {
        config: { policy: 'anyone' },
        schema: { params: byFile, response: { 200: picture, 400: problem, 404: problem } },
      },
      async (request, reply) => {
        const png = await service.picture(request.params.file.slice(0, -'.png'.length))
        return reply
          .type('image/png')
          .header('cache-control', `public, max-age=${aYear}, immutable`)
          .serializer((body: unknown) => body as string)
          .send(png)
      },
    )
  }
}
