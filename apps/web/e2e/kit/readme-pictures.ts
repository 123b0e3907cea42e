import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { APIRequestContext, Page } from 'playwright-core'
import { launch } from './browser.ts'
import { beginServer } from './server-process.ts'

// Draws the pictures of the README, from the sample school: `node apps/web/e2e/kit/readme-pictures.ts`.
const MINUTE = 60_000
/** A meeting day, shortly before, and in the middle of the feedback round. */
const [before, during] = [Date.parse('2026-11-25T15:22:00Z'), Date.parse('2026-11-25T16:14:20Z')]
const folder = path.join(import.meta.dirname, '../../pictures')
const dataDir = mkdtempSync(path.join(tmpdir(), 'hubs-pictures-'))
const serverAt = (instant: number) => beginServer({ kind: 'sample', dataDir, port: 0, aheadMs: instant - Date.now() })

type Run = { version: number; round: { rotation: string[] } }
type Meeting = { id: string; segments: { id: string; title: string }[] }

/** A meeting as far on as its seventh turn: the starter took three minutes more than planned. */
async function runMeeting(request: APIRequestContext): Promise<string> {
  await request.post('/api/v1/sessions', { data: { email: 'facilitator@sample.test', password: 'sample-hub-2026' } })
  const read = async <T>(url: string) => (await (await request.get(`/api/v1${url}`)).json()) as T
  const { items } = await read<{ items: { id: string; status: string }[] }>('/meetings?scope=mine&limit=200')
  const { id, segments } = await read<Meeting>(`/meetings/${items.find(({ status }) => status === 'planned')?.id}`)
  const readRun = async () => (await read<{ run: Run }>(`/meetings/${id}/run`)).run
  let { version } = await readRun()
  const give = async (ago: number, command: object) => {
    const data = {
      commandId: crypto.randomUUID(),
      expectedVersion: version,
      agoMs: Math.round(ago * MINUTE),
      ...command,
    }
    const answer = await request.post(`/api/v1/meetings/${id}/commands`, { data })
    if (!answer.ok()) throw new Error(`${JSON.stringify(command)}: ${await answer.text()}`)
    ;({ version } = await readRun())
  }
  await give(44, { type: 'start', anyway: true })
  await give(43, { type: 'registerRest', attendance: 'present' })
  await give(36, { type: 'goTo', segmentId: segments[1]?.id })
  await give(26, { type: 'goTo', segmentId: segments[2]?.id })
  const { round } = await readRun()
  for (const [at, personId] of round.rotation.slice(0, 7).entries()) {
    await give(25.5 - at * 4, { type: 'beginTurn', personId })
    if (at < 6) await give(21.6 - at * 4, { type: 'endTurn', personId })
  }
  return `/meetings/${id}/console`
}

/** @param late what comes last of the page's own parts */
async function draw(page: Page, address: string, name: string, late?: string) {
  await page.goto(address)
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.waiting'))
  if (late) await page.getByText(late).first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
}

await (await serverAt(before)).end('SIGTERM')
const server = await serverAt(during)
const browser = await launch()
try {
  const options = { baseURL: server.origin, locale: 'en-GB', reducedMotion: 'reduce' } as const
  const world = await browser.newContext({ ...options, viewport: { width: 1280, height: 900 } })
  await draw(await world.newPage(), '/', 'public-page')
  const room = await browser.newContext({ ...options, viewport: { width: 1440, height: 1000 } })
  await draw(await room.newPage(), await runMeeting(room.request), 'console', 'QR check-in')
} finally {
  await browser.close()
  await server.end('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
}
