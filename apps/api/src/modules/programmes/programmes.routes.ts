import cors from '@fastify/cors'
import { id, slug } from '@hubs/schema/common'
import {
  addDaysOff,
  halfTermsRead,
  programme,
  publicProgramme,
  readHalfTerms,
  updateHalfTerm,
  updateProgramme,
} from '@hubs/schema/programmes/programmes'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { DaysOff } from './half-terms/days-off.service.ts'
import type { Programmes } from './programmes.service.ts'

const publicQuery = z.strictObject({ school: slug.optional() })

/** The one route open to other origins, so that a school's own site can show its hubs. */
function openToOtherSites(programmes: Programmes): FastifyPluginAsyncZod {
  return async app => {
    // Under a prefix of its own: the answer to a preflight is for every address below the plugin's.
    await app.register(cors, {
      origin: '*',
      methods: ['GET'],
      allowedHeaders: ['accept'],
      credentials: false,
      strictPreflight: false,
    })
    app.get(
      '/programme',
      {
        config: { policy: 'anyone' },
        schema: { querystring: publicQuery, response: { 200: publicProgramme, ...problems(400, 404) } },
      },
      request => programmes.publicProgramme(request.query.school),
    )
  }
}

export function programmeRoutes(programmes: Programmes): FastifyPluginAsyncZod {
  return async app => {
    await app.register(openToOtherSites(programmes), { prefix: '/public' })

    app.get(
      '/programmes/current',
      routeOf(programmes.current, { response: { 200: programme, ...problems(401, 404) } }),
      request => programmes.current(actorOf(request)),
    )

    app.patch(
      '/programmes/current',
      routeOf(programmes.update, {
        body: updateProgramme,
        response: { 200: programme, ...problems(400, 401, 403, 409) },
      }),
      request => programmes.update(actorOf(request), request.body),
    )
  }
}

/** Days on which the school is closed. */
export function dayOffRoutes(daysOff: DaysOff): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/days-off',
      routeOf(daysOff.add, { body: addDaysOff, response: { 201: programme, ...problems(400, 401, 403) } }),
      async (request, reply) => reply.code(201).send(await daysOff.add(actorOf(request), request.body)),
    )

    app.post(
      '/days-off/bank-holidays',
      routeOf(daysOff.addBankHolidays, { response: { 201: programme, ...problems(401, 403, 409) } }),
      async (request, reply) => reply.code(201).send(await daysOff.addBankHolidays(actorOf(request))),
    )

    app.delete(
      '/days-off/:id',
      routeOf(daysOff.remove, {
        params: z.object({ id }),
        response: { 200: programme, ...problems(400, 401, 403, 404) },
      }),
      request => daysOff.remove(actorOf(request), request.params.id),
    )
  }
}

/** The half terms of the year. */
export function halfTermRoutes(programmes: Programmes): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/half-terms/read',
      routeOf(programmes.readHalfTerms, {
        body: readHalfTerms,
        response: { 200: halfTermsRead, ...problems(400, 401, 403, 404) },
      }),
      request => programmes.readHalfTerms(actorOf(request), request.body),
    )

    app.patch(
      '/half-terms/:id',
      routeOf(programmes.updateHalfTerm, {
        params: z.object({ id }),
        body: updateHalfTerm,
        response: { 200: programme, ...problems(400, 401, 403, 404, 409) },
      }),
      request => programmes.updateHalfTerm(actorOf(request), request.params.id, request.body),
    )
  }
}
