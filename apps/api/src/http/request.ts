import type { FastifyRequest } from 'fastify'
import type { From } from '../audit.ts'
import { Refusal } from '../errors.ts'
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
