import { schoolAccountLink } from '@hubs/schema/accounts/accounts'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rateLimitPerNetwork } from '../../../http/rate-limits.ts'
import { fromOf, sessionOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import { JOURNEY_MS } from '../sealed-journey.rules.ts'
import type { Sessions } from '../sessions.service.ts'
import type { SchoolSignIn } from './school-sign-in.service.ts'

const anyone = { policy: 'anyone', ...rateLimitPerNetwork } as const
const away = z.null()
/** What a sign-in service may add to the address is its own affair. */
const brought = z.looseObject({})

/** The school's own sign-in: the browser goes there and comes back. */
export function schoolSignInRoutes(school: SchoolSignIn, sessions: Sessions, secure: boolean): FastifyPluginAsyncZod {
  const cookie = secure ? '__Host-hubs-school' : 'hubs-school'
  // Lax: it must come along when the school's sign-in sends the browser back.
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  const keep = (reply: FastifyReply, sealed: string) =>
    reply.setCookie(cookie, sealed, { ...options, maxAge: JOURNEY_MS / 1000 })

  return async app => {
    app.get(
      '/sign-in/school',
      { config: anyone, schema: { response: { 302: away, ...problems(404, 429) } } },
      async (_request, reply) => {
        const started = await school.start()
        if ('problem' in started) return reply.redirect(`/sign-in?problem=${started.problem}`)
        keep(reply, started.sealed)
        return reply.redirect(started.url)
      },
    )

    app.get(
      '/sign-in/school/callback',
      // Its address carries a code, so it stays out of the log.
      { config: anyone, schema: { querystring: brought, response: { 302: away, ...problems(429) } }, logLevel: 'warn' },
      async (request, reply) => {
        const at = request.url.indexOf('?')
        const arrival = await school.finish(
          at < 0 ? '' : request.url.slice(at),
          request.cookies[cookie],
          request.session,
          fromOf(request),
        )
        reply.clearCookie(cookie, options)
        if ('problem' in arrival)
          return reply.redirect(`${request.session ? '/account' : '/sign-in'}?problem=${arrival.problem}`)
        if (arrival.token === null) return reply.redirect('/account')
        if (request.session) await sessions.end(request.session, request.session.id)
        reply.signIn(arrival.token)
        return reply.redirect('/home')
      },
    )

    app.post(
      '/me/school-account',
      routeOf(school.startLinking, { response: { 200: schoolAccountLink, ...problems(401, 403, 404, 503) } }),
      async (request, reply) => {
        const { url, sealed } = await school.startLinking(sessionOf(request))
        keep(reply, sealed)
        return { url }
      },
    )
  }
}
