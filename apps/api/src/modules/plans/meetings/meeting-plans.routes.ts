import { id } from '@hubs/schema/common'
import { drawPartners, partners, setPartners } from '@hubs/schema/plans/partners'
import { offerList, sharedPlans, writeOffer } from '@hubs/schema/plans/plans'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { PartnersService } from '../partners/partners.service.ts'
import type { PlanReports } from './plan-reports.service.ts'

const byId = z.object({ id })
const seen = { 401: problem, 403: problem, 404: problem }
const changed = { ...seen, 400: problem, 409: problem }
const done = z.null().describe('Done.')

/** Plans where they are told: in a meeting of the group. */
export function meetingPlanRoutes(reports: PlanReports, pairs: PartnersService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/plans',
      { config: { policy: reports.shared.action }, schema: { params: byId, response: { 200: sharedPlans, ...seen } } },
      request => reports.shared(sessionOf(request).actor, request.params.id),
    )

    app.get(
      '/meetings/:id/offers',
      { config: { policy: reports.offers.action }, schema: { params: byId, response: { 200: offerList, ...seen } } },
      request => reports.offers(sessionOf(request).actor, request.params.id),
    )

    app.put(
      '/meetings/:id/offers/:personId',
      {
        config: { policy: reports.offer.action },
        schema: { params: z.object({ id, personId: id }), body: writeOffer, response: { 204: done, ...changed } },
      },
      async (request, reply) => {
        const { params, body } = request
        await reports.offer(sessionOf(request).actor, params.id, params.personId, body.text)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/meetings/:id/partners',
      { config: { policy: pairs.see.action }, schema: { params: byId, response: { 200: partners, ...seen } } },
      request => pairs.see(sessionOf(request).actor, request.params.id),
    )

    app.put(
      '/meetings/:id/partners',
      {
        config: { policy: pairs.set.action },
        schema: { params: byId, body: setPartners, response: { 200: partners, ...changed } },
      },
      request => pairs.set(sessionOf(request).actor, request.params.id, request.body),
    )

    app.post(
      '/meetings/:id/partners/draw',
      {
        config: { policy: pairs.draw.action },
        schema: { params: byId, body: drawPartners, response: { 200: partners, ...changed } },
      },
      request => pairs.draw(sessionOf(request).actor, request.params.id, request.body.expectedVersion),
    )
  }
}
