import { problem } from '@hubs/schema/problem'
import { meetingDates, moveMeetings } from '@hubs/schema/programmes/meeting-dates'
import { programme, updateHalfTerms } from '@hubs/schema/programmes/programmes'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Dates } from './dates.service.ts'
import type { HalfTerms } from './half-terms.service.ts'

const refused = { 401: problem, 403: problem, 404: problem } as const

/** All half terms of the year together, with what becomes of their meetings. */
export function yearHalfTermRoutes(halfTerms: HalfTerms): FastifyPluginAsyncZod {
  return async app => {
    app.put(
      '/half-terms',
      {
        config: { policy: halfTerms.update.action },
        schema: { body: updateHalfTerms, response: { 200: programme, ...refused, 400: problem, 409: problem } },
      },
      request => halfTerms.update(sessionOf(request).actor, request.body),
    )
  }
}

export function dateRoutes(dates: Dates): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/programmes/current/meeting-dates',
      { config: { policy: dates.all.action }, schema: { response: { 200: meetingDates, ...refused } } },
      request => dates.all(sessionOf(request).actor),
    )

    app.put(
      '/programmes/current/meeting-dates',
      {
        config: { policy: dates.move.action },
        schema: { body: moveMeetings, response: { 200: meetingDates, ...refused, 400: problem, 409: problem } },
      },
      request => dates.move(sessionOf(request).actor, request.body),
    )
  }
}
