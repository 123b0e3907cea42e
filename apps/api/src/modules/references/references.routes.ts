import { expectedVersion, id, slug } from '@hubs/schema/common'
import {
  checkReference,
  createReference,
  exportedReferences,
  exportQuery,
  furtherReading,
  importReferences,
  importResult,
  reference,
  referencePage,
  referenceQuery,
  setReading,
  setStyle,
  styleChoice,
  updateReference,
} from '@hubs/schema/library/references'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import { createHeaders } from '../../idempotency.ts'
import type { StyleOfSchool } from './citations/citation-style.service.ts'
import type { ReadingLists } from './reading.service.ts'
import type { ReferenceExchange } from './references-import.service.ts'
import type { References } from './references.service.ts'

const byId = z.object({ id })
const bySlug = z.object({ slug })
const atVersion = z.strictObject({ expectedVersion: z.coerce.number().pipe(expectedVersion) })
const listed = problems(400, 401, 403)
const seen = { ...listed, ...problems(404) }
const changed = { ...seen, ...problems(409) }
/** A million characters, some of them two or three bytes long or written as an escape. */
const PASTE_BYTES = 4 * 1024 * 1024

/** The sources: to browse, add, correct and check. */
export function referenceRoutes(references: References): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/references',
      routeOf(references.list, { querystring: referenceQuery, response: { 200: referencePage, ...listed } }),
      request => references.list(actorOf(request), request.query),
    )

    app.get(
      '/references/:id',
      routeOf(references.see, { params: byId, response: { 200: reference, ...seen } }),
      request => references.see(actorOf(request), request.params.id),
    )

    app.post(
      '/references',
      routeOf(references.create, {
        headers: createHeaders,
        body: createReference,
        response: { 201: reference, ...changed },
      }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await references.create(actorOf(request), request.body, key))
      },
    )

    app.patch(
      '/references/:id',
      routeOf(references.update, { params: byId, body: updateReference, response: { 200: reference, ...changed } }),
      request => references.update(actorOf(request), request.params.id, request.body),
    )

    app.put(
      '/references/:id/check',
      routeOf(references.check, { params: byId, body: checkReference, response: { 200: reference, ...changed } }),
      request => references.check(actorOf(request), request.params.id, request.body),
    )

    app.delete(
      '/references/:id',
      routeOf(references.remove, { params: byId, querystring: atVersion, response: { 204: z.null(), ...changed } }),
      async (request, reply) => {
        await references.remove(actorOf(request), request.params.id, request.query.expectedVersion)
        return reply.code(204).send(null)
      },
    )
  }
}

/** References in and out, as other programs write them. */
export function referenceExchangeRoutes(exchange: ReferenceExchange): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/references/import',
      {
        config: { policy: exchange.import.action },
        bodyLimit: PASTE_BYTES,
        schema: {
          headers: createHeaders,
          body: importReferences,
          response: { 200: importResult, ...changed, ...problems(413) },
        },
      },
      request => exchange.import(actorOf(request), request.body, request.headers['idempotency-key']),
    )

    app.get(
      '/references/export',
      routeOf(exchange.export, { querystring: exportQuery, response: { 200: exportedReferences, ...seen } }),
      request => exchange.export(actorOf(request), request.query),
    )
  }
}

/** How the school writes its references. */
export function citationStyleRoutes(style: StyleOfSchool): FastifyPluginAsyncZod {
  return async app => {
    app.get('/citation-style', routeOf(style.see, { response: { 200: styleChoice, ...listed } }), request =>
      style.see(actorOf(request)),
    )

    app.put(
      '/citation-style',
      routeOf(style.set, { body: setStyle, response: { 200: styleChoice, ...changed } }),
      request => style.set(actorOf(request), request.body),
    )
  }
}

/** Further reading of the programme and of its hubs. */
export function readingRoutes(reading: ReadingLists): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/programmes/current/reading',
      routeOf(reading.see, { response: { 200: furtherReading, ...seen } }),
      request => reading.see(actorOf(request)),
    )

    app.put(
      '/programmes/current/reading',
      routeOf(reading.set, { body: setReading, response: { 200: furtherReading, ...changed } }),
      request => reading.set(actorOf(request), request.body),
    )

    app.get(
      '/hubs/:slug/reading',
      routeOf(reading.see, { params: bySlug, response: { 200: furtherReading, ...seen } }),
      request => reading.see(actorOf(request), request.params.slug),
    )

    app.put(
      '/hubs/:slug/reading',
      routeOf(reading.set, { params: bySlug, body: setReading, response: { 200: furtherReading, ...changed } }),
      request => reading.set(actorOf(request), request.body, request.params.slug),
    )
  }
}
