import { id } from '@hubs/schema/common'
import {
  answerCheckIn,
  createPlan,
  ownPlan,
  ownPlanList,
  planDetail,
  planQuery,
  planStart,
  updatePlan,
  writeReport,
} from '@hubs/schema/plans/plans'
import {
  colleagueList,
  colleagueQuery,
  supportList,
  supportQuery,
  supportRequest,
  updateSupport,
} from '@hubs/schema/plans/support'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import { createHeaders } from '../../idempotency.ts'
import type { PlanReports } from './meetings/plan-reports.service.ts'
import type { Plans } from './plans.service.ts'
import type { Support } from './support/support.service.ts'

const byId = z.object({ id })
const listed = problems(400, 401, 403)
const changed = problems(400, 401, 403, 404, 409)

/** One's own plans. */
export function planRoutes(plans: Plans): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/plans',
      routeOf(plans.list, { querystring: planQuery, response: { 200: ownPlanList, ...listed } }),
      request => plans.list(actorOf(request), request.query),
    )

    app.get('/me/plans/start', routeOf(plans.start, { response: { 200: planStart, ...problems(401, 403) } }), request =>
      plans.start(actorOf(request)),
    )

    app.post(
      '/plans',
      routeOf(plans.create, { headers: createHeaders, body: createPlan, response: { 201: ownPlan, ...changed } }),
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await plans.create(actorOf(request), request.body, key))
      },
    )

    app.get(
      '/plans/:id',
      routeOf(plans.get, { params: byId, response: { 200: planDetail, ...problems(401, 404) } }),
      request => plans.get(actorOf(request), request.params.id),
    )

    app.patch(
      '/plans/:id',
      routeOf(plans.update, { params: byId, body: updatePlan, response: { 200: ownPlan, ...changed } }),
      request => plans.update(actorOf(request), request.params.id, request.body),
    )
  }
}

/** What came of a plan. */
export function planReportRoutes(reports: PlanReports): FastifyPluginAsyncZod {
  return async app => {
    app.put(
      '/plans/:id/reports/:meetingId',
      routeOf(reports.report, {
        params: z.object({ id, meetingId: id }),
        body: writeReport,
        response: { 200: ownPlan, ...changed },
      }),
      request => reports.report(actorOf(request), request.params.id, request.params.meetingId, request.body),
    )

    app.put(
      '/plans/:id/check-in',
      routeOf(reports.answerCheckIn, { params: byId, body: answerCheckIn, response: { 200: ownPlan, ...changed } }),
      request => reports.answerCheckIn(actorOf(request), request.params.id, request.body),
    )
  }
}

/** What plans need from colleagues. */
export function supportRoutes(support: Support): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/support',
      routeOf(support.list, { querystring: supportQuery, response: { 200: supportList, ...listed } }),
      request => support.list(actorOf(request), request.query),
    )

    app.patch(
      '/support/:id',
      routeOf(support.update, { params: byId, body: updateSupport, response: { 200: supportRequest, ...changed } }),
      request => support.update(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/colleagues',
      routeOf(support.colleagues, { querystring: colleagueQuery, response: { 200: colleagueList, ...listed } }),
      request => support.colleagues(actorOf(request), request.query.q),
    )
  }
}
