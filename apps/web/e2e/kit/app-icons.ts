import { readFileSync } from 'node:fs'
import path from 'node:path'
import { launch } from './browser.ts'

// Draws the icons of the installed app out of the favicon: `node apps/web/e2e/kit/app-icons.ts`. They are kept in public/icons.
const folder = path.join(import.meta.dirname, '../../public')
const svg = readFileSync(path.join(folder, 'favicon.svg'), 'utf8')
/** How much of the square the sign takes: a maskable icon may lose a fifth on every side. */
const icons = [
  { name: 'icon-192', size: 192, part: 0.78 },
  { name: 'icon-512', size: 512, part: 0.78 },
  { name: 'icon-maskable-512', size: 512, part: 0.56 },
  { name: 'apple-touch-icon', size: 180, part: 0.7 },
] as const

const browser = await launch()
for (const { name, size, part } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const side = Math.round(size * part)
  await page.setContent(
    `<style>body { margin: 0; height: ${size}px; display: grid; place-items: center; background: #fbf8f3 }
    svg { width: ${side}px; height: ${side}px }</style>${svg}`,
  )
  await page.screenshot({ path: path.join(folder, 'icons', `${name}.png`) })
  await page.close()
}
await browser.close()
