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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Notices } from './notices.service.ts'
import type { Previews } from './previews/previews.service.ts'
import type { Reminders } from './reminders.service.ts'

const refused = { 401: problem, 403: problem } as const

export function reminderRoutes(reminders: Reminders): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/reminders',
      { config: { policy: reminders.list.action }, schema: { response: { 200: missingList, ...refused } } },
      request => reminders.list(sessionOf(request).actor),
    )

    app.post(
      '/reminders',
      {
        config: { policy: reminders.send.action },
        schema: {
          body: sendReminders,
          response: { 200: remindersSent, 400: problem, ...refused, 404: problem, 409: problem },
        },
      },
      request => reminders.send(sessionOf(request).actor, request.body),
    )
  }
}

export function noticeRoutes(notices: Notices): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/notices',
      {
        config: { policy: notices.list.action },
        schema: { querystring: pageQuery, response: { 200: noticeList, 400: problem, ...refused } },
      },
      request => notices.list(sessionOf(request).actor, request.query),
    )

    app.post(
      '/me/notices/read',
      { config: { policy: notices.read.action }, schema: { response: { 204: z.null(), ...refused } } },
      async (request, reply) => {
        await notices.read(sessionOf(request).actor)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/me/notice-choices',
      { config: { policy: notices.choices.action }, schema: { response: { 200: noticeChoices, ...refused } } },
      request => notices.choices(sessionOf(request).actor),
    )

    app.put(
      '/me/notice-choices/:kind',
      {
        config: { policy: notices.choose.action },
        schema: {
          params: noticeChoiceParams,
          body: setNoticeChoice,
          response: { 200: noticeChoices, 400: problem, ...refused },
        },
      },
      request => notices.choose(sessionOf(request).actor, request.params.kind, request.body.channel),
    )
  }
}

/** The emails themselves, and those that did not get through. */
export function emailRoutes(previews: Previews): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/emails/previews',
      { config: { policy: previews.list.action }, schema: { response: { 200: mailPreviews, ...refused } } },
      request => previews.list(sessionOf(request).actor),
    )

    app.get(
      '/emails/previews/:id/page',
      {
        config: { policy: previews.page.action },
        schema: { params: mailPreviewParams, response: { 200: z.string(), 400: problem, ...refused, 404: problem } },
      },
      async (request, reply) => {
        const html = await previews.page(sessionOf(request).actor, request.params.id)
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
      { config: { policy: previews.undelivered.action }, schema: { response: { 200: undeliveredList, ...refused } } },
      request => previews.undelivered(sessionOf(request).actor),
    )

    app.post(
      '/emails/undelivered/retry',
      {
        config: { policy: previews.tryAgain.action },
        schema: { body: retryAddresses, response: { 200: addressesRetried, 400: problem, ...refused, 409: problem } },
      },
      request => previews.tryAgain(sessionOf(request).actor, request.body),
    )
  }
}
