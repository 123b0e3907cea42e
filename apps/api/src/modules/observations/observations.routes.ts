import { id, pageQuery } from '@hubs/schema/common'
import {
  answerCover,
  coverRequest,
  coverRequestList,
  createObservation,
  handOverNotes,
  observation,
  observationList,
  observationQuery,
  sharedObservationList,
  updateObservation,
  writeObservationNotes,
} from '@hubs/schema/plans/observations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import { createHeaders } from '../../idempotency.ts'
import type { Cover } from './cover-requests.service.ts'
import type { Observations } from './observations.service.ts'

const byId = z.object({ id })
const listed = problems(400, 401, 403)
const changed = { 200: observation, ...problems(400, 401, 403, 404, 409) }

export function observationRoutes(observations: Observations): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/observations',
      routeOf(observations.list, { querystring: observationQuery, response: { 200: observationList, ...listed } }),
      request => observations.list(actorOf(request), request.query),
    )

    app.post(
      '/observations',
      routeOf(observations.create, {
        headers: createHeaders,
        body: createObservation,
        response: { 201: observation, ...problems(400, 401, 403, 409) },
      }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await observations.create(actorOf(request), request.body, key))
      },
    )

    app.get(
      '/observations/:id',
      routeOf(observations.read, { params: byId, response: { 200: observation, ...problems(401, 404) } }),
      request => observations.read(actorOf(request), request.params.id),
    )

    app.patch(
      '/observations/:id',
      routeOf(observations.update, { params: byId, body: updateObservation, response: changed }),
      request => observations.update(actorOf(request), request.params.id, request.body),
    )

    app.put(
      '/observations/:id/notes',
      routeOf(observations.writeNotes, { params: byId, body: writeObservationNotes, response: changed }),
      request => observations.writeNotes(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/observations/:id/hand-over',
      routeOf(observations.handOver, { params: byId, body: handOverNotes, response: changed }),
      request => observations.handOver(actorOf(request), request.params.id, request.body.expectedVersion),
    )
  }
}

/** What comes of observations for others: what a group shares, and lessons to be covered. */
export function coverRoutes(observations: Observations, covers: Cover): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/groups/:id/observations',
      routeOf(observations.listShared, {
        params: byId,
        querystring: pageQuery,
        response: { 200: sharedObservationList, ...listed },
      }),
      request => observations.listShared(actorOf(request), request.params.id, request.query),
    )

    app.get(
      '/cover-requests',
      routeOf(covers.list, { querystring: pageQuery, response: { 200: coverRequestList, ...listed } }),
      request => covers.list(actorOf(request), request.query),
    )

    app.put(
      '/cover-requests/:id',
      routeOf(covers.answer, { params: byId, body: answerCover, response: { ...changed, 200: coverRequest } }),
      request => covers.answer(actorOf(request), request.params.id, request.body),
    )
  }
}
