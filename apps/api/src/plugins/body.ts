import fp from 'fastify-plugin'
import { Refusal } from '../errors.ts'

const isEmpty = (value: unknown) => !value || (typeof value === 'object' && Object.keys(value).length === 0)

/**
 * JSON only. An empty body is no body, so that a PUT or POST with nothing to say may send none. A route that names no
 * body or no query takes none: whoever sends one means something else.
 */
export default fp(
  async app => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
      if (body === '') return done(null, undefined)
      // Fastify's own parser: it refuses __proto__ and constructor keys.
      return app.getDefaultJsonParser('error', 'error')(request, String(body), done)
    })
    app.addHook('preHandler', async request => {
      const { url, schema } = request.routeOptions
      if (!url?.startsWith('/api/') || request.method === 'OPTIONS') return
      if (!schema?.body && !isEmpty(request.body)) throw new Refusal('invalid', 'This request can’t have a body.')
      if (!schema?.querystring && !isEmpty(request.query))
        throw new Refusal('invalid', 'This address can’t have anything after a question mark.')
    })
  },
  { name: 'body' },
)
