import { problem } from '@hubs/schema/problem'
import type { FastifyContextConfig } from 'fastify'
import type { ServicePolicy } from './authorize.ts'

/** The statuses a route refuses with, as its schema has them. */
export const problems = <Status extends number>(...statuses: Status[]) =>
  Object.fromEntries(statuses.map(status => [status, problem])) as Record<Status, typeof problem>

/** A route for whoever may do the action of the service's function that answers it. */
export const routeOf = <const Schema>(
  { action }: { action: ServicePolicy },
  schema: Schema,
  config?: FastifyContextConfig,
) => ({ config: { ...config, policy: action }, schema })
