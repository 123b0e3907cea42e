import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Env } from '../env.ts'
import { Refusal } from '../errors.ts'

/**
 * Whether a browser sent this from our own pages. A browser always says so on a write, by Sec-Fetch-Site or Origin;
 * a program that sends neither carries no person's cookie by accident.
 */
export function isOurOwn(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  if (origin === undefined) return true
  try {
    return new URL(origin).host === request.host
  } catch {
    return false
  }
}

/** Headers for every answer, and no writes from elsewhere. */
export default fp<{ env: Env }>(
  async (app, { env }) => {
    await app.register(cookie)
    await app.register(helmet, {
      global: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          // An email as it will look, which says for itself that nothing in it runs.
          frameSrc: ["'self'"],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          objectSrc: ["'none'"],
        },
      },
      strictTransportSecurity: env.PUBLIC_URL?.startsWith('https:')
        ? { maxAge: 31_536_000, includeSubDomains: true }
        : false,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-site' },
    })
    // The same for every answer: made for the first, and only set for the others.
    let headers: [name: string, value: string][] | undefined
    app.addHook('onRequest', async (_request, reply) => {
      if (!headers) {
        await reply.helmet()
        headers = Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)])
      } else for (const [name, value] of headers) reply.raw.setHeader(name, value)
    })
    app.addHook('onRequest', async (request, reply) => {
      // The client's own files say otherwise for themselves.
      reply.header('cache-control', 'no-store')
      const reading = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS'
      if (!reading && !isOurOwn(request))
        throw new Refusal('wrong-origin', 'This request came from another site, so it was blocked.')
    })
  },
  { name: 'security', dependencies: ['error-handler'] },
)
