import { mailDelivery } from '@hubs/schema/mail'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../plugins/actor.ts'
import { problems, routeOf } from '../../route.ts'
import type { MailDeliveryService } from './mail-delivery.service.ts'

export function mailDeliveryRoutes(service: MailDeliveryService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/mail-delivery',
      routeOf(service.see, { response: { 200: mailDelivery, ...problems(401, 403) } }),
      async request => service.see(sessionOf(request)),
    )
  }
}
