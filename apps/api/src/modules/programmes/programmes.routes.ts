import cors from '@fastify/cors'
import { id, slug } from '@hubs/schema/common'
import { problem } from '@hubs/schema/problem'
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
import { sessionOf } from '../../plugins/actor.ts'
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
        schema: { querystring: publicQuery, response: { 200: publicProgramme, 400: problem, 404: problem } },
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
      {
        config: { policy: programmes.current.action },
        schema: { response: { 200: programme, 401: problem, 404: problem } },
      },
      request => programmes.current(sessionOf(request).actor),
    )

    app.patch(
      '/programmes/current',
      {
        config: { policy: programmes.update.action },
        schema: {
          body: updateProgramme,
          response: { 200: programme, 400: problem, 401: problem, 403: problem, 409: problem },
        },
      },
      request => programmes.update(sessionOf(request).actor, request.body),
    )
  }
}

/** Days on which the school is closed. */
export function dayOffRoutes(daysOff: DaysOff): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/days-off',
      {
        config: { policy: daysOff.add.action },
        schema: { body: addDaysOff, response: { 201: programme, 400: problem, 401: problem, 403: problem } },
      },
      async (request, reply) => reply.code(201).send(await daysOff.add(sessionOf(request).actor, request.body)),
    )

    app.post(
      '/days-off/bank-holidays',
      {
        config: { policy: daysOff.addBankHolidays.action },
        schema: { response: { 201: programme, 401: problem, 403: problem, 409: problem } },
      },
      async (request, reply) => reply.code(201).send(await daysOff.addBankHolidays(sessionOf(request).actor)),
    )

    app.delete(
      '/days-off/:id',
      {
        config: { policy: daysOff.remove.action },
        schema: {
          params: z.object({ id }),
          response: { 200: programme, 400: problem, 401: problem, 403: problem, 404: problem },
        },
      },
      request => daysOff.remove(sessionOf(request).actor, request.params.id),
    )
  }
}

/** The half terms of the year. */
export function halfTermRoutes(programmes: Programmes): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/half-terms/read',
      {
        config: { policy: programmes.readHalfTerms.action },
        schema: {
          body: readHalfTerms,
          response: { 200: halfTermsRead, 400: problem, 401: problem, 403: problem, 404: problem },
        },
      },
      request => programmes.readHalfTerms(sessionOf(request).actor, request.body),
    )

    app.patch(
      '/half-terms/:id',
      {
        config: { policy: programmes.updateHalfTerm.action },
        schema: {
          params: z.object({ id }),
          body: updateHalfTerm,
          response: { 200: programme, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem },
        },
      },
      request => programmes.updateHalfTerm(sessionOf(request).actor, request.params.id, request.body),
    )
  }
}
