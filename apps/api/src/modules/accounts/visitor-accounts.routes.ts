import { visitorAccountKey, visitorAccounts } from '@hubs/schema/accounts/visitor-accounts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rateLimitPerNetwork } from '../../http/rate-limits.ts'
import { problems } from '../../http/route.ts'
import { JOURNEY_MS } from './sealed-journey.rules.ts'
import { KNOWN_MS, type VisitorAccountsService } from './visitor-accounts.service.ts'

const anyone = { policy: 'anyone', ...rateLimitPerNetwork } as const
const away = z.null()
const params = z.object({ key: visitorAccountKey })

/** The names of the two cookies: of a browser that is away, and of one that is back. */
export const visitorCookies = (secure: boolean) => {
  const begin = secure ? '__Host-' : ''
  return { journey: `${begin}hubs-visitor-journey`, visitor: `${begin}hubs-visitor` }
}

/** A visitor's own account: the browser goes there, comes back, and is known for an hour. */
export function visitorAccountRoutes(service: VisitorAccountsService, secure: boolean): FastifyPluginAsyncZod {
  const cookies = visitorCookies(secure)
  // Lax: it must come along when the sign-in service sends the browser back.
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

  return async app => {
    app.get(
      '/public/visitor-accounts',
      { config: anyone, schema: { response: { 200: visitorAccounts, ...problems(429) } } },
      request => service.offer(request.cookies[cookies.visitor]),
    )

    app.get(
      '/public/visitor-accounts/:key',
      { config: anyone, schema: { params, response: { 302: away, ...problems(400, 404, 429) } } },
      async (request, reply) => {
        const started = await service.start(request.params.key)
        if ('problem' in started) return reply.redirect(`/?visitor=${started.problem}#replies`)
        reply.setCookie(cookies.journey, started.sealed, { ...options, maxAge: JOURNEY_MS / 1000 })
        return reply.redirect(started.url)
      },
    )

    app.get(
      '/public/visitor-accounts/:key/callback',
      // Its address carries a code, so it stays out of the log. What a service may add to it is its own affair.
      {
        config: anyone,
        schema: {
          params,
          querystring: z.looseObject({}),
          response: { 302: away, ...problems(400, 404, 429) },
        },
        logLevel: 'warn',
      },
      async (request, reply) => {
        const at = request.url.indexOf('?')
        const query = at < 0 ? '' : request.url.slice(at)
        const finished = await service.finish(request.params.key, query, request.cookies[cookies.journey])
        reply.clearCookie(cookies.journey, options)
        if ('problem' in finished) return reply.redirect(`/?visitor=${finished.problem}#replies`)
        reply.setCookie(cookies.visitor, finished.sealed, { ...options, maxAge: KNOWN_MS / 1000 })
        return reply.redirect('/#replies')
      },
    )

    app.delete(
      '/public/visitor-accounts/current',
      { config: anyone, schema: { response: { 204: away, ...problems(403, 429) } } },
      async (_request, reply) => {
        reply.clearCookie(cookies.visitor, options)
        return reply.code(204).send(null)
      },
    )
  }
}
