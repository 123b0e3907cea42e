import fastify from 'fastify'

// The yardstick: a Fastify route that does nothing but send the same bytes.
const body = process.env.BENCH_BODY ?? ''
const app = fastify()
app.get('/api/v1/health/ready', async () => ({}))
app.get('/same', (_request, reply) => reply.type('application/json; charset=utf-8').send(body))
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.once('SIGTERM', () => process.exit(0))
