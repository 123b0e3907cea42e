import { slug } from '@hubs/schema/common'
import { strandDetail, strandList, updateStrand } from '@hubs/schema/library/strategies'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { actorOf } from '../../../http/request.ts'
import { problems, routeOf } from '../../../http/route.ts'
import type { Strands } from './strands.service.ts'

const byCode = z.object({ code: slug })
const listed = problems(400, 401, 403)
const seen = { ...listed, ...problems(404) }

/** The EEF's strands, with every reading of their figures. */
export function strandRoutes(strands: Strands): FastifyPluginAsyncZod {
  return async app => {
    app.get('/strands', routeOf(strands.list, { response: { 200: strandList, ...listed } }), request =>
      strands.list(actorOf(request)),
    )

    app.get(
      '/strands/:code',
      routeOf(strands.see, { params: byCode, response: { 200: strandDetail, ...seen } }),
      request => strands.see(actorOf(request), request.params.code),
    )

    app.put(
      '/strands/:code',
      routeOf(strands.update, {
        params: byCode,
        body: updateStrand,
        response: { 200: strandDetail, ...seen, ...problems(409) },
      }),
      request => strands.update(actorOf(request), request.params.code, request.body),
    )
  }
}
