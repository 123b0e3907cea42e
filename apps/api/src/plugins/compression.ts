import { negotiate } from '@fastify/accept-negotiator'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { brotliCompress, brotliCompressSync, type CompressCallback, constants, gzip, gzipSync } from 'node:zlib'
import { isOurOwn } from './security.ts'

/** What is written as it is asked for: pages and answers. The files of the build are compressed already. */
const isText = /^(text\/(?!event-stream)|application\/([\w.]+\+)?json|image\/svg\+xml)/
/** In bytes: less fits into one packet as it is. */
const SMALL = 1024
/** In bytes: up to here the other thread's round trip costs more than the work, which is under half a millisecond. */
const AT_ONCE = 65_536

// A third of the time of quality 4 and level 6, for 300 bytes more of the hub list: decisions/0018.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
const gzipOptions = { level: 3 }
const ways = {
  br: {
    atOnce: remembering(text => brotliCompressSync(text, brotliOptions)),
    later: (text: string, done: CompressCallback) => brotliCompress(text, brotliOptions, done),
  },
  gzip: {
    atOnce: remembering(text => gzipSync(text, gzipOptions)),
    later: (text: string, done: CompressCallback) => gzip(text, gzipOptions, done),
  },
}
const names: (keyof typeof ways)[] = ['br', 'gzip']

/** Many ask for the same pages and lists in the same minute: the last few texts are not compressed anew. */
function remembering(compress: (text: string) => Buffer) {
  const last = new Map<string, Buffer>()
  return (text: string) => {
    const known = last.get(text)
    if (known) return known
    const made = compress(text)
    const [oldest] = last.keys()
    if (last.size === 16 && oldest !== undefined) last.delete(oldest)
    last.set(text, made)
    return made
  }
}

/**
 * How to send this, or null for as it is. What another site made a browser ask for with a cookie stays as it is: who can
 * choose parts of an answer and see its size on the wire must not learn the rest of it (BREACH).
 */
function wayFor(request: FastifyRequest, reply: FastifyReply, length: number): keyof typeof ways | null {
  if (length < SMALL || reply.getHeader('content-encoding')) return null
  if (request.headers.cookie && !isOurOwn(request)) return null
  const asked = request.headers['accept-encoding']
  return asked ? negotiate(asked, names) : null
}

/** Answers are compressed as they go; streams of events, which take the connection over, never come by here. */
export default fp(
  async app => {
    app.addHook('onSend', (request, reply, payload, done) => {
      if (typeof payload !== 'string' || !isText.test(String(reply.getHeader('content-type') ?? '')))
        return done(null, payload)
      reply.header('vary', [reply.getHeader('vary') ?? [], 'accept-encoding'].flat().join(', '))
      const length = Buffer.byteLength(payload)
      const way = wayFor(request, reply, length)
      if (!way) return done(null, payload)
      reply.header('content-encoding', way).removeHeader('content-length')
      if (length <= AT_ONCE) return done(null, ways[way].atOnce(payload))
      ways[way].later(payload, done)
    })
  },
  { name: 'compression', dependencies: ['security'] },
)
