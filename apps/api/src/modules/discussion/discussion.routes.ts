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
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createHeaders } from '../../idempotency.ts'
import { sessionOf } from '../../plugins/actor.ts'
import type { Discussion } from './discussion.service.ts'
import type { Following } from './following.service.ts'

const byId = z.object({ id })
const read = { 400: problem, 401: problem, 403: problem, 404: problem }
const changed = { ...read, 409: problem, 413: problem }
const here = '/discussions/:place/:key'

export function discussionRoutes(discussion: Discussion): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      here,
      {
        config: { policy: discussion.list.action },
        schema: { params: placeParams, querystring: threadQuery, response: { 200: threadPage, ...read } },
      },
      async request => {
        const { place, key } = request.params
        return discussion.list(sessionOf(request).actor, place, key, request.query)
      },
    )

    app.post(
      `${here}/replies`,
      {
        config: { policy: discussion.write.action },
        schema: {
          headers: createHeaders,
          params: placeParams,
          body: createReply,
          response: { 201: reply, ...changed },
        },
      },
      async (request, answer) => {
        const { place, key } = request.params
        const once = request.headers['idempotency-key']
        const { actor } = sessionOf(request)
        return answer.code(201).send(await discussion.write(actor, place, key, request.body, once))
      },
    )

    app.patch(
      '/replies/:id',
      {
        config: { policy: discussion.edit.action },
        schema: { params: byId, body: updateReply, response: { 200: reply, ...changed } },
      },
      request => discussion.edit(sessionOf(request).actor, request.params.id, request.body),
    )

    app.put(
      '/replies/:id/removal',
      {
        config: { policy: discussion.remove.action },
        schema: { params: byId, body: removeReply, response: { 200: reply, ...changed } },
      },
      request => discussion.remove(sessionOf(request).actor, request.params.id, request.body),
    )

    app.get(
      '/replies/:id/history',
      {
        config: { policy: discussion.history.action },
        schema: { params: byId, response: { 200: replyHistory, ...read } },
      },
      request => discussion.history(sessionOf(request).actor, request.params.id),
    )
  }
}

/** Who reads a discussion, follows it, and has seen what is new. */
export function followingRoutes(following: Following): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      `${here}/people`,
      {
        config: { policy: following.readers.action },
        schema: { params: placeParams, querystring: readerQuery, response: { 200: readerList, ...read } },
      },
      async request => {
        const { place, key } = request.params
        return following.readers(sessionOf(request).actor, place, key, request.query.q)
      },
    )

    app.put(
      `${here}/following`,
      {
        config: { policy: following.follow.action },
        schema: { params: placeParams, body: follow, response: { 200: follow, ...read } },
      },
      async request => {
        const { place, key } = request.params
        return following.follow(sessionOf(request).actor, place, key, request.body.following)
      },
    )

    app.put(
      `${here}/seen`,
      {
        config: { policy: following.see.action },
        schema: { params: placeParams, body: seen, response: { 200: seenAnswer, ...read } },
      },
      async request => {
        const { place, key } = request.params
        return following.see(sessionOf(request).actor, place, key, request.body.upTo)
      },
    )

    app.get(
      '/me/discussions',
      {
        config: { policy: following.mine.action },
        schema: { querystring: pageQuery, response: { 200: followedPage, 400: problem, 401: problem } },
      },
      request => following.mine(sessionOf(request).actor, request.query),
    )
  }
}
