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
import { createHeaders } from '../../../idempotency.ts'
import { fromOf, sessionOf } from '../../../plugins/actor.ts'
import type { Invitations } from '../invitations.service.ts'
import type { Imports } from './imports.service.ts'

const refused = { 400: problem, 401: problem, 403: problem } as const

/** A list and its roles, in UTF-8 and as JSON. */
const bodyLimit = 4 * longestImport

export function importRoutes(imports: Imports): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/people/import-previews',
      {
        config: { policy: imports.preview.action },
        bodyLimit,
        schema: { body: previewImport, response: { 200: importPreview, ...refused, 413: problem } },
      },
      request => imports.preview(sessionOf(request), request.body),
    )

    app.post(
      '/people/imports',
      {
        config: { policy: imports.make.action },
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

    app.get(
      '/people/imports',
      { config: { policy: imports.list.action }, schema: { response: { 200: peopleImports, ...refused } } },
      request => imports.list(sessionOf(request)),
    )

    app.post(
      '/people/imports/:id/undo',
      {
        config: { policy: imports.undo.action },
        schema: {
          params: z.object({ id }),
          response: { 200: undoneImport, ...refused, 404: problem, 409: problem },
        },
      },
      request => imports.undo(sessionOf(request), request.params.id, fromOf(request)),
    )

    app.get(
      '/people/export',
      { config: { policy: imports.export.action }, schema: { response: { 200: exportedPeople, ...refused } } },
      request => imports.export(sessionOf(request), fromOf(request)),
    )
  }
}

/** Who has been invited, and who has come. */
export function invitationRoutes(invitations: Invitations): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people/invitations',
      {
        config: { policy: invitations.progress.action },
        schema: { response: { 200: invitationProgress, ...refused } },
      },
      request => invitations.progress(sessionOf(request)),
    )

    app.get(
      '/people/not-come',
      {
        config: { policy: invitations.notCome.action },
        schema: { querystring: pageQuery, response: { 200: notComeList, ...refused } },
      },
      request => invitations.notCome(sessionOf(request), request.query),
    )

    app.post(
      '/people/invitations',
      {
        config: { policy: invitations.inviteMany.action },
        schema: { body: inviteMany, response: { 202: invitationProgress, ...refused, 409: problem } },
      },
      async (request, reply) =>
        reply.code(202).send(await invitations.inviteMany(sessionOf(request), request.body, fromOf(request))),
    )
  }
}
