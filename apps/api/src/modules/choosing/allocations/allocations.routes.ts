import {
  allocation,
  changeAllocation,
  currentAllocation,
  makeAllocation,
  ownAllocation,
  publishAllocation,
} from '@hubs/schema/choosing/allocations'
import { id } from '@hubs/schema/common'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { Allocations } from './allocations.service.ts'

const byId = z.object({ id })
const refused = problems(400, 401, 403, 404, 409)

/** Everybody placed together: made, changed and published by coordinators. */
export function allocationRoutes(allocations: Allocations): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/allocations',
      routeOf(allocations.make, { body: makeAllocation, response: { 201: allocation, ...refused, ...problems(503) } }),
      async (request, reply) => {
        const made = await allocations.make(actorOf(request), request.body)
        return reply.code(201).send(made)
      },
    )

    app.get(
      '/allocations/current',
      routeOf(allocations.current, { response: { 200: currentAllocation, ...problems(401, 403) } }),
      request => allocations.current(actorOf(request)),
    )

    app.patch(
      '/allocations/:id',
      routeOf(allocations.change, { params: byId, body: changeAllocation, response: { 200: allocation, ...refused } }),
      request => allocations.change(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/allocations/:id/publication',
      routeOf(allocations.publish, {
        params: byId,
        body: publishAllocation,
        response: { 200: allocation, ...refused },
      }),
      request => allocations.publish(actorOf(request), request.params.id, request.body.expectedVersion),
    )

    app.get(
      '/allocations/:id/record',
      routeOf(allocations.record, {
        params: byId,
        response: { 200: z.record(z.string(), z.unknown()), ...problems(401, 403, 404) },
      }),
      async (request, reply) => {
        const record = await allocations.record(actorOf(request), request.params.id)
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
      routeOf(allocations.own, { response: { 200: ownAllocation, ...problems(401, 403) } }),
      request => allocations.own(actorOf(request)),
    )
  }
}
