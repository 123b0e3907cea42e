import { id } from '@hubs/schema/common'
import { undoAgenda } from '@hubs/schema/meetings/agenda'
import { meetingDetail } from '@hubs/schema/meetings/meetings'
import {
  addChecklistItem,
  agendaTemplate,
  applyTemplate,
  checklist,
  createTemplate,
  setChecklistItem,
  templateList,
  templateQuery,
  updateTemplate,
} from '@hubs/schema/meetings/templates'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../../idempotency.ts'
import { sessionOf } from '../../../plugins/actor.ts'
import type { Checklist } from './checklist.service.ts'
import type { Templates } from './templates.service.ts'

const byId = z.object({ id })
const seen = { 401: problem, 403: problem, 404: problem }
const changed = { ...seen, 400: problem, 409: problem }

/** Agendas to begin from, and using them on a meeting. */
export function templateRoutes(templates: Templates): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/agenda-templates',
      {
        config: { policy: templates.list.action },
        schema: {
          querystring: templateQuery,
          response: { 200: templateList, 400: problem, 401: problem, 403: problem },
        },
      },
      request => templates.list(sessionOf(request).actor, request.query),
    )

    app.get(
      '/agenda-templates/:id',
      {
        config: { policy: templates.see.action },
        schema: { params: byId, response: { 200: agendaTemplate, ...seen } },
      },
      request => templates.see(sessionOf(request).actor, request.params.id),
    )

    app.post(
      '/agenda-templates',
      {
        config: { policy: templates.create.action },
        schema: { headers: createHeaders, body: createTemplate, response: { 201: agendaTemplate, ...changed } },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await templates.create(sessionOf(request).actor, request.body, key))
      },
    )

    app.patch(
      '/agenda-templates/:id',
      {
        config: { policy: templates.update.action },
        schema: { params: byId, body: updateTemplate, response: { 200: agendaTemplate, ...changed } },
      },
      request => templates.update(sessionOf(request).actor, request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/agenda/template',
      {
        config: { policy: templates.use.action },
        schema: { params: byId, body: applyTemplate, response: { 200: meetingDetail, ...changed } },
      },
      request => templates.use(sessionOf(request).actor, request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/agenda/undo',
      {
        config: { policy: templates.undo.action },
        schema: { params: byId, body: undoAgenda, response: { 200: meetingDetail, ...changed } },
      },
      request => templates.undo(sessionOf(request).actor, request.params.id, request.body.expectedVersion),
    )
  }
}

/** What to see to before a meeting. */
export function checklistRoutes(list: Checklist): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/checklist',
      { config: { policy: list.see.action }, schema: { params: byId, response: { 200: checklist, ...seen } } },
      request => list.see(sessionOf(request).actor, request.params.id),
    )

    app.post(
      '/meetings/:id/checklist',
      {
        config: { policy: list.add.action },
        schema: {
          params: byId,
          headers: createHeaders,
          body: addChecklistItem,
          response: { 201: checklist, ...changed },
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await list.add(sessionOf(request).actor, request.params.id, request.body, key))
      },
    )

    app.patch(
      '/meetings/:id/checklist/:itemId',
      {
        config: { policy: list.set.action },
        schema: {
          params: z.object({ id, itemId: id }),
          body: setChecklistItem,
          response: { 200: checklist, ...seen, 400: problem },
        },
      },
      request => list.set(sessionOf(request).actor, request.params.id, request.params.itemId, request.body),
    )
  }
}
