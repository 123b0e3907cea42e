import { id } from '@hubs/schema/common'
import { drawPartners, partners, setPartners } from '@hubs/schema/plans/partners'
import { offerList, sharedPlans, writeOffer } from '@hubs/schema/plans/plans'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { PartnersService } from '../partners/partners.service.ts'
import type { PlanReports } from './plan-reports.service.ts'

const byId = z.object({ id })
const seen = problems(401, 403, 404)
const changed = { ...seen, ...problems(400, 409) }
const done = z.null().describe('Done.')

/** Plans where they are told: in a meeting of the group. */
export function meetingPlanRoutes(reports: PlanReports, pairs: PartnersService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/plans',
      routeOf(reports.shared, { params: byId, response: { 200: sharedPlans, ...seen } }),
      request => reports.shared(actorOf(request), request.params.id),
    )

    app.get(
      '/meetings/:id/offers',
      routeOf(reports.offers, { params: byId, response: { 200: offerList, ...seen } }),
      request => reports.offers(actorOf(request), request.params.id),
    )

    app.put(
      '/meetings/:id/offers/:personId',
      routeOf(reports.offer, {
        params: z.object({ id, personId: id }),
        body: writeOffer,
        response: { 204: done, ...changed },
      }),
      async (request, reply) => {
        const { params, body } = request
        await reports.offer(actorOf(request), params.id, params.personId, body.text)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/meetings/:id/partners',
      routeOf(pairs.see, { params: byId, response: { 200: partners, ...seen } }),
      request => pairs.see(actorOf(request), request.params.id),
    )

    app.put(
      '/meetings/:id/partners',
      routeOf(pairs.set, { params: byId, body: setPartners, response: { 200: partners, ...changed } }),
      request => pairs.set(actorOf(request), request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/partners/draw',
      routeOf(pairs.draw, { params: byId, body: drawPartners, response: { 200: partners, ...changed } }),
      request => pairs.draw(actorOf(request), request.params.id, request.body.expectedVersion),
    )
  }
}
