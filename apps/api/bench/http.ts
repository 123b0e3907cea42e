import path from 'node:path'
import autocannon from 'autocannon'
import Database from 'better-sqlite3'
import { type BenchServer, startBenchServer } from './server.ts'
import { median, type Row } from './table.ts'

async function rate(url: string, cookie: string): Promise<number> {
  const { requests, non2xx } = await autocannon({ url, connections: 50, duration: 5, headers: { cookie } })
  if (non2xx > 0) throw new Error(`${non2xx} bad answers from ${url}`)
  return requests.average
}

/** The signed-in hub list beside a bare Fastify route that sends the same bytes, in turns. */
export async function measureHubList(server: BenchServer, cookie: string): Promise<Row> {
  const body = await (await fetch(`${server.origin}/api/v1/hubs`, { headers: { cookie } })).text()
  const bare = await startBenchServer('bare.ts', { BENCH_BODY: body })
  const ours: number[] = []
  const theirs: number[] = []
  for (let n = 0; n < 3; n++) {
    theirs.push(await rate(`${bare.origin}/same`, cookie))
    ours.push(await rate(`${server.origin}/api/v1/hubs`, cookie))
  }
  await bare.stop()
  const share = median(ours) / median(theirs)
  return {
    work: `signed-in GET /hubs, 50 connections, ${(body.length / 1000).toFixed(1)} kB`,
    measured: `${median(ours).toFixed(0)} of ${median(theirs).toFixed(0)} a second`,
    bar: 'half of a bare route',
    ratio: 0.5 / share,
  }
}

/** A choice, acknowledged and on disk, beside a bare commit of one row with `synchronous=FULL` on the same disk. */
export async function measureChoice(server: BenchServer, cookies: string[], folder: string): Promise<Row> {
  const db = new Database(path.join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE choice (id INTEGER PRIMARY KEY, hub TEXT)')
  const insert = db.prepare('INSERT INTO choice (hub) VALUES (?)')
  const choices: number[] = []
  const commits: number[] = []
  const slugs = ['feedback', 'questioning']
  for (let n = 0; n < 100; n++) {
    const cookie = cookies[n % 2] ?? ''
    const commitAt = performance.now()
    insert.run('feedback')
    commits.push(performance.now() - commitAt)
    const choiceAt = performance.now()
    const slug = slugs[(Math.floor(n / 2) + (n % 2)) % 2] ?? 'feedback'
    const answer = await fetch(`${server.origin}/api/v1/hubs/${slug}/membership`, {
      method: 'PUT',
      headers: { cookie },
    })
    await answer.text()
    if (answer.status === 200) choices.push(performance.now() - choiceAt)
  }
  db.close()
  const times = median(choices) / median(commits)
  return {
    work: `a choice, acknowledged and durable (${choices.length} of them)`,
    measured: `${median(choices).toFixed(1)} ms, ${times.toFixed(1)} x a bare commit`,
    bar: '2 x',
    ratio: times / 2,
  }
}
