import Database from 'better-sqlite3'
import fastify from 'fastify'
import path from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'

// One row for each request, on the disk before the answer; those who come in the same moment share one commit, as ours do.
const db = new Database(path.join(process.env.DATA_DIR ?? '', 'bare-commit.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE IF NOT EXISTS line (person TEXT PRIMARY KEY, what TEXT, at INTEGER)')
const save = db.prepare('INSERT OR REPLACE INTO line VALUES (?, ?, ?)')

let together: Promise<void> | undefined
async function commitSoon() {
  db.exec('BEGIN IMMEDIATE')
  await turn()
  together = undefined
  db.exec('COMMIT')
}

const app = fastify()
app.get('/api/v1/health/ready', async () => ({}))
app.all('/*', async request => {
  const mine = (together ??= commitSoon())
  save.run(request.headers.cookie ?? '', request.url, Date.now())
  await mine
  return { saved: true }
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.once('SIGTERM', () => process.exit(0))
