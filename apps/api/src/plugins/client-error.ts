import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'
import { Refusal, toProblem } from '../errors.ts'

/** What never reaches a route, and so no plugin either, says its headers here. */
const headers = {
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const

/** An address that can't be decoded. */
export function answerUnreadAddress(_error: FastifyError, _request: FastifyRequest, reply: FastifyReply) {
  const problem = toProblem(new Refusal('invalid', 'This address isn’t valid. Check that you copied all of it.'))
  reply.code(problem.status).headers(headers).send(JSON.stringify(problem))
}

/** What is not HTTP, is too long for it, or does not come to its end. */
export function answerUnreadRequest(error: ConnectionError, socket: Socket) {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const sentence = isLate ? 'This request took too long to arrive. Try again.' : 'This request isn’t valid.'
  const problem = { ...toProblem(new Refusal('invalid', sentence)), ...(isLate && { status: 408 }) }
  const body = JSON.stringify(problem)
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' })
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${isLate ? '408 Request Timeout' : '400 Bad Request'}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
    )
  socket.destroy(error)
}
