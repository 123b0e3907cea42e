import { mailDelivery } from '@hubs/schema/mail'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sessionOf } from '../../plugins/actor.ts'
import type { MailDeliveryService } from './mail-delivery.service.ts'

export function mailDeliveryRoutes(service: MailDeliveryService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/mail-delivery',
      {
        config: { policy: service.see.action },
        schema: { response: { 200: mailDelivery, 401: problem, 403: problem } },
      },
      async request => service.see(sessionOf(request)),
    )
  }
}
