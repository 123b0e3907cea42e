import swagger from '@fastify/swagger'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** Collects every route's schemas; `/api/v1/openapi.json` serves the document. */
export default fp(
  async app => {
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
