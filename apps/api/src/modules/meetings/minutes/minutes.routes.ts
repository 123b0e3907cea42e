import { id } from '@hubs/schema/common'
import { facilitatorNotes, minutes, sendMinutes, writeMinutes, writeNote } from '@hubs/schema/meetings/minutes'
import { givePulse, pulse, pulseSums } from '@hubs/schema/meetings/pulse'
import { registerChangeList, registerChangeQuery } from '@hubs/schema/meetings/register'
import { yearReportQuery } from '@hubs/schema/reports/year-report'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import { createHeaders } from '../../../idempotency.ts'
import type { AttendanceHistory } from './attendance-history.service.ts'
import type { Notes } from './minutes-notes.service.ts'
import type { MinutesService } from './minutes.service.ts'
import type { PulseSumsService } from './pulse-sums.service.ts'
import type { Pulses } from './pulse.service.ts'

const params = z.object({ id })
const seen = problems(401, 403, 404)
const changed = { ...seen, ...problems(400, 409) }

type Services = {
  attendanceHistory: AttendanceHistory
  minutes: MinutesService
  notes: Notes
  pulses: Pulses
  pulseSums: PulseSumsService
}

/** What remains of a meeting. */
export function minutesRoutes(
  services: Pick<Services, 'attendanceHistory' | 'minutes' | 'notes'>,
): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/register/changes',
      routeOf(services.attendanceHistory.list, {
        params,
        querystring: registerChangeQuery,
        response: { 200: registerChangeList, ...seen, ...problems(400) },
      }),
      request => services.attendanceHistory.list(actorOf(request), request.params.id, request.query),
    )

    app.get(
      '/meetings/:id/minutes',
      routeOf(services.minutes.get, { params, response: { 200: minutes, ...seen } }),
      request => services.minutes.get(actorOf(request), request.params.id),
    )

    app.put(
      '/meetings/:id/minutes',
      routeOf(services.minutes.write, { params, body: writeMinutes, response: { 200: minutes, ...changed } }),
      request => services.minutes.write(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/minutes/sendings',
      routeOf(services.minutes.send, {
        params,
        headers: createHeaders,
        body: sendMinutes,
        response: { 201: minutes, ...changed },
      }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await services.minutes.send(actorOf(request), request.params.id, request.body, key))
      },
    )

    app.get(
      '/meetings/:id/notes',
      routeOf(services.notes.list, { params, response: { 200: facilitatorNotes, ...seen } }),
      request => services.notes.list(actorOf(request), request.params.id),
    )

    app.put(
      '/meetings/:id/notes',
      routeOf(services.notes.write, { params, body: writeNote, response: { 200: facilitatorNotes, ...changed } }),
      request => services.notes.write(actorOf(request), request.params.id, request.body),
    )
  }
}

/** How people found it, and the sums of that. */
export function pulseRoutes(services: Pick<Services, 'pulses' | 'pulseSums'>): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/pulse',
      routeOf(services.pulses.get, { params, response: { 200: pulse, ...seen } }),
      request => services.pulses.get(actorOf(request), request.params.id),
    )

    app.put(
      '/meetings/:id/pulse',
      routeOf(services.pulses.give, { params, body: givePulse, response: { 200: pulse, ...changed } }),
      request => services.pulses.give(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/reports/pulse',
      routeOf(services.pulseSums.get, {
        querystring: yearReportQuery,
        response: { 200: pulseSums, ...problems(400, 401, 403) },
      }),
      request => services.pulseSums.get(actorOf(request), request.query.programme),
    )
  }
}
