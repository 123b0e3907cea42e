import { expectedVersion, id, slug } from '@hubs/schema/common'
import {
  adaptation,
  createStrategy,
  moveStage,
  strandDetail,
  strandList,
  strategyDetail,
  strategyFilters,
  strategyPage,
  strategyQuery,
  updateAdaptation,
  updateStrand,
  updateStrategy,
  writeAdaptation,
} from '@hubs/schema/library/strategies'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { sessionOf } from '../../plugins/actor.ts'
import type { Strategies } from './strategies.service.ts'
import type { Adaptations } from './techniques/adaptations.service.ts'
import type { Strands } from './techniques/strands.service.ts'

const byCode = z.object({ code: slug })
const oneAdaptation = z.object({ code: slug, id })
const atVersion = z.strictObject({ expectedVersion: z.coerce.number().pipe(expectedVersion) })
const listed = { 400: problem, 401: problem, 403: problem }
const seen = { ...listed, 404: problem }
const changed = { ...seen, 409: problem }

/** The library of strategies: to browse, to propose for, and for each hub to decide on. */
export function strategyRoutes(strategies: Strategies): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/strategies',
      {
        config: { policy: strategies.list.action },
        schema: { querystring: strategyQuery, response: { 200: strategyPage, ...listed } },
      },
      request => strategies.list(sessionOf(request).actor, request.query),
    )

    app.get(
      '/strategies/filters',
      { config: { policy: strategies.filters.action }, schema: { response: { 200: strategyFilters, ...listed } } },
      request => strategies.filters(sessionOf(request).actor),
    )

    app.get(
      '/strategies/:code',
      {
        config: { policy: strategies.see.action },
        schema: { params: byCode, response: { 200: strategyDetail, ...seen } },
      },
      request => strategies.see(sessionOf(request).actor, request.params.code),
    )

    app.post(
      '/strategies',
      {
        config: { policy: strategies.propose.action },
        schema: { headers: createHeaders, body: createStrategy, response: { 201: strategyDetail, ...changed } },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await strategies.propose(sessionOf(request).actor, request.body, key))
      },
    )

    app.patch(
      '/strategies/:code',
      {
        config: { policy: strategies.update.action },
        schema: { params: byCode, body: updateStrategy, response: { 200: strategyDetail, ...changed } },
      },
      request => strategies.update(sessionOf(request).actor, request.params.code, request.body),
    )

    app.put(
      '/strategies/:code/stage',
      {
        config: { policy: strategies.move.action },
        schema: { params: byCode, body: moveStage, response: { 200: strategyDetail, ...changed } },
      },
      request => strategies.move(sessionOf(request).actor, request.params.code, request.body),
    )
  }
}

/** "In my subject", under a strategy. */
export function adaptationRoutes(adaptations: Adaptations): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/strategies/:code/adaptations',
      {
        config: { policy: adaptations.add.action },
        schema: {
          params: byCode,
          headers: createHeaders,
          body: writeAdaptation,
          response: { 201: adaptation, ...changed },
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        const { code } = request.params
        return reply.code(201).send(await adaptations.add(sessionOf(request).actor, code, request.body, key))
      },
    )

    app.patch(
      '/strategies/:code/adaptations/:id',
      {
        config: { policy: adaptations.update.action },
        schema: { params: oneAdaptation, body: updateAdaptation, response: { 200: adaptation, ...changed } },
      },
      request => {
        const { code, id } = request.params
        return adaptations.update(sessionOf(request).actor, code, id, request.body)
      },
    )

    app.delete(
      '/strategies/:code/adaptations/:id',
      {
        config: { policy: adaptations.remove.action },
        schema: { params: oneAdaptation, querystring: atVersion, response: { 204: z.null(), ...changed } },
      },
      async (request, reply) => {
        const { code, id } = request.params
        await adaptations.remove(sessionOf(request).actor, code, id, request.query.expectedVersion)
        return reply.code(204).send(null)
      },
    )
  }
}

/** The EEF's strands, with every reading of their figures. */
export function strandRoutes(strands: Strands): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/strands',
      { config: { policy: strands.list.action }, schema: { response: { 200: strandList, ...listed } } },
      request => strands.list(sessionOf(request).actor),
    )

    app.get(
      '/strands/:code',
      { config: { policy: strands.see.action }, schema: { params: byCode, response: { 200: strandDetail, ...seen } } },
      request => strands.see(sessionOf(request).actor, request.params.code),
    )

    app.put(
      '/strands/:code',
      {
        config: { policy: strands.update.action },
        schema: { params: byCode, body: updateStrand, response: { 200: strandDetail, ...changed } },
      },
      request => strands.update(sessionOf(request).actor, request.params.code, request.body),
    )
  }
}
