import swagger from '@fastify/swagger'
import { problem } from '@hubs/schema/problem'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** Collects every route's schemas; `/api/v1/openapi.json` serves the document. */
export default fp(
  async app => {
    // Every route may refuse what it can't read, and every write what comes from elsewhere.
    app.addHook('onRoute', route => {
      if (!route.url.startsWith('/api/') || !route.schema?.response) return
      const always = { 400: problem, ...(route.method !== 'GET' && { 403: problem }) }
      route.schema = { ...route.schema, response: { ...always, ...route.schema.response } }
    })
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Learning Hubs',
          version: '1',
          description: 'A school’s Learning Hubs: hubs, choices, meetings.',
        },
        servers: [{ url: '/' }],
      },
      transform: jsonSchemaTransform,
    })
  },
  { name: 'openapi' },
)
