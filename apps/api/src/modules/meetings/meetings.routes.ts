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
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf, sendText } from '../../http/route.ts'
import type { Clock } from '../../time/clock.ts'
import type { Meetings } from './meetings.service.ts'
import { runMessageText } from './run/run-serialization.format.ts'
import type { Runs } from './run/runs.service.ts'

const byId = z.object({ id })
const seen = problems(401, 403, 404)
const changed = { ...seen, ...problems(400, 409) }

export function meetingRoutes(meetings: Meetings): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings',
      routeOf(meetings.list, { querystring: meetingQuery, response: { 200: meetingList, ...problems(400, 401, 403) } }),
      request => meetings.list(actorOf(request), request.query),
    )

    app.get(
      '/meetings/:id',
      routeOf(meetings.detail, { params: byId, response: { 200: meetingDetail, ...seen } }),
      request => meetings.detail(actorOf(request), request.params.id),
    )

    app.patch(
      '/meetings/:id',
      routeOf(meetings.update, { params: byId, body: updateMeeting, response: { 200: meetingDetail, ...changed } }),
      request => meetings.update(actorOf(request), request.params.id, request.body),
    )

    app.put(
      '/meetings/:id/agenda',
      routeOf(meetings.saveAgenda, { params: byId, body: agendaEdit, response: { 200: meetingDetail, ...changed } }),
      request => meetings.saveAgenda(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/agenda/fit',
      routeOf(meetings.fitAgenda, {
        params: byId,
        body: fitMeetingAgenda,
        response: { 200: meetingDetail, ...changed },
      }),
      request => meetings.fitAgenda(actorOf(request), request.params.id, request.body),
    )
  }
}

/** A meeting as it happens, and its register afterwards. */
export function runRoutes(runs: Runs, meetings: Meetings, now: Clock): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/meetings/:id/commands',
      routeOf(runs.command, { params: byId, body: runCommand, response: { 200: runMessage, ...changed } }),
      async (request, reply) => {
        const run = await runs.command(actorOf(request), request.params.id, request.body)
        return sendText(reply, runMessageText(run, now()))
      },
    )

    app.get(
      '/meetings/:id/run',
      routeOf(runs.watch, { params: byId, response: { 200: runMessage, ...seen } }),
      async (request, reply) => {
        const run = await runs.watch(actorOf(request), request.params.id)
        return sendText(reply, runMessageText(run, now()))
      },
    )

    app.put(
      '/meetings/:id/register/:personId',
      routeOf(runs.correct, {
        params: z.object({ id, personId: id }),
        body: correctRegister,
        response: { 200: meetingDetail, ...changed },
      }),
      async request => {
        const actor = actorOf(request)
        await runs.correct(actor, request.params.id, request.params.personId, request.body)
        return meetings.detail(actor, request.params.id)
      },
    )
  }
}
