import fastify, { type FastifyInstance, LogController, type RawRequestDefaultExpression } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Env } from './env.ts'
import { serializers } from './log.ts'
import { createModules, type SampleModule } from './modules.ts'
import { clockOfRuns } from './modules/meetings/run/runs.service.ts'
import type { CitationWorkers } from './modules/references/references.module.ts'
import actorPlugin from './plugins/actor.ts'
import bodyPlugin from './plugins/body.ts'
import { answerUnreadAddress, answerUnreadRequest } from './plugins/client-error.ts'
import compressionPlugin from './plugins/compression.ts'
import errorPlugin from './plugins/error-handler.ts'
import meterPlugin from './plugins/meter.ts'
import openapiPlugin from './plugins/openapi.ts'
import pacePlugin from './plugins/pace.ts'
import pastYearsPlugin from './plugins/past-years.ts'
import policyPlugin from './plugins/policy.ts'
import rateLimitPlugin from './plugins/rate-limit.ts'
import securityPlugin from './plugins/security.ts'
import webPlugin from './plugins/web.ts'
import { zodCompilers } from './plugins/zod-compilers.ts'
import type { GuardedStore } from './store/store.ts'
import type { Clock } from './time/clock.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** A new one-time link for setting up the school, ending any before it; null where it is set up. */
    setUpLink(): Promise<string | null>
  }
}

export type AppOptions = {
  env: Env
  store: GuardedStore
  clock: Clock
  /** Where log lines go and from which level; nowhere if left out. */
  logger?: { level: string; stream?: { write(line: string): void } }
  /** Its own, where several servers of one process do not share theirs. */
  citationWorkers?: CitationWorkers
  /** Only the sample school's server has this. */
  sample?: SampleModule | undefined
}

const isStream = /\/(?:meetings\/[^/]+|displays\/current)\/live\/?(?:\?|$)/

/**
 * A HEAD is a GET whose answer has no body: Node leaves it away, having seen the method before. A route more for each GET
 * would be a third of all there are, and a sixth of the time each server takes to be made. Streams have none: it would never come to its end, and take a place.
 */
function answerHeadAsGet(request: RawRequestDefaultExpression): string {
  if (request.method === 'HEAD' && !isStream.test(request.url ?? '')) request.method = 'GET'
  return request.url ?? '/'
}

/** The whole server as one object: plugins, then modules. It does not listen; `server.ts` and the tests do. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { env, store, clock, logger, citationWorkers, sample } = options
  const app = fastify({
    logger: logger ? { ...logger, serializers } : false,
    // The console is read by people: it names what went wrong and where mail went, not each request.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_address, hop) => hop < env.TRUST_PROXY,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    // What still comes while it closes is answered, and its connection ended: a bare line of JSON would be somebody's page.
    return503OnClosing: false,
    frameworkErrors: answerUnreadAddress,
    clientErrorHandler: answerUnreadRequest,
    routerOptions: { ignoreTrailingSlash: true },
    exposeHeadRoutes: false,
    // A timer for each plugin and each route, while nothing here waits for anything but the disk.
    pluginTimeout: 0,
    rewriteUrl: answerHeadAsGet,
    schemaController: { compilersFactory: zodCompilers },
  })

  const origin = () =>
    env.PUBLIC_URL?.replace(/\/$/, '') ?? (app.server.listening ? app.listeningOrigin : `http://127.0.0.1:${env.PORT}`)
  const runNow = await clockOfRuns(store, clock)
  const context = { env, store, now: clock, runNow, log: app.log, origin, isSample: sample !== undefined }
  const modules = createModules(context, { citationWorkers, sample })
  const { pastYears, sessions, programmes, setUp, meter } = modules.services
  await app.register(errorPlugin)
  if (meter) await app.register(meterPlugin, { meter })
  await app.register(bodyPlugin)
  await app.register(securityPlugin, { env })
  await app.register(compressionPlugin)
  await app.register(policyPlugin)
  await app.register(rateLimitPlugin)
  await app.register(actorPlugin, { env, sessions })
  await app.register(pastYearsPlugin, { pastYears })
  await app.register(pacePlugin, { clock })
  await app.register(openapiPlugin)
  await app.register(
    async plain => {
      const api = plain.withTypeProvider<ZodTypeProvider>()
      // Called, not registered: none keeps anything to itself that a context of its own would hold, and each costs time.
      for (const routes of modules.routes) await routes(api, {})
    },
    { prefix: '/api/v1' },
  )
  await app.register(webPlugin, { env, programmes })
  app.decorate('setUpLink', async () => {
    const token = await setUp.newToken()
    return token && `${origin()}/set-up#${token}`
  })
  app.addHook('onListen', modules.start)
  app.addHook('onClose', modules.stop)
  return app
}
