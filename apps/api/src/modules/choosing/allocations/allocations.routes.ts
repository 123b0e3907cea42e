import {
  allocation,
  changeAllocation,
  currentAllocation,
  makeAllocation,
  ownAllocation,
  publishAllocation,
} from '@hubs/schema/choosing/allocations'
import { id } from '@hubs/schema/common'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { Allocations } from './allocations.service.ts'

const byId = z.object({ id })
const refused = { 400: problem, 401: problem, 403: problem, 404: problem, 409: problem }

/** Everybody placed together: made, changed and published by coordinators. */
export function allocationRoutes(allocations: Allocations): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/allocations',
      {
        config: { policy: allocations.make.action },
        schema: { body: makeAllocation, response: { 201: allocation, ...refused, 503: problem } },
      },
      async (request, reply) => {
        const made = await allocations.make(sessionOf(request).actor, request.body)
        return reply.code(201).send(made)
      },
    )

    app.get(
      '/allocations/current',
      {
        config: { policy: allocations.current.action },
        schema: { response: { 200: currentAllocation, 401: problem, 403: problem } },
      },
      request => allocations.current(sessionOf(request).actor),
    )

    app.patch(
      '/allocations/:id',
      {
        config: { policy: allocations.change.action },
        schema: { params: byId, body: changeAllocation, response: { 200: allocation, ...refused } },
      },
      request => allocations.change(sessionOf(request).actor, request.params.id, request.body),
    )

    app.post(
      '/allocations/:id/publication',
      {
        config: { policy: allocations.publish.action },
        schema: { params: byId, body: publishAllocation, response: { 200: allocation, ...refused } },
      },
      request => allocations.publish(sessionOf(request).actor, request.params.id, request.body.expectedVersion),
    )

    app.get(
      '/allocations/:id/record',
      {
        config: { policy: allocations.record.action },
        schema: {
          params: byId,
          response: { 200: z.record(z.string(), z.unknown()), 401: problem, 403: problem, 404: problem },
        },
      },
      async (request, reply) => {
        const record = await allocations.record(sessionOf(request).actor, request.params.id)
        return reply.header('content-disposition', 'attachment; filename="record.json"').send(record)
      },
    )
  }
}

/** Why one is where one is. */
export function ownAllocationRoutes(allocations: Allocations): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/allocation',
      {
        config: { policy: allocations.own.action },
        schema: { response: { 200: ownAllocation, 401: problem, 403: problem } },
      },
      request => allocations.own(sessionOf(request).actor),
    )
  }
}
