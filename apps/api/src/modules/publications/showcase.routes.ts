import { slug } from '@hubs/schema/common'
import { showcase, showcaseDraft, showcaseList, showcaseParams, updateShowcase } from '@hubs/schema/library/showcase'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Showcases } from './showcase.service.ts'

const bySlug = z.object({ slug })
const schoolQuery = z.strictObject({ school: slug.optional() })

export function showcaseRoutes(showcases: Showcases): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/public/showcases',
      {
        config: { policy: 'anyone' },
        schema: { querystring: schoolQuery, response: { 200: showcaseList, ...problems(400, 404) } },
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
          response: { 200: showcase, ...problems(400, 404) },
        },
      },
      ({ params, query }) => showcases.seePublic(params.year, params.slug, query.school),
    )

    app.get(
      '/hubs/:slug/showcase',
      routeOf(showcases.see, { params: bySlug, response: { 200: showcaseDraft, ...problems(401, 403, 404) } }),
      request => showcases.see(actorOf(request), request.params.slug),
    )

    app.put(
      '/hubs/:slug/showcase',
      routeOf(showcases.update, {
        params: bySlug,
        body: updateShowcase,
        response: { 200: showcaseDraft, ...problems(400, 401, 403, 404, 409) },
      }),
      request => showcases.update(actorOf(request), request.params.slug, request.body),
    )
  }
}
