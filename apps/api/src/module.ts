import type { FastifyBaseLogger } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Env } from './env.ts'
import type { GuardedStore } from './store/store.ts'
import type { Clock } from './time/clock.ts'
import type { Job } from './work/housekeeping.ts'

/** What every module is given, beside the services of those before it. */
export type Context = {
  env: Env
  store: GuardedStore
  now: Clock
  /** The clock of the running meetings. */
  runNow: Clock
  log: FastifyBaseLogger
  /** The address people open, without a slash at its end; known once the server listens. */
  origin: () => string
  /** The sample school, on this machine alone: nobody there is asked for a second factor. */
  isSample: boolean
}

/** What every module gives the server. */
export type Module<Services extends object = object> = {
  /** For the modules after it, each by its name. */
  services: Services
  routes: readonly FastifyPluginAsyncZod[]
  /** Done soon after the start and once an hour. */
  jobs?: readonly Job[]
  /** Called once the server listens. */
  start?: () => void
  /** Called as the server closes. */
  stop?: () => void | Promise<void>
}
