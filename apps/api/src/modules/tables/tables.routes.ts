import { tableParams, tableQuery } from '@hubs/schema/tables'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../http/request.ts'
import { file, sendFile, problems, routeOf } from '../../http/route.ts'
import type { TablesService } from './tables.service.ts'

export function tableRoutes(tables: TablesService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/tables/:table',
      routeOf(tables.csv, {
        params: tableParams,
        querystring: tableQuery,
        response: { 200: file, ...problems(400, 401, 403, 404) },
      }),
      async (request, reply) => {
        const { table } = request.params
        const text = await tables.csv(actorOf(request), table, request.query.programme)
        return sendFile(reply, 'text/csv; charset=utf-8', `${table}.csv`, text)
      },
    )
  }
}
