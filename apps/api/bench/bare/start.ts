import Database from 'better-sqlite3'
import fastify from 'fastify'
import path from 'node:path'

// The least that answers from this file.
const db = new Database(path.join(process.env.DATA_DIR ?? '', 'learning-hubs.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
const app = fastify()
app.get('/api/v1/health/ready', async () => db.prepare('SELECT count(*) AS schools FROM school').get())
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.once('SIGTERM', () => process.exit(0))
