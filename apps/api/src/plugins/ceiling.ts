import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'

/**
 * For routes open to strangers: a ceiling for each network address, far above what a whole school behind one address
 * needs, so that nobody can keep the server busy with passwords to check or letters to write.
 */
export const ceiling = { rateLimit: { max: 1200, timeWindow: 60_000 } } as const

export default fp(
  async app => {
    await app.register(rateLimit, {
      global: false,
      addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
      addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    })
  },
  { name: 'ceiling', dependencies: ['error-handler'] },
)
