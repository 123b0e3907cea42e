import { slug } from '@hubs/schema/common'
import { choiceReminders, choosersReminded, remindChoosers } from '@hubs/schema/membership/membership'
import { ownWaiting, waitingLists } from '@hubs/schema/membership/waiting'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Reminders } from './reminders.service.ts'
import type { WaitingService } from './waiting.service.ts'

const bySlug = z.object({ slug })

const refused = problems(400, 401, 403, 404, 409)

/** The waiting lists of full hubs. */
export function waitingRoutes(waiting: WaitingService): FastifyPluginAsyncZod {
  return async app => {
    app.get('/me/waiting', routeOf(waiting.own, { response: { 200: ownWaiting, ...problems(401, 403) } }), request =>
      waiting.own(actorOf(request)),
    )

    app.put(
      '/hubs/:slug/waiting',
      routeOf(waiting.join, { params: bySlug, response: { 200: ownWaiting, ...refused } }),
      request => waiting.join(actorOf(request), request.params.slug),
    )

    app.delete(
      '/hubs/:slug/waiting',
      routeOf(waiting.leave, { params: bySlug, response: { 204: z.null(), ...refused } }),
      async (request, reply) => {
        await waiting.leave(actorOf(request), request.params.slug)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/waiting-lists',
      routeOf(waiting.lists, { response: { 200: waitingLists, ...problems(401, 403) } }),
      request => waiting.lists(actorOf(request)),
    )
  }
}

/** Reminding those who have not chosen. */
export function reminderRoutes(reminders: Reminders): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/choice-reminders',
      routeOf(reminders.list, { response: { 200: choiceReminders, ...problems(401, 403) } }),
      request => reminders.list(actorOf(request)),
    )

    app.post(
      '/choice-reminders',
      routeOf(reminders.remind, { body: remindChoosers, response: { 200: choosersReminded, ...refused } }),
      request => reminders.remind(actorOf(request), request.body),
    )
  }
}
