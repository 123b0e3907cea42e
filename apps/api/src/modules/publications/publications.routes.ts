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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Publications } from './publications.service.ts'

const byId = z.object({ id })
const byCode = z.object({ code: id })
const seen = { 401: problem, 403: problem, 404: problem }
const changed = { ...seen, 400: problem, 409: problem }

/** What is published, for anybody. */
function publicRoutes(publications: Publications): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/public/publications',
      {
        config: { policy: 'anyone' },
        schema: {
          querystring: publicPublicationQuery,
          response: { 200: publicPublicationPage, 400: problem, 404: problem },
        },
      },
      request => publications.listPublic(request.query),
    )

    app.get(
      '/public/publications/:id',
      { config: { policy: 'anyone' }, schema: { params: byId, response: { 200: publicPublication, 404: problem } } },
      request => publications.seePublic(request.params.id),
    )
  }
}

export function publicationRoutes(publications: Publications): FastifyPluginAsyncZod {
  return async app => {
    await app.register(publicRoutes(publications))

    app.get(
      '/publications',
      {
        config: { policy: publications.list.action },
        schema: {
          querystring: publicationQuery,
          response: { 200: publicationPage, 400: problem, 401: problem, 403: problem },
        },
      },
      request => publications.list(sessionOf(request).actor, request.query),
    )

    app.patch(
      '/publications/:id',
      {
        config: { policy: publications.move.action },
        schema: { params: byId, body: movePublication, response: { 200: publication, ...changed } },
      },
      request => publications.move(sessionOf(request).actor, request.params.id, request.body),
    )

    app.get(
      '/reports/:id/publication',
      {
        config: { policy: publications.ofReport.action },
        schema: { params: byId, response: { 200: publicationOf, ...seen } },
      },
      request => publications.ofReport(sessionOf(request).actor, request.params.id),
    )

    app.put(
      '/reports/:id/publication',
      {
        config: { policy: publications.offerStory.action },
        schema: { params: byId, body: offerStory, response: { 200: publication, ...changed } },
      },
      request => publications.offerStory(sessionOf(request).actor, request.params.id, request.body),
    )

    app.get(
      '/strategies/:code/publication',
      {
        config: { policy: publications.ofStrategy.action },
        schema: { params: byCode, response: { 200: publicationOf, ...changed } },
      },
      request => publications.ofStrategy(sessionOf(request).actor, request.params.code),
    )

    app.put(
      '/strategies/:code/publication',
      {
        config: { policy: publications.offerStrategy.action },
        schema: { params: byCode, body: offerStrategy, response: { 200: publication, ...changed } },
      },
      request => publications.offerStrategy(sessionOf(request).actor, request.params.code, request.body),
    )
  }
}
