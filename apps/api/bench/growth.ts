import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fillLibrary } from './library.ts'
import { startBenchServer } from './server.ts'
import { median, type Row } from './table.ts'

/** What may take 1.5 times as long in a big school as in a small one. */
const asked = [
  ['the library’s first page', '/strategies'],
  ['the library, filtered', '/strategies?hub=questioning&stage=proposed'],
  ['a strategy', '/strategies/QU2'],
  ['search: a common word', '/search?q=students'],
  ['search: a rare word', '/search?q=visualiser'],
  ['search: two words, one with a slip', '/search?q=wait%20qeustion'],
  ['replies under a hub', '/discussions/hub/growth-mindset'],
  ['replies under a strategy', '/discussions/strategy/GM1'],
  ['what I follow', '/me/discussions'],
] as const
const ROUNDS = 60
const BAR = 1.5

async function take(url: string, cookie: string): Promise<number> {
  const at = performance.now()
  const answer = await fetch(url, { headers: { cookie } })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${answer.status} from ${url}`)
  return performance.now() - at
}

/** Library, search and replies at 5,000 strategies and 50,000 replies beside 50 and 50, in turns. */
export async function measureGrowth(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-bench-'))
  try {
    const cookies = [
      await fillLibrary(path.join(folder, 'small'), 50, 50),
      await fillLibrary(path.join(folder, 'big'), 5_000, 50_000),
    ]
    const servers = await Promise.all(
      ['small', 'big'].map(size => startBenchServer('../src/server.ts', { DATA_DIR: path.join(folder, size) })),
    )
    const rows: Row[] = []
    for (const [work, address] of asked) {
      const times: number[][] = [[], []]
      for (let n = 0; n < ROUNDS; n++)
        for (const [index, { origin }] of servers.entries())
          times[index]?.push(await take(`${origin}/api/v1${address}`, cookies[index] ?? ''))
      const [small = 0, big = 0] = times.map(each => median(each.slice(ROUNDS / 6)))
      rows.push({
        work: `${work}: 5,000 and 50,000 beside 50 and 50`,
        measured: `${big.toFixed(1)} beside ${small.toFixed(1)} ms`,
        bar: `${BAR} x`,
        ratio: big / small / BAR,
      })
    }
    for (const server of servers) await server.stop()
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
