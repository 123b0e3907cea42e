import { putLogo, school, schoolContacts, updateSchool } from '@hubs/schema/school'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { SchoolService } from './school.service.ts'

const refused = problems(401, 403, 404)
/** In base64 a picture is a third longer; its description and the rest of the JSON need little. */
const BODY_LIMIT = 3 * 1024 * 1024
const byFile = z.object({ file: z.string().max(60) })
/** A PNG. */
const picture = z.custom<Uint8Array>(value => value instanceof Uint8Array)
const A_YEAR = 365 * 24 * 60 * 60

export function schoolRoutes(service: SchoolService): FastifyPluginAsyncZod {
  return async app => {
    app.get('/school', routeOf(service.see, { response: { 200: school, ...refused } }), request =>
      service.see(actorOf(request)),
    )

    app.get(
      '/school/contacts',
      routeOf(service.contacts, { response: { 200: schoolContacts, ...problems(401) } }),
      request => service.contacts(actorOf(request)),
    )

    app.patch(
      '/school',
      routeOf(service.update, { body: updateSchool, response: { 200: school, ...refused, ...problems(400, 409) } }),
      request => service.update(actorOf(request), request.body),
    )

    app.put(
      '/school/logo',
      {
        config: { policy: service.putLogo.action },
        bodyLimit: BODY_LIMIT,
        schema: { body: putLogo, response: { 200: school, ...refused, ...problems(400, 413) } },
      },
      request => service.putLogo(actorOf(request), request.body),
    )

    app.delete('/school/logo', routeOf(service.removeLogo, { response: { 200: school, ...refused } }), request =>
      service.removeLogo(actorOf(request)),
    )

    app.get(
      '/public/school-logos/:file',
      {
        config: { policy: 'anyone' },
        schema: { params: byFile, response: { 200: picture, ...problems(400, 404) } },
      },
      async (request, reply) => {
        const png = await service.picture(request.params.file.slice(0, -'.png'.length))
        return reply
          .type('image/png')
          .header('cache-control', `public, max-age=${A_YEAR}, immutable`)
          .serializer((body: unknown) => body as string)
          .send(png)
      },
    )
  }
}
