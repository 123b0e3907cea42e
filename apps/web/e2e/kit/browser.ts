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

/** The browser of this machine, else the one out of npm, unpacked: none is downloaded from anywhere else. */
export async function findBrowser(): Promise<string> {
  const here = process.env.CHROMIUM_PATH ?? known.find(each => existsSync(each))
  if (here) return here
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

export async function launch(executablePath?: string): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath ?? (await findBrowser()), args })
}
