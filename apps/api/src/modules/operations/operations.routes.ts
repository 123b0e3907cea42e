import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../../errors.ts'
import { problems } from '../../route.ts'

const up = z.object({ status: z.literal('ok') })

/** What a supervisor asks: is the process up, does its store answer; and the API's own description. */
export function operationRoutes(store: { ping(): Promise<void> }): FastifyPluginAsyncZod {
  return async app => {
    app.get('/health/live', { config: { policy: 'anyone' }, schema: { response: { 200: up } } }, async () => ({
      status: 'ok' as const,
    }))

    app.get(
      '/health/ready',
      { config: { policy: 'anyone' }, schema: { response: { 200: up, ...problems(503) } } },
      async request => {
        try {
          await store.ping()
        } catch (error) {
          request.log.error({ err: error }, 'the database isn’t responding')
          throw new Refusal('unavailable', 'The database isn’t responding.')
        }
        return { status: 'ok' as const }
      },
    )

    app.get(
      '/openapi.json',
      { config: { policy: 'anyone' }, schema: { response: { 200: z.record(z.string(), z.unknown()) }, hide: true } },
      async (_, reply) =>
        reply
          .type('application/json; charset=utf-8')
          .serializer((body: unknown) => JSON.stringify(body))
          .send(await app.describeApi()),
    )
  }
}
