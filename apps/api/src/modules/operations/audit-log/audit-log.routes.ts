import { auditLog, auditQuery } from '@hubs/schema/audit'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { AuditLog } from './audit-log.service.ts'

export function auditLogRoutes(log: AuditLog): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/audit',
      routeOf(log.list, { querystring: auditQuery, response: { 200: auditLog, ...problems(400, 401, 403) } }),
      request => log.list(actorOf(request), request.query),
    )
  }
}
