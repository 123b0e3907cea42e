import fp from 'fastify-plugin'
import type { ServicePolicy } from '../authorize.ts'
import { Refusal } from '../errors.ts'
import type { Owed } from '../store/tables/accounts.ts'

/**
 * Who a route is for: anyone at all, a classroom screen by its own cookie (its service asks for that), or whoever may do
 * the action of the service's function that answers it, which is declared there and nowhere else.
 */
type Policy = 'anyone' | 'display' | ServicePolicy

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy
    /** Open already to a sign-in that still owes one of these: its second step, or setting one up. */
    whileOwing?: readonly Owed[]
    /** Asks for a proof, of the last ten minutes, of who somebody is: for what lets people in, or takes much away. */
    proof?: true
  }
  interface FastifyInstance {
    /** Every API route with its policy, as `GET /api/v1/hubs`. */
    accessList: { route: string; policy: Policy }[]
  }
}

/** What anybody may send who isn’t signed in: reading JSON of a megabyte made to hurt keeps everybody waiting. */
const STRANGERS_BYTES = 64 * 1024

const owingSentences = {
  factor: 'Enter the code from your app, or use your passkey, to finish signing in.',
  enrolment: 'Set up two-step sign-in first: your role needs it.',
} as const satisfies Record<Owed, string>

/** A route under /api without a policy stops the start; one with a policy asks for a signed-in person first. */
export default fp(
  async app => {
    app.decorate('accessList', [])
    app.addHook('onRoute', route => {
      if (!route.url.startsWith('/api/')) return
      const policy = route.config?.policy
      if (policy === 'anyone' || policy === 'display') route.bodyLimit ??= STRANGERS_BYTES
      for (const method of [route.method].flat()) {
        if (method === 'HEAD' || method === 'OPTIONS') continue
        if (!policy) throw new Error(`${method} ${route.url} has no policy: say who it is for.`)
        app.accessList.push({ route: `${method} ${route.url}`, policy })
      }
    })
    // Before the body is read: some routes take megabytes, and reading them for a stranger would keep everybody waiting.
    app.addHook('preParsing', async request => {
      const { policy } = request.routeOptions.config
      if (!policy || policy === 'anyone' || policy === 'display' || request.session) return
      if (request.owing) throw new Refusal('second-factor', owingSentences[request.owing])
      throw new Refusal('not-signed-in', 'Sign in, then try again.')
    })
  },
  { name: 'policy', dependencies: ['error-handler'] },
)
