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
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import { createHeaders } from '../../idempotency.ts'
import type { Strategies } from './strategies.service.ts'

const byCode = z.object({ code: slug })
const listed = problems(400, 401, 403)
const seen = { ...listed, ...problems(404) }
const changed = { ...seen, ...problems(409) }

/** The library of strategies: to browse, to propose for, and for each hub to decide on. */
export function strategyRoutes(strategies: Strategies): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/strategies',
      routeOf(strategies.list, { querystring: strategyQuery, response: { 200: strategyPage, ...listed } }),
      request => strategies.list(actorOf(request), request.query),
    )

    app.get(
      '/strategies/filters',
      routeOf(strategies.filters, { response: { 200: strategyFilters, ...listed } }),
      request => strategies.filters(actorOf(request)),
    )

    app.get(
      '/strategies/:code',
      routeOf(strategies.see, { params: byCode, response: { 200: strategyDetail, ...seen } }),
      request => strategies.see(actorOf(request), request.params.code),
    )

    app.post(
      '/strategies',
      routeOf(strategies.propose, {
        headers: createHeaders,
        body: createStrategy,
        response: { 201: strategyDetail, ...changed },
      }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await strategies.propose(actorOf(request), request.body, key))
      },
    )

    app.patch(
      '/strategies/:code',
      routeOf(strategies.update, {
        params: byCode,
        body: updateStrategy,
        response: { 200: strategyDetail, ...changed },
      }),
      request => strategies.update(actorOf(request), request.params.code, request.body),
    )

    app.put(
      '/strategies/:code/stage',
      routeOf(strategies.move, { params: byCode, body: moveStage, response: { 200: strategyDetail, ...changed } }),
      request => strategies.move(actorOf(request), request.params.code, request.body),
    )
  }
}
