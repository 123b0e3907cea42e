import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** The browser of this machine, else the one out of npm: none is downloaded from anywhere else. */
export async function launch(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? known.find(each => existsSync(each))
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] })
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args })
}
