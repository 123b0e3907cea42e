import { MINUTE_MS } from '@hubs/rules/dates/durations'
import type { FastifyRequest } from 'fastify'
import { hashSecret } from '../ids.ts'
import { networkOf } from './network.ts'

/**
 * For routes open to strangers: a limit for each network address, far above what a whole school behind one address
 * needs, so that nobody can keep the server busy with passwords to check or letters to write.
 */
const most = { max: 1200, timeWindow: MINUTE_MS } as const

/**
 * What can't even be read is not counted: it costs next to nothing, and must not use up what others need.
 */
export const rateLimitPerNetwork = {
  rateLimit: { ...most, hook: 'preHandler', keyGenerator: (request: FastifyRequest) => networkOf(request.ip) },
} as const

/**
 * The same for each target of guesses from there, an account, a code or a link: whatever a stranger tries with
 * others, or with none, nobody who has the right one is kept out.
 */
export const rateLimitPerTarget = {
  rateLimit: {
    ...most,
    hook: 'preHandler',
    keyGenerator: (request: FastifyRequest) => `${networkOf(request.ip)} ${hashSecret(thingIn(request.body))}`,
  },
} as const

function thingIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) return ''
  const [thing] = ['email', 'code', 'token'].flatMap(name => (name in body ? [Reflect.get(body, name)] : []))
  return String(thing)
}

/** For each classroom screen, by its cookie: those that show a meeting go on, whoever asks for new ones. */
export const rateLimitPerDisplay = {
  rateLimit: {
    ...most,
    hook: 'preHandler',
    keyGenerator: (request: FastifyRequest) => {
      const cookie = Object.entries(request.cookies).find(([name]) => name.endsWith('hubs-screen'))?.[1]
      return `${networkOf(request.ip)} ${hashSecret(cookie ?? '')}`
    },
  },
} as const
