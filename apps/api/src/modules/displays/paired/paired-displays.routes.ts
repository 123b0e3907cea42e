import { checkInCode } from '@hubs/schema/meetings/check-in'
import { displayState } from '@hubs/schema/meetings/displays'
import { runMessage } from '@hubs/schema/meetings/live'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { events, stream, streamQuery } from '../../../http/event-stream.ts'
import { networkOf } from '../../../http/network.ts'
import { rateLimitPerNetwork, rateLimitPerDisplay } from '../../../http/rate-limits.ts'
import { problems, sendText } from '../../../http/route.ts'
import type { Clock } from '../../../time/clock.ts'
import type { CheckIn } from '../../check-in/check-in.service.ts'
import type { Live } from '../../meetings/live/live.service.ts'
import { runMessageText } from '../../meetings/run/run-serialization.format.ts'
import type { Runs } from '../../meetings/run/runs.service.ts'
import type { Displays } from '../displays.service.ts'

const anyone = { policy: 'anyone', ...rateLimitPerNetwork } as const
/** For a paired classroom screen and nobody else: its cookie opens these and no other route. */
const display = { policy: 'display', ...rateLimitPerDisplay } as const

const asked = problems(401, 429)
const done = z.null()

type Deps = { displays: Displays; checkIn: CheckIn; live: Live; runs: Runs; now: Clock; secure: boolean }

/** What a classroom screen may ask for. */
export function pairedDisplayRoutes({ displays, checkIn, live, runs, now, secure }: Deps): FastifyPluginAsyncZod {
  const cookie = secure ? '__Host-hubs-screen' : 'hubs-screen'

  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

  return async app => {
    app.post(
      '/displays',
      { config: anyone, schema: { response: { 201: displayState, ...problems(403, 429) } } },
      async (request, reply) => {
        const begun = await displays.awaitPairing(request.cookies[cookie], networkOf(request.ip))
        if (begun.token) reply.setCookie(cookie, begun.token, options)
        return reply.code(201).send(begun.display)
      },
    )

    app.get('/displays/current', { config: display, schema: { response: { 200: displayState, ...asked } } }, request =>
      displays.current(request.cookies[cookie]),
    )

    app.get(
      '/displays/current/run',
      { config: display, schema: { response: { 200: runMessage, ...asked } } },
      async (request, reply) => {
        const { schoolId, meetingId } = await displays.pairedMeeting(request.cookies[cookie])
        return sendText(reply, runMessageText(await runs.ofMeeting(schoolId, meetingId), now()))
      },
    )

    app.get(
      '/displays/current/live',
      {
        config: display,
        exposeHeadRoute: false,
        schema: {
          querystring: streamQuery,
          produces: ['text/event-stream'],
          response: { 200: events, ...problems(400), ...asked, ...problems(503) },
        },
      },
      async (request, reply) =>
        stream(reply, await live.openPaired(await displays.pairedMeeting(request.cookies[cookie]), request.query.page)),
    )

    app.get(
      '/displays/current/check-in-code',
      { config: display, schema: { response: { 200: checkInCode, ...asked } } },
      async request => checkIn.code((await displays.pairedMeeting(request.cookies[cookie])).meetingId),
    )

    app.delete(
      '/displays/current',
      { config: display, schema: { response: { 204: done, ...asked, ...problems(403) } } },
      async (request, reply) => {
        await displays.leave(request.cookies[cookie])
        return reply.clearCookie(cookie, options).code(204).send(null)
      },
    )
  }
}
