import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { measureGrowth } from './growth.ts'
import { measureChoice, measureHubList } from './http.ts'
import { measureLive } from './live.ts'
import { fillBenchSchools } from './school.ts'
import { startBenchServer } from './server.ts'
import { measureSizes } from './sizes.ts'
import { median, printTable, type Row } from './table.ts'

// Figures are read beside each other, in one run, on one machine. Nothing here passes or fails.
const folder = mkdtempSync(path.join(tmpdir(), 'hubs-bench-'))
const rows: Row[] = []
try {
  console.log('Filling nine schools…')
  const { groups, choosers } = await fillBenchSchools(folder, 9, 12)
  const { groups: crowd } = await fillBenchSchools(folder, 1, 2000).then(all => ({ groups: all.groups.slice(0, 2) }))

  console.log('Start to ready, five times…')
  const starts: number[] = []
  for (let n = 0; n < 5; n++) {
    const server = await startBenchServer('../src/server.ts', { DATA_DIR: folder })
    starts.push(server.readyMs)
    await server.stop()
  }
  rows.push({
    work: 'start to ready, existing data',
    measured: `${median(starts).toFixed(0)} ms`,
    bar: '500 ms',
    ratio: median(starts) / 500,
  })

  const server = await startBenchServer('../src/server.ts', { DATA_DIR: folder })
  console.log('Screens that watch, about a minute…')
  rows.push(...(await measureLive(server, [...crowd, ...groups.slice(0, 40)])))
  console.log('The hub list, half a minute…')
  rows.push(await measureHubList(server, groups[0]?.facilitator ?? ''))
  rows.push(await measureChoice(server, choosers, folder))
  await server.stop()
  console.log('A library of 5,000 strategies and 50,000 replies, some minutes…')
  rows.push(...(await measureGrowth()))
  rows.push(...measureSizes())
} finally {
  rmSync(folder, { recursive: true, force: true })
}
printTable(rows)
