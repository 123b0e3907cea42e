import {
  changePlacement,
  currentReallocation,
  makeReallocation,
  placementChanges,
  placementOptions,
  reallocation,
} from '@hubs/schema/choosing/moves'
import { id } from '@hubs/schema/common'
import { answerSwap, ownSwapOffers, swapOffers } from '@hubs/schema/membership/swaps'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { PlacementChanges } from './placement-changes.service.ts'
import type { Reallocations } from './reallocations.service.ts'
import type { Swaps } from './swaps.service.ts'

const byId = z.object({ id })
const refused = problems(400, 401, 403, 404, 409)

/** Places after publishing: moved by hand, with a reason. */
export function placementChangeRoutes(changes: PlacementChanges): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people/:id/placement-options',
      routeOf(changes.options, { params: byId, response: { 200: placementOptions, ...refused } }),
      request => changes.options(actorOf(request), request.params.id),
    )

    app.get('/placement-changes', routeOf(changes.list, { response: { 200: placementChanges, ...refused } }), request =>
      changes.list(actorOf(request)),
    )

    app.post(
      '/placement-changes',
      routeOf(changes.change, { body: changePlacement, response: { 201: placementChanges, ...refused } }),
      async (request, reply) => reply.code(201).send(await changes.change(actorOf(request), request.body)),
    )

    app.post(
      '/placement-changes/:id/undo',
      routeOf(changes.undo, { params: byId, response: { 200: placementChanges, ...refused } }),
      request => changes.undo(actorOf(request), request.params.id),
    )
  }
}

/** Places solved anew, as a proposal. */
export function reallocationRoutes(reallocations: Reallocations): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/reallocations',
      routeOf(reallocations.make, {
        body: makeReallocation,
        response: { 201: reallocation, ...refused, ...problems(503) },
      }),
      async (request, reply) => reply.code(201).send(await reallocations.make(actorOf(request), request.body)),
    )

    app.get(
      '/reallocations/current',
      routeOf(reallocations.current, { response: { 200: currentReallocation, ...problems(401, 403, 409) } }),
      request => reallocations.current(actorOf(request)),
    )

    app.post(
      '/reallocations/:id/acceptance',
      routeOf(reallocations.accept, { params: byId, response: { 200: reallocation, ...refused } }),
      request => reallocations.accept(actorOf(request), request.params.id),
    )
  }
}

/** Swaps that the system finds. */
export function swapRoutes(swaps: Swaps): FastifyPluginAsyncZod {
  return async app => {
    app.get('/swap-offers', routeOf(swaps.list, { response: { 200: swapOffers, ...refused } }), request =>
      swaps.list(actorOf(request)),
    )

    app.post('/swap-offers', routeOf(swaps.look, { response: { 200: swapOffers, ...refused } }), request =>
      swaps.look(actorOf(request)),
    )

    app.post(
      '/swap-offers/:id/withdrawal',
      routeOf(swaps.withdraw, { params: byId, response: { 200: swapOffers, ...refused } }),
      request => swaps.withdraw(actorOf(request), request.params.id),
    )

    app.get(
      '/me/swap-offers',
      routeOf(swaps.own, { response: { 200: ownSwapOffers, ...problems(401, 403) } }),
      request => swaps.own(actorOf(request)),
    )

    app.put(
      '/me/swap-offers/:id',
      routeOf(swaps.answer, { params: byId, body: answerSwap, response: { 200: ownSwapOffers, ...refused } }),
      request => swaps.answer(actorOf(request), request.params.id, request.body.accepts),
    )
  }
}
