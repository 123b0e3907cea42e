import fastify from 'fastify'
import { readFileSync } from 'node:fs'

// A Fastify route that does nothing but send the same bytes, compressed as ours were.
const body = readFileSync(process.env.BENCH_BODY ?? '')
const app = fastify()
app.get('/api/v1/health/ready', async () => ({}))
app.get('/api/v1/hubs', (_request, reply) =>
  reply.headers({ 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'br' }).send(body),
)
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.once('SIGTERM', () => process.exit(0))
