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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { sessionOf } from '../../plugins/actor.ts'
import type { PlanReports } from './meetings/plan-reports.service.ts'
import type { Plans } from './plans.service.ts'
import type { Support } from './support/support.service.ts'

const byId = z.object({ id })
const listed = { 400: problem, 401: problem, 403: problem }
const changed = { 400: problem, 401: problem, 403: problem, 404: problem, 409: problem }

/** One's own plans. */
export function planRoutes(plans: Plans): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/plans',
      {
        config: { policy: plans.list.action },
        schema: { querystring: planQuery, response: { 200: ownPlanList, ...listed } },
      },
      request => plans.list(sessionOf(request).actor, request.query),
    )

    app.get(
      '/me/plans/start',
      { config: { policy: plans.start.action }, schema: { response: { 200: planStart, 401: problem, 403: problem } } },
      request => plans.start(sessionOf(request).actor),
    )

    app.post(
      '/plans',
      {
        config: { policy: plans.create.action },
        schema: { headers: createHeaders, body: createPlan, response: { 201: ownPlan, ...changed } },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await plans.create(sessionOf(request).actor, request.body, key))
      },
    )

    app.get(
      '/plans/:id',
      {
        config: { policy: plans.get.action },
        schema: { params: byId, response: { 200: planDetail, 401: problem, 404: problem } },
      },
      request => plans.get(sessionOf(request).actor, request.params.id),
    )

    app.patch(
      '/plans/:id',
      {
        config: { policy: plans.update.action },
        schema: { params: byId, body: updatePlan, response: { 200: ownPlan, ...changed } },
      },
      request => plans.update(sessionOf(request).actor, request.params.id, request.body),
    )
  }
}

/** What came of a plan. */
export function planReportRoutes(reports: PlanReports): FastifyPluginAsyncZod {
  return async app => {
    app.put(
      '/plans/:id/reports/:meetingId',
      {
        config: { policy: reports.report.action },
        schema: {
          params: z.object({ id, meetingId: id }),
          body: writeReport,
          response: { 200: ownPlan, ...changed },
        },
      },
      request => reports.report(sessionOf(request).actor, request.params.id, request.params.meetingId, request.body),
    )

    app.put(
      '/plans/:id/check-in',
      {
        config: { policy: reports.answerCheckIn.action },
        schema: { params: byId, body: answerCheckIn, response: { 200: ownPlan, ...changed } },
      },
      request => reports.answerCheckIn(sessionOf(request).actor, request.params.id, request.body),
    )
  }
}

/** What plans need from colleagues. */
export function supportRoutes(support: Support): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/me/support',
      {
        config: { policy: support.list.action },
        schema: { querystring: supportQuery, response: { 200: supportList, ...listed } },
      },
      request => support.list(sessionOf(request).actor, request.query),
    )

    app.patch(
      '/support/:id',
      {
        config: { policy: support.update.action },
        schema: { params: byId, body: updateSupport, response: { 200: supportRequest, ...changed } },
      },
      request => support.update(sessionOf(request).actor, request.params.id, request.body),
    )

    app.get(
      '/colleagues',
      {
        config: { policy: support.colleagues.action },
        schema: { querystring: colleagueQuery, response: { 200: colleagueList, ...listed } },
      },
      request => support.colleagues(sessionOf(request).actor, request.query.q),
    )
  }
}
