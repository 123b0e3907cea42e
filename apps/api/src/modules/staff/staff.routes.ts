import { id } from '@hubs/schema/common'
import { createPerson, handOver, people, peopleQuery, person, updatePerson } from '@hubs/schema/staff'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fromOf, sessionOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import { createHeaders } from '../../idempotency.ts'
import type { Staff } from './staff.service.ts'

const params = z.object({ id })
const refused = problems(400, 401, 403)

export function staffRoutes(staff: Staff): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people',
      routeOf(staff.list, { querystring: peopleQuery, response: { 200: people, ...refused } }),
      request => staff.list(sessionOf(request), request.query, fromOf(request)),
    )

    app.get(
      '/people/:id',
      routeOf(staff.see, { params, response: { 200: person, ...refused, ...problems(404) } }),
      request => staff.see(sessionOf(request), request.params.id, fromOf(request)),
    )

    app.get(
      '/people/:id/hand-over',
      routeOf(staff.handOver, { params, response: { 200: handOver, ...refused, ...problems(404) } }),
      request => staff.handOver(sessionOf(request), request.params.id, fromOf(request)),
    )

    app.post(
      '/people',
      routeOf(staff.create, {
        headers: createHeaders,
        body: createPerson,
        response: { 201: person, ...refused, ...problems(409) },
      }),
      async (request, reply) => {
        const created = await staff.create(
          sessionOf(request),
          request.body,
          request.headers['idempotency-key'],
          fromOf(request),
        )
        return reply.code(201).send(created)
      },
    )

    app.patch(
      '/people/:id',
      routeOf(staff.update, {
        params,
        body: updatePerson,
        response: { 200: person, ...refused, ...problems(404, 409) },
      }),
      async (request, reply) => {
        const { person, token } = await staff.update(
          sessionOf(request),
          request.params.id,
          request.body,
          fromOf(request),
        )
        if (token) reply.signIn(token)
        return person
      },
    )
  }
}

/** Emails that let somebody in, sent by an administrator. */
export function staffLinkRoutes(staff: Staff): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/people/:id/invitation',
      routeOf(staff.invite, { params, response: { 202: z.null(), ...refused, ...problems(404, 409, 429) } }),
      async (request, reply) => {
        await staff.invite(sessionOf(request), request.params.id, fromOf(request))
        return reply.code(202).send(null)
      },
    )

    app.post(
      '/people/:id/password-reset',
      routeOf(staff.sendNewPassword, { params, response: { 202: z.null(), ...refused, ...problems(404, 409, 429) } }),
      async (request, reply) => {
        await staff.sendNewPassword(sessionOf(request), request.params.id, fromOf(request))
        return reply.code(202).send(null)
      },
    )
  }
}
