import { meetingDates, moveMeetings } from '@hubs/schema/programmes/meeting-dates'
import { programme, updateHalfTerms } from '@hubs/schema/programmes/programmes'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Dates } from './dates.service.ts'
import type { HalfTerms } from './half-terms.service.ts'

const refused = problems(401, 403, 404)

/** All half terms of the year together, with what becomes of their meetings. */
export function yearHalfTermRoutes(halfTerms: HalfTerms): FastifyPluginAsyncZod {
  return async app => {
    app.put(
      '/half-terms',
      routeOf(halfTerms.update, {
        body: updateHalfTerms,
        response: { 200: programme, ...refused, ...problems(400, 409) },
      }),
      request => halfTerms.update(actorOf(request), request.body),
    )
  }
}

export function dateRoutes(dates: Dates): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/programmes/current/meeting-dates',
      routeOf(dates.all, { response: { 200: meetingDates, ...refused } }),
      request => dates.all(actorOf(request)),
    )

    app.put(
      '/programmes/current/meeting-dates',
      routeOf(dates.move, { body: moveMeetings, response: { 200: meetingDates, ...refused, ...problems(400, 409) } }),
      request => dates.move(actorOf(request), request.body),
    )
  }
}
