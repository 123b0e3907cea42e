import { id } from '@hubs/schema/common'
import { problem } from '@hubs/schema/problem'
import { createPerson, handOver, people, peopleQuery, person, updatePerson } from '@hubs/schema/staff'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { fromOf, sessionOf } from '../../plugins/actor.ts'
import type { Staff } from './staff.service.ts'

const params = z.object({ id })
const refused = { 400: problem, 401: problem, 403: problem } as const

export function staffRoutes(staff: Staff): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people',
      {
        config: { policy: staff.list.action },
        schema: { querystring: peopleQuery, response: { 200: people, ...refused } },
      },
      request => staff.list(sessionOf(request), request.query, fromOf(request)),
    )

    app.get(
      '/people/:id',
      { config: { policy: staff.see.action }, schema: { params, response: { 200: person, ...refused, 404: problem } } },
      request => staff.see(sessionOf(request), request.params.id, fromOf(request)),
    )

    app.get(
      '/people/:id/hand-over',
      {
        config: { policy: staff.handOver.action },
        schema: { params, response: { 200: handOver, ...refused, 404: problem } },
      },
      request => staff.handOver(sessionOf(request), request.params.id, fromOf(request)),
    )

    app.post(
      '/people',
      {
        config: { policy: staff.create.action },
        schema: { headers: createHeaders, body: createPerson, response: { 201: person, ...refused, 409: problem } },
      },
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
      {
        config: { policy: staff.update.action },
        schema: { params, body: updatePerson, response: { 200: person, ...refused, 404: problem, 409: problem } },
      },
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
      {
        config: { policy: staff.invite.action },
        schema: { params, response: { 202: z.null(), ...refused, 404: problem, 409: problem, 429: problem } },
      },
      async (request, reply) => {
        await staff.invite(sessionOf(request), request.params.id, fromOf(request))
        return reply.code(202).send(null)
      },
    )

    app.post(
      '/people/:id/password-reset',
      {
        config: { policy: staff.sendNewPassword.action },
        schema: { params, response: { 202: z.null(), ...refused, 404: problem, 409: problem, 429: problem } },
      },
      async (request, reply) => {
        await staff.sendNewPassword(sessionOf(request), request.params.id, fromOf(request))
        return reply.code(202).send(null)
      },
    )
  }
}
