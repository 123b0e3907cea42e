import { me, signIn } from '@hubs/schema/accounts'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { Accounts } from './accounts.service.ts'
import type { Sessions } from './sessions.service.ts'

export function accountRoutes(accounts: Accounts, sessions: Sessions): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/sessions',
      {
        config: { policy: 'anyone' },
        schema: { body: signIn, response: { 201: me, 400: problem, 401: problem, 403: problem, 429: problem } },
      },
      async (request, reply) => {
        const token = await accounts.signIn(request.body, request.headers['user-agent'] ?? 'unknown device')
        const session = await sessions.resolve(token)
        if (!session) throw new Error('a session just made was not found')
        reply.signIn(token)
        return reply.code(201).send(await accounts.me(session))
      },
    )

    app.delete(
      '/sessions/current',
      { config: { policy: 'account:own' }, schema: { response: { 204: z.null(), 401: problem } } },
      async (request, reply) => {
        const session = sessionOf(request)
        await sessions.end(session, session.id)
        reply.signOut()
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/me',
      { config: { policy: 'account:own' }, schema: { response: { 200: me, 401: problem } } },
      request => accounts.me(sessionOf(request)),
    )
  }
}
