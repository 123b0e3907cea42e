import type { FastifyReply } from 'fastify'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'

export const events = z.string().describe('text/event-stream: events `run`, `plans`, `beat`, `screens` and `check-in`.')

/** A page names itself the same each time that it comes back, so that the stream it has lost is ended at once. */
export const streamQuery = z.strictObject({ page: z.string().min(1).max(64).optional() })

/** Gives the connection over to a screen. */
export function stream(reply: FastifyReply, show: (response: ServerResponse) => void) {
  reply.hijack()
  const { raw } = reply
  // The stream has no length and is the last thing on its connection: no chunk framing around each event.
  raw.useChunkedEncodingByDefault = false
  raw.shouldKeepAlive = false
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  show(raw)
  return reply
}
