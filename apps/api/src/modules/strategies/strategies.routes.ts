import { slug } from '@hubs/schema/common'
import {
  createStrategy,
  moveStage,
  strategyDetail,
  strategyFilters,
  strategyPage,
  strategyQuery,
  updateStrategy,
} from '@hubs/schema/library/strategies'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { sessionOf } from '../../plugins/actor.ts'
import type { Strategies } from './strategies.service.ts'

const byCode = z.object({ code: slug })
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
