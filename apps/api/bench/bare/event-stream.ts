import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import path from 'node:path'

// Server-sent events out of node:http: each tap is one row on the disk, then the same bytes to every screen.
const first = readFileSync(process.env.BENCH_EVENT ?? '', 'latin1')
const [event = '', version = '0'] = /^id: (\d+)\n[^]*?\n\n/m.exec(first) ?? []

const db = new Database(path.join(process.env.DATA_DIR ?? '', 'bare-event-stream.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE IF NOT EXISTS run (meeting TEXT PRIMARY KEY, version INTEGER, state TEXT)')
const save = db.prepare('INSERT OR REPLACE INTO run VALUES (?, ?, ?)')

type Meeting = { version: number; paused: boolean; screens: ServerResponse[] }
const meetings = new Map<string, Meeting>()
const meetingOf = (id: string) => {
  const known = meetings.get(id) ?? { version: 1, paused: false, screens: [] }
  meetings.set(id, known)
  return known
}
const stateOf = (text: string, { version: now }: Meeting) =>
  text.replace(`id: ${version}\n`, `id: ${now}\n`).replace(`"version":${version}`, `"version":${now}`)
const answerOf = ({ version, paused }: Meeting) =>
  JSON.stringify({ run: { version, status: paused ? 'paused' : 'running' } }).padEnd(event.length)

createServer((request, response) => {
  const [, , , , id = '', what] = (request.url ?? '').split('/')
  if (id === 'ready') return void response.end('{}')
  const meeting = meetingOf(id)
  if (what === 'live') {
    response.useChunkedEncodingByDefault = false
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(stateOf(first, meeting), 'latin1')
    return void meeting.screens.push(response)
  }
  if (request.method !== 'POST') return void response.end(answerOf(meeting))
  let asked = ''
  request.on('data', chunk => (asked += chunk))
  request.on('end', () => {
    JSON.parse(asked)
    meeting.version++
    meeting.paused = !meeting.paused
    const state = Buffer.from(stateOf(event, meeting), 'latin1')
    save.run(id, meeting.version, state)
    for (const screen of meeting.screens) screen.write(state)
    response.end(answerOf(meeting))
  })
}).listen(Number(process.env.PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
