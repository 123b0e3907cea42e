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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { sessionOf } from '../../plugins/actor.ts'
import type { Cover } from './cover-requests.service.ts'
import type { Observations } from './observations.service.ts'

const byId = z.object({ id })
const listed = { 400: problem, 401: problem, 403: problem }
const changed = { 200: observation, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem }

export function observationRoutes(observations: Observations): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/observations',
      {
        config: { policy: observations.list.action },
        schema: { querystring: observationQuery, response: { 200: observationList, ...listed } },
      },
      request => observations.list(sessionOf(request).actor, request.query),
    )

    app.post(
      '/observations',
      {
        config: { policy: observations.create.action },
        schema: {
          headers: createHeaders,
          body: createObservation,
          response: { 201: observation, 400: problem, 401: problem, 403: problem, 409: problem },
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await observations.create(sessionOf(request).actor, request.body, key))
      },
    )

    app.get(
      '/observations/:id',
      {
        config: { policy: observations.read.action },
        schema: { params: byId, response: { 200: observation, 401: problem, 404: problem } },
      },
      request => observations.read(sessionOf(request).actor, request.params.id),
    )

    app.patch(
      '/observations/:id',
      {
        config: { policy: observations.update.action },
        schema: { params: byId, body: updateObservation, response: changed },
      },
      request => observations.update(sessionOf(request).actor, request.params.id, request.body),
    )

    app.put(
      '/observations/:id/notes',
      {
        config: { policy: observations.writeNotes.action },
        schema: { params: byId, body: writeObservationNotes, response: changed },
      },
      request => observations.writeNotes(sessionOf(request).actor, request.params.id, request.body),
    )

    app.post(
      '/observations/:id/hand-over',
      {
        config: { policy: observations.handOver.action },
        schema: { params: byId, body: handOverNotes, response: changed },
      },
      request => observations.handOver(sessionOf(request).actor, request.params.id, request.body.expectedVersion),
    )
  }
}

/** What comes of observations for others: what a group shares, and lessons to be covered. */
export function coverRoutes(observations: Observations, covers: Cover): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/groups/:id/observations',
      {
        config: { policy: observations.listShared.action },
        schema: { params: byId, querystring: pageQuery, response: { 200: sharedObservationList, ...listed } },
      },
      request => observations.listShared(sessionOf(request).actor, request.params.id, request.query),
    )

    app.get(
      '/cover-requests',
      {
        config: { policy: covers.list.action },
        schema: { querystring: pageQuery, response: { 200: coverRequestList, ...listed } },
      },
      request => covers.list(sessionOf(request).actor, request.query),
    )

    app.put(
      '/cover-requests/:id',
      {
        config: { policy: covers.answer.action },
        schema: { params: byId, body: answerCover, response: { ...changed, 200: coverRequest } },
      },
      request => covers.answer(sessionOf(request).actor, request.params.id, request.body),
    )
  }
}
