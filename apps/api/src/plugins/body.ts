import fp from 'fastify-plugin'

/** JSON only. An empty body is no body, so that a PUT or POST with nothing to say may send none. */
export default fp(
  async app => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
      if (body === '') return done(null, undefined)
      // Fastify's own parser: it refuses __proto__ and constructor keys.
      return app.getDefaultJsonParser('error', 'error')(request, String(body), done)
    })
  },
  { name: 'body' },
)
