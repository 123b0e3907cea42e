import { slug } from '@hubs/schema/common'
import { choiceReminders, choosersReminded, remindChoosers } from '@hubs/schema/membership/membership'
import { ownWaiting, waitingLists } from '@hubs/schema/membership/waiting'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Reminders } from './reminders.service.ts'
import type { WaitingService } from './waiting.service.ts'

const bySlug = z.object({ slug })

const refused = { 400: problem, 401: problem, 403: problem, 404: problem, 409: problem }

/** The waiting lists of full hubs. */
export function waitingRoutes(waiting: WaitingService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/waiting',
      { config: { policy: waiting.own.action }, schema: { response: { 200: ownWaiting, 401: problem, 403: problem } } },
      request => waiting.own(sessionOf(request).actor),
    )

    app.put(
      '/hubs/:slug/waiting',
      {
        config: { policy: waiting.join.action },
        schema: { params: bySlug, response: { 200: ownWaiting, ...refused } },
      },
      request => waiting.join(sessionOf(request).actor, request.params.slug),
    )

    app.delete(
      '/hubs/:slug/waiting',
      { config: { policy: waiting.leave.action }, schema: { params: bySlug, response: { 204: z.null(), ...refused } } },
      async (request, reply) => {
        await waiting.leave(sessionOf(request).actor, request.params.slug)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/waiting-lists',
      {
        config: { policy: waiting.lists.action },
        schema: { response: { 200: waitingLists, 401: problem, 403: problem } },
      },
      request => waiting.lists(sessionOf(request).actor),
    )
  }
}

/** Reminding those who have not chosen. */
export function reminderRoutes(reminders: Reminders): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/choice-reminders',
      {
        config: { policy: reminders.list.action },
        schema: { response: { 200: choiceReminders, 401: problem, 403: problem } },
      },
      request => reminders.list(sessionOf(request).actor),
    )

    app.post(
      '/choice-reminders',
      {
        config: { policy: reminders.remind.action },
        schema: { body: remindChoosers, response: { 200: choosersReminded, ...refused } },
      },
      request => reminders.remind(sessionOf(request).actor, request.body),
    )
  }
}
