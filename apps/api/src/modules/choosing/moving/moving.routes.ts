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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { Reallocations } from '../allocations/reallocations.service.ts'
import type { PlacementChanges } from './placement-changes.service.ts'
import type { Swaps } from './swaps.service.ts'

const byId = z.object({ id })
const refused = { 400: problem, 401: problem, 403: problem, 404: problem, 409: problem }

/** Places after publishing: moved by hand, with a reason. */
export function placementChangeRoutes(changes: PlacementChanges): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/people/:id/placement-options',
      {
        config: { policy: changes.options.action },
        schema: { params: byId, response: { 200: placementOptions, ...refused } },
      },
      request => changes.options(sessionOf(request).actor, request.params.id),
    )

    app.get(
      '/placement-changes',
      { config: { policy: changes.list.action }, schema: { response: { 200: placementChanges, ...refused } } },
      request => changes.list(sessionOf(request).actor),
    )

    app.post(
      '/placement-changes',
      {
        config: { policy: changes.change.action },
        schema: { body: changePlacement, response: { 201: placementChanges, ...refused } },
      },
      async (request, reply) => reply.code(201).send(await changes.change(sessionOf(request).actor, request.body)),
    )

    app.post(
      '/placement-changes/:id/undo',
      {
        config: { policy: changes.undo.action },
        schema: { params: byId, response: { 200: placementChanges, ...refused } },
      },
      request => changes.undo(sessionOf(request).actor, request.params.id),
    )
  }
}

/** Places solved anew, as a proposal. */
export function reallocationRoutes(reallocations: Reallocations): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/reallocations',
      {
        config: { policy: reallocations.make.action },
        schema: { body: makeReallocation, response: { 201: reallocation, ...refused, 503: problem } },
      },
      async (request, reply) => reply.code(201).send(await reallocations.make(sessionOf(request).actor, request.body)),
    )

    app.get(
      '/reallocations/current',
      {
        config: { policy: reallocations.current.action },
        schema: { response: { 200: currentReallocation, 401: problem, 403: problem, 409: problem } },
      },
      request => reallocations.current(sessionOf(request).actor),
    )

    app.post(
      '/reallocations/:id/acceptance',
      {
        config: { policy: reallocations.accept.action },
        schema: { params: byId, response: { 200: reallocation, ...refused } },
      },
      request => reallocations.accept(sessionOf(request).actor, request.params.id),
    )
  }
}

/** Swaps that the system finds. */
export function swapRoutes(swaps: Swaps): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/swap-offers',
      { config: { policy: swaps.list.action }, schema: { response: { 200: swapOffers, ...refused } } },
      request => swaps.list(sessionOf(request).actor),
    )

    app.post(
      '/swap-offers',
      { config: { policy: swaps.look.action }, schema: { response: { 200: swapOffers, ...refused } } },
      request => swaps.look(sessionOf(request).actor),
    )

    app.post(
      '/swap-offers/:id/withdrawal',
      {
        config: { policy: swaps.withdraw.action },
        schema: { params: byId, response: { 200: swapOffers, ...refused } },
      },
      request => swaps.withdraw(sessionOf(request).actor, request.params.id),
    )

    app.get(
      '/me/swap-offers',
      {
        config: { policy: swaps.own.action },
        schema: { response: { 200: ownSwapOffers, 401: problem, 403: problem } },
      },
      request => swaps.own(sessionOf(request).actor),
    )

    app.put(
      '/me/swap-offers/:id',
      {
        config: { policy: swaps.answer.action },
        schema: { params: byId, body: answerSwap, response: { 200: ownSwapOffers, ...refused } },
      },
      request => swaps.answer(sessionOf(request).actor, request.params.id, request.body.accepts),
    )
  }
}
