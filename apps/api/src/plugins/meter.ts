import fp from 'fastify-plugin'
import type { Meter } from '../modules/operations/metrics/meter.service.ts'

/** Counts each answer by the pattern of its route; what has none counts as one, whatever a stranger asks for. */
export default fp<{ meter: Meter }>(
  async (app, { meter }) => {
    app.addHook('onResponse', async (request, reply) => {
      // A live stream lasts as long as its meeting: its screens are counted while they are open.
      if (String(reply.raw.getHeader('content-type')).startsWith('text/event-stream')) return
      const route = request.routeOptions.url ?? 'none'
      meter.count({ method: request.method, route, status: reply.statusCode, ms: reply.elapsedTime })
    })
  },
  { name: 'meter' },
)
