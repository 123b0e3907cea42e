import { meetingList } from '@hubs/schema/meetings/meetings'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Response } from 'playwright-core'
import { expect, test } from 'vitest'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, settled, visit } from './kit/visit.ts'
import { watchTraffic } from './kit/network-traffic.ts'

/** `most` where a page is not down at its bar yet: what it weighs, so that it grows no further. */
type FirstLoad = { page: string; at: string; visitor?: boolean; bar: number; most?: number }
const pages: FirstLoad[] = JSON.parse(readFileSync(path.join(import.meta.dirname, '../bench/first-loads.json'), 'utf8'))

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

test('a first visit loads no more scripts and styles than its page may have', async () => {
  const server = await startServer('sample')
  const heavy: string[] = []
  for (const { page: name, at, visitor, bar, most = bar } of pages) {
    const { page, everythingArrived } = await visit(server.origin, { viewport: { width: 412, height: 823 } })
    if (!visitor) await enter(page, 'facilitator@sample.test')
    const { items } = visitor
      ? { items: [] }
      : meetingList.parse(await (await page.request.get('/api/v1/meetings')).json())
    const { traffic, files } = await watchTraffic(page)
    await page.goto(at.replace(':meeting', items[0]?.id ?? ''))
    await settled(page)
    await everythingArrived()
    const weighs = (traffic['Script'] ?? 0) + (traffic['Stylesheet'] ?? 0)
    expect(weighs, name).toBeGreaterThan(50_000)
    const largest = [...files].toSorted((a, b) => b[1] - a[1]).slice(0, 12)
    if (weighs > most * 1000)
      heavy.push(
        `${name}: ${kB(weighs)} of ${most}. Look at what its files import, and load later what only a tap needs. ` +
          largest.map(([file, bytes]) => `${file} ${kB(bytes)}`).join(', '),
      )
  }
  expect(heavy).toEqual([])
})

test('pictures of figures are drawn by scripts that only the reports load', async () => {
  const server = await startServer('sample')
  const { page, everythingArrived } = await visit(server.origin)
  await enter(page, sampleOf.leadership)
  const drawing: string[] = []
  for (const at of ['/home', '/hubs/questioning', '/library', '/meetings', '/reports/participation']) {
    const scripts: Promise<string>[] = []
    const hear = (answer: Response) => {
      if (answer.url().endsWith('.js')) scripts.push(answer.text())
    }
    page.on('response', hear)
    await page.goto(at)
    await settled(page)
    await everythingArrived()
    page.off('response', hear)
    // The library names what it draws.
    if ((await Promise.all(scripts)).some(script => script.includes('visx-'))) drawing.push(at)
  }
  expect(drawing).toEqual(['/reports/participation'])
})
