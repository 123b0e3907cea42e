import { pageQuery } from '@hubs/schema/common'
import {
  addressesRetried,
  mailPreviewParams,
  mailPreviews,
  noticeChoiceParams,
  missingList,
  noticeChoices,
  noticeList,
  remindersSent,
  retryAddresses,
  sendReminders,
  setNoticeChoice,
  undeliveredList,
} from '@hubs/schema/notices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Notices } from './notices.service.ts'
import type { Previews } from './previews/previews.service.ts'
import type { Reminders } from './reminders.service.ts'

const refused = problems(401, 403)

export function reminderRoutes(reminders: Reminders): FastifyPluginAsyncZod {
  return async app => {
    app.get('/reminders', routeOf(reminders.list, { response: { 200: missingList, ...refused } }), request =>
      reminders.list(actorOf(request)),
    )

    app.post(
      '/reminders',
      routeOf(reminders.send, {
        body: sendReminders,
        response: { 200: remindersSent, ...problems(400), ...refused, ...problems(404, 409) },
      }),
      request => reminders.send(actorOf(request), request.body),
    )
  }
}

export function noticeRoutes(notices: Notices): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/notices',
      routeOf(notices.list, { querystring: pageQuery, response: { 200: noticeList, ...problems(400), ...refused } }),
      request => notices.list(actorOf(request), request.query),
    )

    app.post(
      '/me/notices/read',
      routeOf(notices.read, { response: { 204: z.null(), ...refused } }),
      async (request, reply) => {
        await notices.read(actorOf(request))
        return reply.code(204).send(null)
      },
    )

    app.get('/me/notice-choices', routeOf(notices.choices, { response: { 200: noticeChoices, ...refused } }), request =>
      notices.choices(actorOf(request)),
    )

    app.put(
      '/me/notice-choices/:kind',
      routeOf(notices.choose, {
        params: noticeChoiceParams,
        body: setNoticeChoice,
        response: { 200: noticeChoices, ...problems(400), ...refused },
      }),
      request => notices.choose(actorOf(request), request.params.kind, request.body.channel),
    )
  }
}

/** The emails themselves, and those that did not get through. */
export function emailRoutes(previews: Previews): FastifyPluginAsyncZod {
  return async app => {
    app.get('/emails/previews', routeOf(previews.list, { response: { 200: mailPreviews, ...refused } }), request =>
      previews.list(actorOf(request)),
    )

    app.get(
      '/emails/previews/:id/page',
      routeOf(previews.page, {
        params: mailPreviewParams,
        response: { 200: z.string(), ...problems(400), ...refused, ...problems(404) },
      }),
      async (request, reply) => {
        const html = await previews.page(actorOf(request), request.params.id)
        // As a mail program has it: its own styles, no script, and nothing from anywhere.
        return reply
          .type('text/html; charset=utf-8')
          .header(
            'content-security-policy',
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
          )
          .serializer(String)
          .send(html)
      },
    )

    app.get(
      '/emails/undelivered',
      routeOf(previews.undelivered, { response: { 200: undeliveredList, ...refused } }),
      request => previews.undelivered(actorOf(request)),
    )

    app.post(
      '/emails/undelivered/retry',
      routeOf(previews.tryAgain, {
        body: retryAddresses,
        response: { 200: addressesRetried, ...problems(400), ...refused, ...problems(409) },
      }),
      request => previews.tryAgain(actorOf(request), request.body),
    )
  }
}
