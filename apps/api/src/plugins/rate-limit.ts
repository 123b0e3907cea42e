import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'

/** Counts what strangers ask, by the limits of each route. */
export default fp(
  async app => {
    await app.register(rateLimit, {
      global: false,
      addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
      addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    })
  },
  { name: 'rate-limit', dependencies: ['error-handler'] },
)
