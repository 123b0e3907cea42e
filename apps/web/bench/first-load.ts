import type { BrowserContext } from 'playwright-core'
import { launch } from '../e2e/kit/browser.ts'
import { watchTraffic, type Traffic } from '../e2e/kit/network-traffic.ts'

// `node first-load.ts <origin> <cookie or ''> <path> <path> …` opens each page as a browser does that has never been here,
// and writes one line of JSON for each: what came over the wire, and when the first words stood there.
const [origin = '', cookie = '', ...pages] = process.argv.slice(2)

/** Lighthouse's slow phone: 4G with a bad signal, and a quarter of this machine's speed. */
const slowLine = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const SLOWER = 4

async function load(
  context: BrowserContext,
  page: string,
  slow: boolean,
): Promise<{ traffic: Traffic; wordsMs: number }> {
  const tab = await context.newPage()
  const { line, traffic } = await watchTraffic(tab)
  if (slow) {
    await line.send('Network.emulateNetworkConditions', slowLine)
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  }
  await tab.goto(origin + page)
  await tab.locator('h1').first().waitFor()
  // A page that watches a meeting has a stream open for good, so there is no moment without requests to wait for.
  const wordsMs = await tab.evaluate(() => performance.now())
  await tab.waitForTimeout(slow ? 0 : 500)
  await tab.close()
  return { traffic, wordsMs }
}

const browser = await launch()
try {
  for (const page of pages) {
    const open = async (slow: boolean) => {
      const context = await browser.newContext({
        viewport: { width: 412, height: 823 },
        // It fetches what later pages need, once this one stands.
        serviceWorkers: 'block',
      })
      context.setDefaultTimeout(60_000)
      const [name = '', value = ''] = cookie.split('=')
      if (cookie) await context.addCookies([{ name, value, url: origin }])
      const loaded = await load(context, page, slow)
      await context.close()
      return loaded
    }
    const { traffic } = await open(false)
    const { wordsMs } = await open(true)
    console.log(JSON.stringify({ page, traffic, wordsMs }))
  }
} finally {
  await browser.close()
}
