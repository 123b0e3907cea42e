import { slug } from '@hubs/schema/common'
import { showcase, showcaseDraft, showcaseList, showcaseParams, updateShowcase } from '@hubs/schema/library/showcase'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Showcases } from './showcase.service.ts'

const bySlug = z.object({ slug })
const schoolQuery = z.strictObject({ school: slug.optional() })

export function showcaseRoutes(showcases: Showcases): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/public/showcases',
      {
        config: { policy: 'anyone' },
        schema: { querystring: schoolQuery, response: { 200: showcaseList, 400: problem, 404: problem } },
      },
      request => showcases.list(request.query.school),
    )

    app.get(
      '/public/showcases/:year/:slug',
      {
        config: { policy: 'anyone' },
        schema: {
          params: showcaseParams,
          querystring: schoolQuery,
          response: { 200: showcase, 400: problem, 404: problem },
        },
      },
      ({ params, query }) => showcases.seePublic(params.year, params.slug, query.school),
    )

    app.get(
      '/hubs/:slug/showcase',
      {
        config: { policy: showcases.see.action },
        schema: { params: bySlug, response: { 200: showcaseDraft, 401: problem, 403: problem, 404: problem } },
      },
      request => showcases.see(sessionOf(request).actor, request.params.slug),
    )

    app.put(
      '/hubs/:slug/showcase',
      {
        config: { policy: showcases.update.action },
        schema: {
          params: bySlug,
          body: updateShowcase,
          response: { 200: showcaseDraft, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem },
        },
      },
      request => showcases.update(sessionOf(request).actor, request.params.slug, request.body),
    )
  }
}
