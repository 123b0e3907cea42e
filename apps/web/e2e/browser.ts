import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
// As root there is no sandbox. The packaged browser's own arguments switch web security off, so they are not used.
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']

async function packaged(): Promise<string> {
  const { default: chromiumPackage } = await import('@sparticuz/chromium')
  return chromiumPackage.executablePath()
}

/** The browser of this machine, else the one out of npm: none is downloaded from anywhere else. */
export async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? known.find(each => existsSync(each)) ?? (await packaged())
  return chromium.launch({ executablePath, args })
}
