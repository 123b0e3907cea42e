import { id, pageQuery } from '@hubs/schema/common'
import {
  createReply,
  follow,
  followedPage,
  placeParams,
  readerList,
  readerQuery,
  removeReply,
  reply,
  replyHistory,
  seen,
  seenAnswer,
  threadPage,
  threadQuery,
  updateReply,
} from '@hubs/schema/discussion'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import { createHeaders } from '../../idempotency.ts'
import type { Discussion } from './discussion.service.ts'
import type { Following } from './following.service.ts'

const byId = z.object({ id })
const read = problems(400, 401, 403, 404)
const changed = { ...read, ...problems(409, 413) }
const HERE = '/discussions/:place/:key'

export function discussionRoutes(discussion: Discussion): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      HERE,
      routeOf(discussion.list, {
        params: placeParams,
        querystring: threadQuery,
        response: { 200: threadPage, ...read },
      }),
      async request => {
        const { place, key } = request.params
        return discussion.list(actorOf(request), place, key, request.query)
      },
    )

    app.post(
      `${HERE}/replies`,
      routeOf(discussion.write, {
        headers: createHeaders,
        params: placeParams,
        body: createReply,
        response: { 201: reply, ...changed },
      }),
      async (request, answer) => {
        const { place, key } = request.params
        const once = request.headers['idempotency-key']
        const actor = actorOf(request)
        return answer.code(201).send(await discussion.write(actor, place, key, request.body, once))
      },
    )

    app.patch(
      '/replies/:id',
      routeOf(discussion.edit, { params: byId, body: updateReply, response: { 200: reply, ...changed } }),
      request => discussion.edit(actorOf(request), request.params.id, request.body),
    )

    app.put(
      '/replies/:id/removal',
      routeOf(discussion.remove, { params: byId, body: removeReply, response: { 200: reply, ...changed } }),
      request => discussion.remove(actorOf(request), request.params.id, request.body),
    )

    app.get(
      '/replies/:id/history',
      routeOf(discussion.history, { params: byId, response: { 200: replyHistory, ...read } }),
      request => discussion.history(actorOf(request), request.params.id),
    )
  }
}

/** Who reads a discussion, follows it, and has seen what is new. */
export function followingRoutes(following: Following): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      `${HERE}/people`,
      routeOf(following.readers, {
        params: placeParams,
        querystring: readerQuery,
        response: { 200: readerList, ...read },
      }),
      async request => {
        const { place, key } = request.params
        return following.readers(actorOf(request), place, key, request.query.q)
      },
    )

    app.put(
      `${HERE}/following`,
      routeOf(following.follow, { params: placeParams, body: follow, response: { 200: follow, ...read } }),
      async request => {
        const { place, key } = request.params
        return following.follow(actorOf(request), place, key, request.body.following)
      },
    )

    app.put(
      `${HERE}/seen`,
      routeOf(following.see, { params: placeParams, body: seen, response: { 200: seenAnswer, ...read } }),
      async request => {
        const { place, key } = request.params
        return following.see(actorOf(request), place, key, request.body.upTo)
      },
    )

    app.get(
      '/me/discussions',
      routeOf(following.mine, { querystring: pageQuery, response: { 200: followedPage, ...problems(400, 401) } }),
      request => following.mine(actorOf(request), request.query),
    )
  }
}
