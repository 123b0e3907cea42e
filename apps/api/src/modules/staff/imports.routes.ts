import { id, pageQuery } from '@hubs/schema/common'
import {
  exportedPeople,
  importPreview,
  invitationProgress,
  inviteMany,
  longestImport,
  makeImport,
  notComeList,
  peopleImport,
  peopleImports,
  previewImport,
  undoneImport,
} from '@hubs/schema/people-import'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { fromOf, sessionOf } from '../../plugins/actor.ts'
import type { Imports } from './imports.service.ts'
import type { Invitations } from './invitations.service.ts'

const refused = { 400: problem, 401: problem, 403: problem } as const
const edit = { policy: 'person:edit' } as const
const see = { policy: 'person:list' } as const
/** A list and its roles, in UTF-8 and as JSON. */
const bodyLimit = 4 * longestImport

export function importRoutes(imports: Imports, invitations: Invitations): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/people/import-previews',
      {
        config: edit,
        bodyLimit,
        schema: { body: previewImport, response: { 200: importPreview, ...refused, 413: problem } },
      },
      request => imports.preview(sessionOf(request), request.body),
    )

    app.post(
      '/people/imports',
      {
        config: edit,
        bodyLimit,
        schema: {
          headers: createHeaders,
          body: makeImport,
          response: { 201: peopleImport, ...refused, 409: problem, 413: problem },
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        const made = await imports.make(sessionOf(request), request.body, key, fromOf(request))
        return reply.code(201).send(made)
      },
    )

    app.get('/people/imports', { config: see, schema: { response: { 200: peopleImports, ...refused } } }, request =>
      imports.list(sessionOf(request)),
    )

    app.post(
      '/people/imports/:id/undo',
      {
        config: edit,
        schema: {
          params: z.object({ id }),
          response: { 200: undoneImport, ...refused, 404: problem, 409: problem },
        },
      },
      request => imports.undo(sessionOf(request), request.params.id, fromOf(request)),
    )

    app.get('/people/export', { config: see, schema: { response: { 200: exportedPeople, ...refused } } }, request =>
      imports.export(sessionOf(request), fromOf(request)),
    )

    app.get(
      '/people/invitations',
      { config: see, schema: { response: { 200: invitationProgress, ...refused } } },
      request => invitations.progress(sessionOf(request)),
    )

    app.get(
      '/people/not-come',
      { config: see, schema: { querystring: pageQuery, response: { 200: notComeList, ...refused } } },
      request => invitations.notCome(sessionOf(request), request.query),
    )

    app.post(
      '/people/invitations',
      {
        config: edit,
        schema: { body: inviteMany, response: { 202: invitationProgress, ...refused, 409: problem } },
      },
      async (request, reply) =>
        reply.code(202).send(await invitations.inviteMany(sessionOf(request), request.body, fromOf(request))),
    )
  }
}
