import { problem } from '@hubs/schema/problem'
import { nextYear, saveNextYear, startNextYear, years } from '@hubs/schema/programmes/next-year'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { NextYears } from './next-year.service.ts'

const refused = { 400: problem, 401: problem, 403: problem, 404: problem, 409: problem } as const

/** The next year, and the years that are over. */
export function nextYearRoutes(next: NextYears): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/years',
      { config: { policy: next.years.action }, schema: { response: { 200: years, 401: problem, 404: problem } } },
      request => next.years(sessionOf(request).actor),
    )

    app.get(
      '/next-year',
      { config: { policy: next.see.action }, schema: { response: { 200: nextYear, ...refused } } },
      request => next.see(sessionOf(request).actor),
    )

    app.put(
      '/next-year',
      { config: { policy: next.save.action }, schema: { body: saveNextYear, response: { 200: nextYear, ...refused } } },
      request => next.save(sessionOf(request).actor, request.body),
    )

    app.post(
      '/next-year/start',
      { config: { policy: next.start.action }, schema: { body: startNextYear, response: { 200: years, ...refused } } },
      request => next.start(sessionOf(request).actor, request.body.expectedVersion),
    )

    app.delete(
      '/next-year/start',
      { config: { policy: next.undo.action }, schema: { response: { 200: years, ...refused } } },
      request => next.undo(sessionOf(request).actor),
    )
  }
}
