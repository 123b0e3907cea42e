import { nextYear, saveNextYear, startNextYear, years } from '@hubs/schema/programmes/next-year'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { NextYears } from './next-year.service.ts'

const refused = problems(400, 401, 403, 404, 409)

export function nextYearRoutes(next: NextYears): FastifyPluginAsyncZod {
  return async app => {
    app.get('/years', routeOf(next.years, { response: { 200: years, ...problems(401, 404) } }), request =>
      next.years(actorOf(request)),
    )

    app.get('/next-year', routeOf(next.see, { response: { 200: nextYear, ...refused } }), request =>
      next.see(actorOf(request)),
    )

    app.put(
      '/next-year',
      routeOf(next.save, { body: saveNextYear, response: { 200: nextYear, ...refused } }),
      request => next.save(actorOf(request), request.body),
    )

    app.post(
      '/next-year/start',
      routeOf(next.start, { body: startNextYear, response: { 200: years, ...refused } }),
      request => next.start(actorOf(request), request.body.expectedVersion),
    )

    app.delete('/next-year/start', routeOf(next.undo, { response: { 200: years, ...refused } }), request =>
      next.undo(actorOf(request)),
    )
  }
}
