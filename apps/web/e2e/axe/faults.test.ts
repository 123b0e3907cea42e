import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startServer } from '../kit/server.ts'
import { enter, settled, visit } from '../kit/visit.ts'
import { faultsNow, faultsOf } from './faults.ts'

type Axe = { run(options: unknown): Promise<{ violations: { nodes: { html: string }[] }[] }> }

/** What axe finds when it is asked about everything. */
const askedAll = (page: Page) =>
  page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe }
    const values = ['color-contrast', 'target-size']
    const { violations } = await axe.run({ runOnly: { type: 'rule', values }, resultTypes: ['violations'] })
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
  })

/** Each is wrong in a way of its own. */
const wrong = [
  // Its own colour, its ground's, one through which another shows, and a mixed one.
  '<p style="color:#888;background:#fff">Grey on white</p>',
  '<p style="color:#000;background:#333">Black on dark</p>',
  '<div style="background:#000"><p style="color:#555;background:rgb(255 255 255 / 0.2)">Through</p></div>',
  '<p style="background:#fff;color:color-mix(in srgb, #000 40%, #fff)">Mixed</p>',
  '<div style="opacity:0.4"><p style="color:#333;background:#fff">Faint</p></div>',
  '<p style="color:rgb(0 0 0 / 0.4);background:#fff">See-through words</p>',
  // On something that it does not stand in: above it in its layer, or drawn after it.
  `<div style="position:relative;height:30px"><div style="position:absolute;inset:0;background:#111"></div>
   <p style="position:relative;color:#222">Over something dark</p></div>`,
  `<div style="position:relative;z-index:3;height:30px"><div style="position:absolute;z-index:1;inset:0;background:#111"></div>
   <p style="position:absolute;z-index:2;margin:0;color:#222">Over a layer</p></div>`,
  `<div style="height:30px;background:#fff"><div style="height:30px;background:#111"></div>
   <p style="margin:-28px 0 0;color:#222">Moved up over it</p></div>`,
  // As large as nothing is, and as near as nothing may be.
  '<div style="padding:9px"><button style="all:unset;width:12px;height:12px">.</button><button style="all:unset;width:12px;height:12px">.</button></div>',
  `<div style="position:relative;height:60px"><button style="all:unset;position:absolute;left:0;top:0;width:30px;height:30px">.</button>
   <button style="all:unset;position:absolute;left:6px;top:6px;width:60px;height:20px">.</button></div>`,
]
const right = `<p class="hidden-text" style="position:absolute;width:1px;height:1px;overflow:hidden;color:#fff">For ears</p>
  <p style="background:#fff;color:#111">Plain</p>`

/** A page of its own, whose styles no policy forbids. */
const plant = (page: Page, html: string) =>
  page.setContent(`<!doctype html><html lang="en"><title>Planted</title><main><h1>Planted</h1>${html}</main></html>`)

/** Whatever axe finds is found here. @returns how much that is */
async function expectAllFound(page: Page, what: string): Promise<number> {
  const all = await askedAll(page)
  const found = (await faultsNow(page)).join('\n')
  for (const each of all) expect(found, what).toContain(each)
  return all.length
}

test('what axe is not asked about is plain: where something is wrong, it is asked', async () => {
  const { origin } = await startServer('sample')
  const { page } = await visit(origin)
  await enter(page, 'coordinator@sample.test')
  await page.goto('/people')
  await settled(page)
  expect(await faultsOf(page)).toEqual([])
  expect(await askedAll(page)).toEqual([])
  // The real page, in colours that are too near each other.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('main * { color: #9a9a9a !important }')
    document.adoptedStyleSheets = [sheet]
  })
  expect(await expectAllFound(page, 'washed')).toBeGreaterThan(5)
  await page.evaluate(() => (document.adoptedStyleSheets = []))

  await page.goto('about:blank')
  await plant(page, right)
  expect(await faultsOf(page)).toEqual([])
  for (const html of wrong) {
    await plant(page, right + html)
    expect(await expectAllFound(page, html), html).toBeGreaterThan(0)
  }
})
