import fp from 'fastify-plugin'
import type { Archive } from '../modules/programmes/archive.service.ts'

const prefix = '/api/v1'

/** Nothing of a year that is over is changed, whatever route a change comes by. */
export default fp<{ archive: Archive }>(
  async (app, { archive }) => {
    app.addHook('preValidation', async ({ method, routeOptions, session, params, body }) => {
      const { url = '' } = routeOptions
      if (!session || method === 'GET' || !url.startsWith(prefix)) return
      await archive.refusePast(session.school.id, { method, route: url.slice(prefix.length), params, body })
    })
  },
  { name: 'archive', dependencies: ['actor'] },
)
