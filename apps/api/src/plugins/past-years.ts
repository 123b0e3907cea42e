import fp from 'fastify-plugin'
import type { PastYears } from '../modules/programmes/past-years.service.ts'

const PREFIX = '/api/v1'

/** Nothing of a year that is over is changed, whatever route a change comes by. */
export default fp<{ pastYears: PastYears }>(
  async (app, { pastYears }) => {
    app.addHook('preValidation', async ({ method, routeOptions, session, params, body }) => {
      const { url = '' } = routeOptions
      if (!session || method === 'GET' || !url.startsWith(PREFIX)) return
      await pastYears.refusePast(session.school.id, { method, route: url.slice(PREFIX.length), params, body })
    })
  },
  { name: 'past-years', dependencies: ['actor'] },
)
