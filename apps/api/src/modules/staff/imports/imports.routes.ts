import { id, pageQuery } from '@hubs/schema/common'
import {
  exportedPeople,
  importPreview,
  invitationProgress,
  inviteMany,
  LONGEST_IMPORT,
  makeImport,
  notComeList,
  peopleImport,
  peopleImports,
  previewImport,
  undoneImport,
} from '@hubs/schema/people-import'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromOf, sessionOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import { createHeaders } from '../../../idempotency.ts'
import type { Invitations } from '../invitations.service.ts'
import type { Imports } from './imports.service.ts'

const refused = problems(400, 401, 403)

/** A list and its roles, in UTF-8 and as JSON. */
const BODY_LIMIT = 4 * LONGEST_IMPORT

export function importRoutes(imports: Imports): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/people/import-previews',
      {
        config: { policy: imports.preview.action },
        bodyLimit: BODY_LIMIT,
        schema: { body: previewImport, response: { 200: importPreview, ...refused, ...problems(413) } },
      },
      request => imports.preview(sessionOf(request), request.body),
    )

    app.post(
      '/people/imports',
      {
        config: { policy: imports.make.action },
        bodyLimit: BODY_LIMIT,
        schema: {
          headers: createHeaders,
          body: makeImport,
          response: { 201: peopleImport, ...refused, ...problems(409, 413) },
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        const made = await imports.make(sessionOf(request), request.body, key, fromOf(request))
        return reply.code(201).send(made)
      },
    )

    app.get('/people/imports', routeOf(imports.list, { response: { 200: peopleImports, ...refused } }), request =>
      imports.list(sessionOf(request)),
    )

    app.post(
      '/people/imports/:id/undo',
      routeOf(imports.undo, {
        params: z.object({ id }),
        response: { 200: undoneImport, ...refused, ...problems(404, 409) },
      }),
      request => imports.undo(sessionOf(request), request.params.id, fromOf(request)),
    )

    app.get('/people/export', routeOf(imports.export, { response: { 200: exportedPeople, ...refused } }), request =>
      imports.export(sessionOf(request), fromOf(request)),
    )
  }
}

/** Who has been invited, and who has come. */
export function invitationRoutes(invitations: Invitations): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people/invitations',
      routeOf(invitations.progress, { response: { 200: invitationProgress, ...refused } }),
      request => invitations.progress(sessionOf(request)),
    )

    app.get(
      '/people/not-come',
      routeOf(invitations.notCome, { querystring: pageQuery, response: { 200: notComeList, ...refused } }),
      request => invitations.notCome(sessionOf(request), request.query),
    )

    app.post(
      '/people/invitations',
      routeOf(invitations.inviteMany, {
        body: inviteMany,
        response: { 202: invitationProgress, ...refused, ...problems(409) },
      }),
      async (request, reply) =>
        reply.code(202).send(await invitations.inviteMany(sessionOf(request), request.body, fromOf(request))),
    )
  }
}
