import { problem } from '@hubs/schema/problem'
import { tableParams, tableQuery } from '@hubs/schema/tables'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { file, sendFile } from '../../files/send-file.ts'
import { sessionOf } from '../../plugins/actor.ts'
import type { TablesService } from './tables.service.ts'

export function tableRoutes(tables: TablesService): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/tables/:table',
      {
        config: { policy: tables.csv.action },
        schema: {
          params: tableParams,
          querystring: tableQuery,
          response: { 200: file, 400: problem, 401: problem, 403: problem, 404: problem },
        },
      },
      async (request, reply) => {
        const { table } = request.params
        const text = await tables.csv(sessionOf(request).actor, table, request.query.programme)
        return sendFile(reply, 'text/csv; charset=utf-8', `${table}.csv`, text)
      },
    )
  }
}
