import { accessibilityStatement, updateAccessibility } from '@hubs/schema/accessibility'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { fromOf, sessionOf } from '../../plugins/actor.ts'
import type { Accessibility } from './accessibility.service.ts'

export function accessibilityRoutes(accessibility: Accessibility): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/public/accessibility',
      { config: { policy: 'anyone' }, schema: { response: { 200: accessibilityStatement, 404: problem } } },
      request => accessibility.see(request.session),
    )

    app.put(
      '/accessibility',
      {
        config: { policy: accessibility.update.action },
        schema: {
          body: updateAccessibility,
          response: { 200: accessibilityStatement, 400: problem, 401: problem, 403: problem, 409: problem },
        },
      },
      request => accessibility.update(sessionOf(request), request.body, fromOf(request)),
    )
  }
}
