import { accessibilityStatement, updateAccessibility } from '@hubs/schema/accessibility'
import { mailDelivery } from '@hubs/schema/mail'
import { serverVersion } from '@hubs/schema/server-version'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../../errors.ts'
import { fromOf, sessionOf } from '../../http/request.ts'
import { problems, routeOf } from '../../http/route.ts'
import type { Accessibility } from './accessibility.service.ts'
import type { MailDeliveryService } from './mail-delivery.service.ts'
import type { ServerVersionService } from './server-version.service.ts'

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

export function accessibilityRoutes(accessibility: Accessibility): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/public/accessibility',
      { config: { policy: 'anyone' }, schema: { response: { 200: accessibilityStatement, ...problems(404) } } },
      request => accessibility.see(request.session),
    )

    app.put(
      '/accessibility',
      routeOf(accessibility.update, {
        body: updateAccessibility,
        response: { 200: accessibilityStatement, ...problems(400, 401, 403, 409) },
      }),
      request => accessibility.update(sessionOf(request), request.body, fromOf(request)),
    )
  }
}

export function mailDeliveryRoutes(service: MailDeliveryService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/mail-delivery',
      routeOf(service.see, { response: { 200: mailDelivery, ...problems(401, 403) } }),
      async request => service.see(sessionOf(request)),
    )
  }
}

export function serverVersionRoutes(service: ServerVersionService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/server-version',
      routeOf(service.see, { response: { 200: serverVersion, ...problems(401, 403) } }),
      async request => service.see(sessionOf(request)),
    )
  }
}
