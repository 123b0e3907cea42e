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
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import { createHeaders } from '../../../idempotency.ts'
import type { Checklist } from './checklist.service.ts'
import type { Templates } from './templates.service.ts'

const byId = z.object({ id })
const seen = problems(401, 403, 404)
const changed = { ...seen, ...problems(400, 409) }

/** Agendas to begin from, and using them on a meeting. */
export function templateRoutes(templates: Templates): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/agenda-templates',
      routeOf(templates.list, {
        querystring: templateQuery,
        response: { 200: templateList, ...problems(400, 401, 403) },
      }),
      request => templates.list(actorOf(request), request.query),
    )

    app.get(
      '/agenda-templates/:id',
      routeOf(templates.see, { params: byId, response: { 200: agendaTemplate, ...seen } }),
      request => templates.see(actorOf(request), request.params.id),
    )

    app.post(
      '/agenda-templates',
      routeOf(templates.create, {
        headers: createHeaders,
        body: createTemplate,
        response: { 201: agendaTemplate, ...changed },
      }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await templates.create(actorOf(request), request.body, key))
      },
    )

    app.patch(
      '/agenda-templates/:id',
      routeOf(templates.update, { params: byId, body: updateTemplate, response: { 200: agendaTemplate, ...changed } }),
      request => templates.update(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/agenda/template',
      routeOf(templates.use, { params: byId, body: applyTemplate, response: { 200: meetingDetail, ...changed } }),
      request => templates.use(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/agenda/undo',
      routeOf(templates.undo, { params: byId, body: undoAgenda, response: { 200: meetingDetail, ...changed } }),
      request => templates.undo(actorOf(request), request.params.id, request.body.expectedVersion),
    )
  }
}

/** What to see to before a meeting. */
export function checklistRoutes(list: Checklist): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/checklist',
      routeOf(list.see, { params: byId, response: { 200: checklist, ...seen } }),
      request => list.see(actorOf(request), request.params.id),
    )

    app.post(
      '/meetings/:id/checklist',
      routeOf(list.add, {
        params: byId,
        headers: createHeaders,
        body: addChecklistItem,
        response: { 201: checklist, ...changed },
      }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await list.add(actorOf(request), request.params.id, request.body, key))
      },
    )

    app.patch(
      '/meetings/:id/checklist/:itemId',
      routeOf(list.set, {
        params: z.object({ id, itemId: id }),
        body: setChecklistItem,
        response: { 200: checklist, ...seen, ...problems(400) },
      }),
      request => list.set(actorOf(request), request.params.id, request.params.itemId, request.body),
    )
  }
}
