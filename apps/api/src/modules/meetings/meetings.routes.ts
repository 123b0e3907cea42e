import { id } from '@hubs/schema/common'
import { agendaEdit } from '@hubs/schema/meetings/agenda'
import { runMessage } from '@hubs/schema/meetings/live'
import {
  fitMeetingAgenda,
  meetingDetail,
  meetingList,
  meetingQuery,
  updateMeeting,
} from '@hubs/schema/meetings/meetings'
import { correctRegister } from '@hubs/schema/meetings/register'
import { runCommand } from '@hubs/schema/meetings/run-commands'
import { problem } from '@hubs/schema/problem'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Clock } from '../../time/clock.ts'
import type { Meetings } from './meetings.service.ts'
import { runMessageText } from './run/run-serialization.format.ts'
import type { Runs } from './run/runs.service.ts'

const byId = z.object({ id })
const seen = { 401: problem, 403: problem, 404: problem }
const changed = { ...seen, 400: problem, 409: problem }

/** JSON that was made by the route's own schema already: one text for every screen. */
export function sendText(reply: FastifyReply, text: string) {
  return reply.type('application/json; charset=utf-8').serializer(String).send(text)
}

export function meetingRoutes(meetings: Meetings): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings',
      {
        config: { policy: meetings.list.action },
        schema: { querystring: meetingQuery, response: { 200: meetingList, 400: problem, 401: problem, 403: problem } },
      },
      request => meetings.list(sessionOf(request).actor, request.query),
    )

    app.get(
      '/meetings/:id',
      {
        config: { policy: meetings.detail.action },
        schema: { params: byId, response: { 200: meetingDetail, ...seen } },
      },
      request => meetings.detail(sessionOf(request).actor, request.params.id),
    )

    app.patch(
      '/meetings/:id',
      {
        config: { policy: meetings.update.action },
        schema: { params: byId, body: updateMeeting, response: { 200: meetingDetail, ...changed } },
      },
      request => meetings.update(sessionOf(request).actor, request.params.id, request.body),
    )

    app.put(
      '/meetings/:id/agenda',
      {
        config: { policy: meetings.saveAgenda.action },
        schema: { params: byId, body: agendaEdit, response: { 200: meetingDetail, ...changed } },
      },
      request => meetings.saveAgenda(sessionOf(request).actor, request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/agenda/fit',
      {
        config: { policy: meetings.fitAgenda.action },
        schema: { params: byId, body: fitMeetingAgenda, response: { 200: meetingDetail, ...changed } },
      },
      request => meetings.fitAgenda(sessionOf(request).actor, request.params.id, request.body),
    )
  }
}

/** A meeting as it happens, and its register afterwards. */
export function runRoutes(runs: Runs, meetings: Meetings, now: Clock): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/meetings/:id/commands',
      {
        config: { policy: runs.command.action },
        schema: { params: byId, body: runCommand, response: { 200: runMessage, ...changed } },
      },
      async (request, reply) => {
        const run = await runs.command(sessionOf(request).actor, request.params.id, request.body)
        return sendText(reply, runMessageText(run, now()))
      },
    )

    app.get(
      '/meetings/:id/run',
      { config: { policy: runs.watch.action }, schema: { params: byId, response: { 200: runMessage, ...seen } } },
      async (request, reply) => {
        const run = await runs.watch(sessionOf(request).actor, request.params.id)
        return sendText(reply, runMessageText(run, now()))
      },
    )

    app.put(
      '/meetings/:id/register/:personId',
      {
        config: { policy: runs.correct.action },
        schema: {
          params: z.object({ id, personId: id }),
          body: correctRegister,
          response: { 200: meetingDetail, ...changed },
        },
      },
      async request => {
        const { actor } = sessionOf(request)
        await runs.correct(actor, request.params.id, request.params.personId, request.body)
        return meetings.detail(actor, request.params.id)
      },
    )
  }
}
