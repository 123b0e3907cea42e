import { problem } from '@hubs/schema/problem'
import fastify, { type RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { zodCompilers } from './zod-compilers.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The API's own description, made when it is first asked for. */
    describeApi(): Promise<Record<string, unknown>>
  }
}

type Described = Pick<RouteOptions, 'method' | 'url' | 'schema'>

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Learning Hubs',
    version: '1',
    description: 'A school’s Learning Hubs: hubs, choices, meetings.',
  },
  servers: [{ url: '/' }],
}

/** Describes these routes on a server that never listens: what that takes would be a tenth of each start. */
async function describe(routes: readonly Described[]) {
  const { default: swagger } = await import('@fastify/swagger')
  const app = fastify({ exposeHeadRoutes: false, schemaController: { compilersFactory: zodCompilers } })
  await app.register(swagger, { openapi: about, transform: jsonSchemaTransform })
  await app.register(async inner => {
    for (const { method, url, schema } of routes)
      inner.route({ method, url, ...(schema && { schema }), handler: nobody })
  })
  await app.ready()
  return { ...app.swagger() }
}

const nobody = () => null

/** Collects every route's schemas; `/api/v1/openapi.json` serves the document. */
export default fp(
  async app => {
    const routes: Described[] = []
    // Every route may refuse what it can't read, and every write what comes from elsewhere.
    app.addHook('onRoute', route => {
      if (!route.url.startsWith('/api/') || !route.schema?.response) return
      const always = { 400: problem, ...(route.method !== 'GET' && { 403: problem }) }
      route.schema = { ...route.schema, response: { ...always, ...route.schema.response } }
      if (route.method !== 'HEAD') routes.push({ method: route.method, url: route.url, schema: route.schema })
    })
    let described: ReturnType<typeof describe> | undefined
    app.decorate('describeApi', () => (described ??= describe(routes)))
  },
  { name: 'openapi' },
)
