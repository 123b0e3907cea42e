import { id } from '@hubs/schema/common'
import {
  movePublication,
  offerStory,
  offerStrategy,
  publication,
  publicationOf,
  publicationPage,
  publicationQuery,
  publicPublication,
  publicPublicationPage,
  publicPublicationQuery,
} from '@hubs/schema/library/publications'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Publications } from './publications.service.ts'

const byId = z.object({ id })
const byCode = z.object({ code: id })
const seen = problems(401, 403, 404)
const changed = { ...seen, ...problems(400, 409) }

/** What is published, for anybody. */
function publicRoutes(publications: Publications): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/public/publications',
      {
        config: { policy: 'anyone' },
        schema: {
          querystring: publicPublicationQuery,
          response: { 200: publicPublicationPage, ...problems(400, 404) },
        },
      },
      request => publications.listPublic(request.query),
    )

    app.get(
      '/public/publications/:id',
      {
        config: { policy: 'anyone' },
        schema: { params: byId, response: { 200: publicPublication, ...problems(404) } },
      },
      request => publications.seePublic(request.params.id),
    )
  }
}

export function publicationRoutes(publications: Publications): FastifyPluginAsyncZod {
  return async app => {
    await app.register(publicRoutes(publications))

    app.get(
      '/publications',
      routeOf(publications.list, {
        querystring: publicationQuery,
        response: { 200: publicationPage, ...problems(400, 401, 403) },
      }),
      request => publications.list(actorOf(request), request.query),
    )

    app.patch(
      '/publications/:id',
      routeOf(publications.move, { params: byId, body: movePublication, response: { 200: publication, ...changed } }),
      request => publications.move(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/reports/:id/publication',
      routeOf(publications.ofReport, { params: byId, response: { 200: publicationOf, ...seen } }),
      request => publications.ofReport(actorOf(request), request.params.id),
    )

    app.put(
      '/reports/:id/publication',
      routeOf(publications.offerStory, { params: byId, body: offerStory, response: { 200: publication, ...changed } }),
      request => publications.offerStory(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/strategies/:code/publication',
      routeOf(publications.ofStrategy, { params: byCode, response: { 200: publicationOf, ...changed } }),
      request => publications.ofStrategy(actorOf(request), request.params.code),
    )

    app.put(
      '/strategies/:code/publication',
      routeOf(publications.offerStrategy, {
        params: byCode,
        body: offerStrategy,
        response: { 200: publication, ...changed },
      }),
      request => publications.offerStrategy(actorOf(request), request.params.code, request.body),
    )
  }
}
