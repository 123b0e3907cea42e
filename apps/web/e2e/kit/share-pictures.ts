import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import BookA from 'lucide-react/icons/book-a'
import Laptop from 'lucide-react/icons/laptop'
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark'
import MessagesSquare from 'lucide-react/icons/messages-square'
import Mountain from 'lucide-react/icons/mountain'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { launch } from './browser.ts'

// Draws the pictures that a shared link shows: `node apps/web/e2e/kit/share-pictures.ts`. They are kept in public/share and
// carry no name or question of a hub, since a school may change those.
const hubs = [
  ['growth-mindset', Mountain, '#1e7a46', '#e6f3eb'],
  ['e-learning', Laptop, '#1f5fbf', '#e7effb'],
  ['feedback', MessagesSquare, '#8a2f7b', '#f7eaf4'],
  ['academic-language', BookA, '#a8431a', '#fbece4'],
  ['questioning', MessageCircleQuestion, '#8a5f00', '#fcf1d3'],
] as const

const folder = path.join(import.meta.dirname, '../../public/share')
const font = createRequire(import.meta.url).resolve(
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
)
const fontData = readFileSync(font).toString('base64')

function circle([slug, Icon, colour, tint]: (typeof hubs)[number], index: number, lit: string | null) {
  const angle = (index / hubs.length) * 2 * Math.PI - Math.PI / 2
  const [x, y] = [245 + 178 * Math.cos(angle), 245 + 178 * Math.sin(angle)]
  const on = lit === slug
  const icon = renderToStaticMarkup(
    createElement(Icon, { size: on ? 74 : 46, color: on ? '#fff' : colour, strokeWidth: 1.9 }),
  )
  const size = on ? 148 : 104
  return `<div style="position:absolute;left:${x - size / 2}px;top:${y - size / 2}px;width:${size}px;height:${size}px;border-radius:50%;
    display:grid;place-items:center;background:${on ? colour : tint};border:3px solid ${colour}">${icon}</div>`
}

function picture(lit: string | null): string {
  const lines = [lit ? 'One hub of five.' : 'Five hubs.', 'One small change', 'at a time.']
  return `<style>
    @font-face { font-family: Face; src: url(data:font/woff2;base64,${fontData}); font-weight: 200 800 }
    body { margin: 0; width: 1200px; height: 630px; background: #fbf8f3; color: #1f2430; font-family: Face; position: relative }
    h1 { position: absolute; left: 72px; top: 176px; margin: 0; font-size: 64px; line-height: 1.14; letter-spacing: -.03em; font-weight: 680; white-space: nowrap }
    p { position: absolute; left: 72px; bottom: 64px; margin: 0; font-size: 32px; color: #555c69 }
    .table { position: absolute; right: 56px; top: 70px; width: 490px; height: 490px; border-radius: 50%; box-shadow: inset 0 0 0 3px #e2dbcf }
    .middle { position: absolute; inset: 125px; border-radius: 50%; background: #fff; display: grid; place-items: center; text-align: center; font-size: 31px; font-weight: 650; line-height: 1.2 }
  </style><h1>${lines.join('<br>')}</h1><p>Learning Hubs</p>
  <div class="table"><div class="middle">An ethic<br>of excellence</div>${hubs.map((hub, index) => circle(hub, index, lit)).join('')}</div>`
}

mkdirSync(folder, { recursive: true })
const browser = await launch()
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } })
for (const name of ['programme', ...hubs.map(([slug]) => slug)]) {
  await page.setContent(picture(name === 'programme' ? null : name))
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
}
await browser.close()
