import type { FastifyBaseLogger } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Clock } from './clock.ts'
import type { Env } from './env.ts'
import { accountRoutes } from './modules/accounts/accounts.routes.ts'
import { createAccounts } from './modules/accounts/accounts.service.ts'
import { createSessions } from './modules/accounts/sessions.service.ts'
import { hubRoutes } from './modules/hubs/hubs.routes.ts'
import { createHubs, publicHubs } from './modules/hubs/hubs.service.ts'
import { membershipRoutes } from './modules/membership/membership.routes.ts'
import { createMembership } from './modules/membership/membership.service.ts'
import { operationRoutes } from './modules/operations/operations.routes.ts'
import { programmeRoutes } from './modules/programmes/programmes.routes.ts'
import { createProgrammes } from './modules/programmes/programmes.service.ts'
import type { Store } from './store/store.ts'

type Deps = { env: Env; store: Store; now: Clock; log: FastifyBaseLogger }

/** Every service, made once, each given what it needs. */
export function createServices({ store, now }: Deps) {
  const sessions = createSessions({ store, now })
  const programmes = createProgrammes({ store, now, publicHubs: programmeId => publicHubs(store.read, programmeId) })
  const hubs = createHubs({ store, now })
  const membership = createMembership({ store, now, programmes, hubs })
  const accounts = createAccounts({ store, sessions, saidNotThisYear: actor => membership.saidNotThisYear(actor) })
  return { store, sessions, accounts, programmes, hubs, membership, async stop() {} }
}

export type Services = ReturnType<typeof createServices>

/** The one visible list of what the API offers. */
export function modules(services: Services, _env: Env): FastifyPluginAsyncZod[] {
  const { store, sessions, accounts, programmes, hubs, membership } = services
  return [
    operationRoutes(store),
    accountRoutes(accounts, sessions),
    programmeRoutes(programmes),
    hubRoutes(hubs),
    membershipRoutes(membership),
  ]
}
