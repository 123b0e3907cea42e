import {
  changePassword,
  endSessions,
  me,
  ownSession,
  proveIdentity,
  signIn,
  updateMe,
} from '@hubs/schema/accounts/accounts'
import { id } from '@hubs/schema/common'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rateLimitPerTarget } from '../../http/rate-limits.ts'
import { fromOf, sessionOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Accounts } from './accounts.service.ts'
import type { Sessions } from './sessions.service.ts'
import { startBrowserSession } from './sign-in-reply.routes.ts'

const done = z.null()

/** For whoever has not taken the second step yet, too: to see who they are, and to sign out. */
const halfway = { whileOwing: ['factor', 'enrolment'] } as const

/** Signing in and out, and proving once more who one is. */
export function sessionRoutes(accounts: Accounts, sessions: Sessions): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/sessions',
      {
        config: { policy: 'anyone', ...rateLimitPerTarget },
        schema: { body: signIn, response: { 201: me, ...problems(400, 401, 403, 429) } },
      },
      async (request, reply) => {
        const token = await accounts.signIn(request.body, fromOf(request))
        return reply.code(201).send(await startBrowserSession(request, reply, token, { accounts, sessions }))
      },
    )

    app.delete(
      '/sessions/current',
      routeOf(sessions.end, { response: { 204: done, ...problems(401, 403) } }, halfway),
      async (request, reply) => {
        const session = sessionOf(request)
        await sessions.end(session, session.id)
        reply.signOut()
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/sessions/current/proof',
      routeOf(
        accounts.prove,
        { body: proveIdentity, response: { 204: done, ...problems(400, 401, 403, 429) } },
        { whileOwing: ['enrolment'] },
      ),
      async (request, reply) => {
        reply.signIn(await accounts.prove(sessionOf(request), request.body.password, fromOf(request)))
        return reply.code(204).send(null)
      },
    )
  }
}

/** Where one is signed in. */
export function deviceRoutes(sessions: Sessions): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/sessions',
      routeOf(sessions.list, { response: { 200: z.object({ items: z.array(ownSession) }), ...problems(401) } }),
      async request => ({ items: await sessions.list(sessionOf(request)) }),
    )

    app.delete(
      '/sessions',
      routeOf(sessions.endMine, { querystring: endSessions, response: { 204: done, ...problems(400, 401, 403) } }),
      async (request, reply) => {
        const keepThisOne = request.query.keep === 'current'
        await sessions.endMine(sessionOf(request), keepThisOne)
        if (!keepThisOne) reply.signOut()
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/sessions/:id',
      routeOf(sessions.end, { params: z.object({ id }), response: { 204: done, ...problems(401, 403, 404) } }),
      async (request, reply) => {
        const session = sessionOf(request)
        await sessions.end(session, request.params.id)
        if (request.params.id === session.id) reply.signOut()
        return reply.code(204).send(null)
      },
    )
  }
}

/** One's own account. */
export function accountRoutes(accounts: Accounts): FastifyPluginAsyncZod {
  return async app => {
    app.get('/me', routeOf(accounts.me, { response: { 200: me, ...problems(401) } }, halfway), request =>
      accounts.me(sessionOf(request)),
    )

    app.patch(
      '/me',
      routeOf(accounts.saveSettings, { body: updateMe, response: { 200: me, ...problems(400, 401, 403) } }),
      request => accounts.saveSettings(sessionOf(request), request.body),
    )

    app.put(
      '/me/password',
      routeOf(accounts.changePassword, {
        body: changePassword,
        response: { 204: done, ...problems(400, 401, 403, 429) },
      }),
      async (request, reply) => {
        reply.signIn(await accounts.changePassword(sessionOf(request), request.body, fromOf(request)))
        return reply.code(204).send(null)
      },
    )
  }
}
