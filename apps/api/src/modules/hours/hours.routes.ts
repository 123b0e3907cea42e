import { id } from '@hubs/schema/common'
import {
  catchUp,
  certificateCheck,
  checkCertificate,
  correctHours,
  issueCertificate,
  personalHours,
  hoursQuery,
  yearRegister,
} from '@hubs/schema/hours'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rateLimitPerTarget } from '../../http/rate-limits.ts'
import { actorOf } from '../../http/request.ts'
import { file, sendFile, problems, routeOf } from '../../http/route.ts'
import { createHeaders } from '../../idempotency.ts'
import type { CatchUps } from './catch-up.service.ts'
import type { Certificates } from './certificates.service.ts'
import type { Hours } from './hours.service.ts'
import { hoursCsv, personalHoursCsv, registerCsv } from './register-csv.format.ts'

const byId = z.object({ id })
const refused = problems(401, 403, 404)

const sendCsv = (reply: FastifyReply, fileName: string, text: string) =>
  sendFile(reply, 'text/csv; charset=utf-8', fileName, text)

type Services = { hours: Hours; certificates: Certificates; catchUps: CatchUps }

function personalHoursRoutes({ hours }: Services): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people/:id/hours',
      routeOf(hours.ofPerson, {
        params: byId,
        querystring: hoursQuery,
        response: { 200: personalHours, ...problems(400), ...refused },
      }),
      request => hours.ofPerson(actorOf(request), request.params.id, request.query.programme),
    )

    app.get(
      '/people/:id/hours/csv',
      routeOf(hours.ofPerson, {
        params: byId,
        querystring: hoursQuery,
        response: { 200: file, ...problems(400), ...refused },
      }),
      async (request, reply) => {
        const found = await hours.ofPerson(actorOf(request), request.params.id, request.query.programme)
        return sendCsv(reply, 'hours.csv', personalHoursCsv(found))
      },
    )

    app.post(
      '/people/:id/hours/corrections',
      routeOf(hours.correct, {
        params: byId,
        headers: createHeaders,
        body: correctHours,
        response: { 201: personalHours, ...problems(400), ...refused, ...problems(409) },
      }),
      async (request, reply) => {
        const actor = actorOf(request)
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await hours.correct(actor, request.params.id, request.body, key))
      },
    )
  }
}

function registerRoutes({ hours, catchUps }: Services): FastifyPluginAsyncZod {
  return async app => {
    const read = routeOf(hours.register, {
      querystring: hoursQuery,
      response: { 200: yearRegister, ...problems(400), ...refused },
    })
    app.get('/register', read, request => hours.register(actorOf(request), request.query.programme))

    const csv = routeOf(hours.register, {
      querystring: hoursQuery,
      response: { 200: file, ...problems(400), ...refused },
    })
    app.get('/register/csv', csv, async (request, reply) => {
      const found = await hours.register(actorOf(request), request.query.programme)
      return sendCsv(reply, 'register.csv', registerCsv(found))
    })
    app.get('/register/hours/csv', { ...csv, config: { policy: hours.allHours.action } }, async (request, reply) => {
      const found = await hours.allHours(actorOf(request), request.query.programme)
      return sendCsv(reply, 'hours.csv', hoursCsv(found))
    })

    app.get(
      '/meetings/:id/catch-up',
      routeOf(catchUps.see, { params: byId, response: { 200: catchUp, ...refused } }),
      request => catchUps.see(actorOf(request), request.params.id),
    )

    app.post(
      '/meetings/:id/catch-up',
      routeOf(catchUps.complete, { params: byId, response: { 200: catchUp, ...refused, ...problems(409) } }),
      request => catchUps.complete(actorOf(request), request.params.id),
    )
  }
}

function certificateRoutes({ certificates }: Services): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/people/:id/certificates',
      routeOf(certificates.issue, {
        params: byId,
        body: issueCertificate,
        response: { 201: z.object({ id, code: z.string() }), ...problems(400), ...refused, ...problems(409) },
      }),
      async (request, reply) => {
        const actor = actorOf(request)
        return reply.code(201).send(await certificates.issue(actor, request.params.id, request.body.programmeId))
      },
    )

    app.get(
      '/certificates/:id/pdf',
      routeOf(certificates.pdf, { params: byId, response: { 200: file, ...refused, ...problems(409) } }),
      async (request, reply) =>
        sendFile(
          reply,
          'application/pdf',
          'certificate.pdf',
          await certificates.pdf(actorOf(request), request.params.id),
        ),
    )

    // A POST, so that no code is in an address, and in no log of a proxy.
    app.post(
      '/public/certificates/check',
      {
        config: { policy: 'anyone', ...rateLimitPerTarget },
        schema: {
          body: checkCertificate,
          response: { 200: certificateCheck, ...problems(400, 404, 429) },
        },
      },
      request => certificates.check(request.body.code),
    )
  }
}

export function hoursRoutes(services: Services): FastifyPluginAsyncZod[] {
  return [personalHoursRoutes(services), registerRoutes(services), certificateRoutes(services)]
}
