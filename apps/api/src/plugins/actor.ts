import fp from 'fastify-plugin'
import type { Env } from '../env.ts'
import { sessionOf } from '../http/request.ts'
import type { Sessions } from '../modules/accounts/sessions.service.ts'

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
