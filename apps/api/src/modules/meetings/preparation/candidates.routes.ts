import { id } from '@hubs/schema/common'
import {
  candidateBoard,
  castVote,
  closeBallot,
  proposeCandidate,
  sayComing,
  setBallot,
  takeCandidate,
  updateCandidate,
} from '@hubs/schema/meetings/candidates'
import { meetingDetail } from '@hubs/schema/meetings/meetings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import { createHeaders } from '../../../idempotency.ts'
import type { Meetings } from '../meetings.service.ts'
import type { Runs } from '../run/runs.service.ts'
import type { Closing } from './candidates-closing.service.ts'
import type { Candidates } from './candidates.service.ts'

const byId = z.object({ id })
const seen = problems(401, 403, 404)
const changed = { ...seen, ...problems(400, 409) }
const answers = { 200: candidateBoard, ...changed }

type Services = { candidates: Candidates; closing: Closing; meetings: Meetings; runs: Runs }

/** What a group does about its next meeting: propose the new learning, and say who comes. */
export function candidateRoutes({ candidates, meetings, runs }: Omit<Services, 'closing'>): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/meetings/:id/candidates',
      routeOf(candidates.see, { params: byId, response: { 200: candidateBoard, ...seen } }),
      request => candidates.see(actorOf(request), request.params.id),
    )

    app.post(
      '/meetings/:id/candidates',
      routeOf(candidates.propose, {
        params: byId,
        headers: createHeaders,
        body: proposeCandidate,
        response: { 201: candidateBoard, ...changed },
      }),
      async (request, reply) => {
        const actor = actorOf(request)
        const key = request.headers['idempotency-key']
        return reply.code(201).send(await candidates.propose(actor, request.params.id, request.body, key))
      },
    )

    app.patch(
      '/meetings/:id/candidates/:candidateId',
      routeOf(candidates.update, {
        params: z.object({ id, candidateId: id }),
        body: updateCandidate,
        response: answers,
      }),
      request => {
        const { params, body } = request
        return candidates.update(actorOf(request), params.id, params.candidateId, body)
      },
    )

    app.put(
      '/meetings/:id/coming',
      routeOf(runs.answer, { params: byId, body: sayComing, response: { 200: meetingDetail, ...changed } }),
      async request => {
        const actor = actorOf(request)
        await runs.answer(actor, request.params.id, request.body.coming)
        return meetings.detail(actor, request.params.id)
      },
    )
  }
}

/** The vote on the new learning. */
export function voteRoutes({ candidates, closing }: Pick<Services, 'candidates' | 'closing'>): FastifyPluginAsyncZod {
  return async app => {
    app.put(
      '/meetings/:id/ballot',
      routeOf(candidates.putUp, { params: byId, body: setBallot, response: answers }),
      request => candidates.putUp(actorOf(request), request.params.id, request.body),
    )

    app.put(
      '/meetings/:id/ballot/vote',
      routeOf(candidates.vote, { params: byId, body: castVote, response: answers }),
      request => candidates.vote(actorOf(request), request.params.id, request.body.candidateId),
    )

    app.put(
      '/meetings/:id/ballot/closed',
      routeOf(closing.setClosed, { params: byId, body: closeBallot, response: answers }),
      request => closing.setClosed(actorOf(request), request.params.id, request.body.closed),
    )

    app.put(
      '/meetings/:id/ballot/taken',
      routeOf(closing.take, { params: byId, body: takeCandidate, response: answers }),
      request => closing.take(actorOf(request), request.params.id, request.body.candidateId),
    )
  }
}
