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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { sessionOf } from '../../plugins/actor.ts'
import type { StyleOfSchool } from './citations/citation-style.service.ts'
import type { ReadingLists } from './reading.service.ts'
import type { ReferenceExchange } from './references-import.service.ts'
import type { References } from './references.service.ts'

const byId = z.object({ id })
const bySlug = z.object({ slug })
const atVersion = z.strictObject({ expectedVersion: z.coerce.number().pipe(expectedVersion) })
const listed = { 400: problem, 401: problem, 403: problem }
const seen = { ...listed, 404: problem }
const changed = { ...seen, 409: problem }
/** A million characters, some of them two or three bytes long or written as an escape. */
const pasteBytes = 4 * 1024 * 1024

/** The sources: to browse, add, correct and check. */
export function referenceRoutes(references: References): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/references',
      {
        config: { policy: references.list.action },
        schema: { querystring: referenceQuery, response: { 200: referencePage, ...listed } },
      },
      request => references.list(sessionOf(request).actor, request.query),
    )

    app.get(
      '/references/:id',
      { config: { policy: references.see.action }, schema: { params: byId, response: { 200: reference, ...seen } } },
      request => references.see(sessionOf(request).actor, request.params.id),
    )

    app.post(
      '/references',
      {
        config: { policy: references.create.action },
        schema: { headers: createHeaders, body: createReference, response: { 201: reference, ...changed } },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await references.create(sessionOf(request).actor, request.body, key))
      },
    )

    app.patch(
      '/references/:id',
      {
        config: { policy: references.update.action },
        schema: { params: byId, body: updateReference, response: { 200: reference, ...changed } },
      },
      request => references.update(sessionOf(request).actor, request.params.id, request.body),
    )

    app.put(
      '/references/:id/check',
      {
        config: { policy: references.check.action },
        schema: { params: byId, body: checkReference, response: { 200: reference, ...changed } },
      },
      request => references.check(sessionOf(request).actor, request.params.id, request.body),
    )

    app.delete(
      '/references/:id',
      {
        config: { policy: references.remove.action },
        schema: { params: byId, querystring: atVersion, response: { 204: z.null(), ...changed } },
      },
      async (request, reply) => {
        await references.remove(sessionOf(request).actor, request.params.id, request.query.expectedVersion)
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
        bodyLimit: pasteBytes,
        schema: {
          headers: createHeaders,
          body: importReferences,
          response: { 200: importResult, ...changed, 413: problem },
        },
      },
      request => exchange.import(sessionOf(request).actor, request.body, request.headers['idempotency-key']),
    )

    app.get(
      '/references/export',
      {
        config: { policy: exchange.export.action },
        schema: { querystring: exportQuery, response: { 200: exportedReferences, ...seen } },
      },
      request => exchange.export(sessionOf(request).actor, request.query),
    )
  }
}

/** How the school writes its references. */
export function citationStyleRoutes(style: StyleOfSchool): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/citation-style',
      { config: { policy: style.see.action }, schema: { response: { 200: styleChoice, ...listed } } },
      request => style.see(sessionOf(request).actor),
    )

    app.put(
      '/citation-style',
      {
        config: { policy: style.set.action },
        schema: { body: setStyle, response: { 200: styleChoice, ...changed } },
      },
      request => style.set(sessionOf(request).actor, request.body),
    )
  }
}

/** Further reading of the programme and of its hubs. */
export function readingRoutes(reading: ReadingLists): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/programmes/current/reading',
      { config: { policy: reading.see.action }, schema: { response: { 200: furtherReading, ...seen } } },
      request => reading.see(sessionOf(request).actor),
    )

    app.put(
      '/programmes/current/reading',
      {
        config: { policy: reading.set.action },
        schema: { body: setReading, response: { 200: furtherReading, ...changed } },
      },
      request => reading.set(sessionOf(request).actor, request.body),
    )

    app.get(
      '/hubs/:slug/reading',
      {
        config: { policy: reading.see.action },
        schema: { params: bySlug, response: { 200: furtherReading, ...seen } },
      },
      request => reading.see(sessionOf(request).actor, request.params.slug),
    )

    app.put(
      '/hubs/:slug/reading',
      {
        config: { policy: reading.set.action },
        schema: { params: bySlug, body: setReading, response: { 200: furtherReading, ...changed } },
      },
      request => reading.set(sessionOf(request).actor, request.body, request.params.slug),
    )
  }
}
