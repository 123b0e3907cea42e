import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { From } from '../audit.ts'
import type { Env } from '../env.ts'
import { Refusal } from '../errors.ts'
import type { Sessions } from '../modules/accounts/sessions.service.ts'
import type { Session } from '../session.ts'
import type { Owed } from '../store/tables/accounts.ts'

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null
    /** Nobody who could be signed in: no session cookie came with it. */
    visitor: boolean
    /** What a sign-in still owes that was not let through here; it then counts as nobody’s. */
    owing: Owed | null
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
    app.decorateRequest('visitor', true)
    app.decorateRequest('owing', null)
    app.decorateReply('signIn', function signIn(token: string) {
      this.setCookie(name, token, options)
    })
    app.decorateReply('signOut', function signOut() {
      this.clearCookie(name, options)
      this.header('clear-site-data', '"cache", "storage"')
    })
    app.addHook('onRequest', async request => {
      const token = request.cookies[name]
      request.visitor = !token
      if (!token || !request.url.startsWith('/api/')) return
      const session = await sessions.resolve(token)
      const { whileOwing = [] } = request.routeOptions.config
      if (session?.owes && !whileOwing.includes(session.owes)) request.owing = session.owes
      else request.session = session
    })
    app.addHook('preValidation', async request => {
      if (request.routeOptions.config.proof) sessions.demandProof(sessionOf(request))
    })
  },
  { name: 'actor', dependencies: ['security', 'policy'] },
)

const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['CriOS', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['CrOS', 'Chromebook'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

/** "Firefox on Windows": enough for somebody to tell their own devices apart. */
function deviceOf(userAgent: string): string {
  const browser = browsers.find(([mark]) => userAgent.includes(`${mark}/`))?.[1]
  const system = systems.find(([mark]) => userAgent.includes(mark))?.[1]
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? 'Unknown device')
}

/** Where a request came from. */
export function fromOf(request: FastifyRequest): From {
  return { device: deviceOf(request.headers['user-agent'] ?? ''), ip: request.ip }
}

/** The session of a request whose policy asked for one. */
export function sessionOf(request: FastifyRequest): Session {
  if (!request.session) throw new Refusal('not-signed-in', 'Sign in, then try again.')
  return request.session
}

export const actorOf = (request: FastifyRequest) => sessionOf(request).actor
