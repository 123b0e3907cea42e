import Database from 'better-sqlite3'
import fastify from 'fastify'
import { readFileSync } from 'node:fs'
import path from 'node:path'

// What it takes to be there at all: Fastify, a database that is open, and so many streams with the same first bytes.
const first = readFileSync(process.env.BENCH_EVENT ?? '')
const db = new Database(path.join(process.env.DATA_DIR ?? '', 'learning-hubs.db'), { readonly: true })
const app = fastify()
app.get('/api/v1/health/ready', async () => db.prepare('SELECT 1 AS up').get())
app.get('/api/v1/meetings/:id/live', (_request, reply) => {
  reply.hijack()
  reply.raw.useChunkedEncodingByDefault = false
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  reply.raw.write(first)
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.once('SIGTERM', () => process.exit(0))
