import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Env } from '../env.ts'
import { Refusal } from '../errors.ts'
import type { Session, Sessions } from '../modules/accounts/sessions.service.ts'

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null
  }
  interface FastifyReply {
    signIn(token: string): void
    signOut(): void
  }
}

/** Who is asking, from the session cookie. */
export default fp<{ env: Env; sessions: Sessions }>(
  async (app, { env, sessions }) => {
    const secure = env.PUBLIC_URL?.startsWith('https:') ?? false
    const name = secure ? '__Host-hubs' : 'hubs'
    const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

    app.decorateRequest('session', null)
    app.decorateReply('signIn', function signIn(token: string) {
      this.setCookie(name, token, options)
    })
    app.decorateReply('signOut', function signOut() {
      this.clearCookie(name, options)
      this.header('clear-site-data', '"cache", "storage"')
    })
    app.addHook('onRequest', async request => {
      const token = request.cookies[name]
      if (token && request.url.startsWith('/api/')) request.session = await sessions.resolve(token)
    })
  },
  { name: 'actor', dependencies: ['security', 'policy'] },
)

/** The session of a request whose policy asked for one. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.session) throw new Refusal('not-signed-in', 'Sign in first, then try again.')
  return request.session
}
