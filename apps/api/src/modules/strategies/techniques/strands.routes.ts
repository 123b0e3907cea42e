import { slug } from '@hubs/schema/common'
import { strandDetail, strandList, updateStrand } from '@hubs/schema/library/strategies'
import { problem } from '@hubs/schema/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionOf } from '../../../plugins/actor.ts'
import type { Strands } from './strands.service.ts'

const byCode = z.object({ code: slug })
const listed = { 400: problem, 401: problem, 403: problem }
const seen = { ...listed, 404: problem }

/** The EEF's strands, with every reading of their figures. */
export function strandRoutes(strands: Strands): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/strands',
      { config: { policy: strands.list.action }, schema: { response: { 200: strandList, ...listed } } },
      request => strands.list(sessionOf(request).actor),
    )

    app.get(
      '/strands/:code',
      { config: { policy: strands.see.action }, schema: { params: byCode, response: { 200: strandDetail, ...seen } } },
      request => strands.see(sessionOf(request).actor, request.params.code),
    )

    app.put(
      '/strands/:code',
      {
        config: { policy: strands.update.action },
        schema: { params: byCode, body: updateStrand, response: { 200: strandDetail, ...seen, 409: problem } },
      },
      request => strands.update(sessionOf(request).actor, request.params.code, request.body),
    )
  }
}
