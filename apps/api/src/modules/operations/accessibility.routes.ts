import { accessibilityStatement, updateAccessibility } from '@hubs/schema/accessibility'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { fromOf, sessionOf } from '../../plugins/actor.ts'
import { problems, routeOf } from '../../route.ts'
import type { Accessibility } from './accessibility.service.ts'

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
