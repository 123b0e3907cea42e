import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { faultsOf } from '../axe/faults.ts'
import { settled, type Visit } from '../kit/visit.ts'
import { badlySet } from './typeset.ts'

export type Size = { width: number; height: number }

/** Name a folder, and every screen in every shape is drawn into it, for people to look at. */
const { PICTURES } = process.env

export const usual: Size[] = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
  // Nothing goes wrong there that doesn't at 1280, but it is to be seen.
  ...(PICTURES ? [{ width: 1920, height: 1080 }] : []),
]
export const bigScreen: Size[] = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]
const smallest: Size = { width: 320, height: 640 }

async function draw(page: Page, name: string) {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(PICTURES, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`), fullPage: true })
}

/** What reaches out of the window sideways, where the page can be scrolled there. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter(each => each.getBoundingClientRect().right > width + 1)
    return [
      `wider than ${width}: ${wide
        .slice(0, 3)
        .map(each => each.outerHTML.slice(0, 120))
        .join(' | ')}`,
    ]
  })
}

/** What one can press or type into and is cut by the window's other edge, where nobody can scroll to. */
function cutAtStart(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary')].flatMap(each => {
      const { left, width } = each.getBoundingClientRect()
      // The browser's own fields under ours have no place among those one comes to.
      const isUsed = each.tabIndex >= 0 && width > 1 && each.checkVisibility()
      return isUsed && left < 0 ? [`cut at its start: ${each.outerHTML.slice(0, 120)}`] : []
    }),
  )
}

/** Bars that stay at the foot of what scrolls, and are narrower than it: something looks out beside them. */
function besideBars(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap(bar => {
      const { position, bottom } = getComputedStyle(bar)
      const within = bar.parentElement
      if (position !== 'sticky' || bottom === 'auto' || !within || !bar.checkVisibility()) return []
      const { paddingLeft, paddingRight } = getComputedStyle(within)
      const room = within.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      return bar.getBoundingClientRect().width < room - 1 ? [`looked past: ${bar.outerHTML.slice(0, 120)}`] : []
    }),
  )
}

/** Bars at the foot of the window on which a note lies that is said there, as high as a line or two. */
function underNotes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const [root, high] = [document.documentElement, 100]
    root.style.setProperty('--status-room', `${high}px`)
    const covered = [...document.querySelectorAll('body *')].flatMap(bar => {
      const { position, bottom } = getComputedStyle(bar)
      const within = bar.parentElement?.getBoundingClientRect()
      // What is opened over the page lies over its notes too.
      if (position !== 'sticky' || bottom === 'auto' || bar.closest('.dialog-scrim')) return []
      if (!within || !bar.checkVisibility()) return []
      const { height, top, bottom: end } = bar.getBoundingClientRect()
      // It can't be above what it belongs to.
      const isFree = within.top + height < innerHeight - high
      return isFree && top < innerHeight && end > innerHeight - high + 1
        ? [`a note covers: ${bar.outerHTML.slice(0, 120)}`]
        : []
    })
    root.style.removeProperty('--status-room')
    return covered
  })
}

/** What stands in the way of something else: a bar in two lines where there is room for one, a name on the middle of the table. */
function inTheWay(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
    const [school, places] = [boxOf('.shell-school'), boxOf('nav.shell-nav')]
    const [name, middle] = [boxOf('.hub-table li:first-child .hub-table-name'), boxOf('.hub-table-middle')]
    return [
      ...(innerWidth >= 1280 && school && places && places.top >= school.bottom ? ['the bar has two lines'] : []),
      ...(name && middle && name.bottom > middle.top ? ['the hub at the top of the table is on its middle'] : []),
    ]
  })
}

/** The name of the tab and the one heading above all others. */
function nameless(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...(/\S · \w/.test(document.title) ? [] : [`the tab says "${document.title}"`]),
    ...(document.querySelectorAll('h1').length === 1 ? [] : [`${document.querySelectorAll('h1').length} h1`]),
  ])
}

async function inEveryShape({ page }: Visit, name: string, sizes: Size[]): Promise<string[]> {
  const wrong: string[] = []
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // Nothing but the colours differs in the dark.
      const faults = await faultsOf(page, { coloursAlone: colorScheme === 'dark' })
      wrong.push(...faults.map(fault => `${size.width} ${colorScheme}: ${fault}`))
      await draw(page, `${name}-${size.width}-${colorScheme}`)
    }
    const looks = [badlySet, cutAtStart, besideBars, underNotes, inTheWay]
    const set = (await Promise.all(looks.map(look => look(page)))).flat()
    wrong.push(...(await sideways(page)), ...set.map(fault => `${size.width}: ${fault}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(smallest)
  wrong.push(...(await sideways(page)))
  await draw(page, `${name}-320`)
  await page.setViewportSize({ width: smallest.width * 2, height: smallest.height * 2 })
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  wrong.push(...(await sideways(page)).map(fault => `at twice the size of text ${fault}`))
  await draw(page, `${name}-640-twice`)
  await page.evaluate(() => (document.documentElement.style.fontSize = ''))
  await page.setViewportSize(sizes[0] ?? smallest)
  return wrong
}

/** Everything that is wrong with the screen as it stands, in every shape. */
export async function lookAt(visit: Visit, name: string, sizes: Size[] = usual): Promise<string[]> {
  const wrong = [...(await nameless(visit.page)), ...(await inEveryShape(visit, name, sizes))]
  return wrong.map(each => `${name}: ${each}`)
}

/** What is wrong while a screen still waits: then it may have no heading yet. Or was refused what it asked for. */
export async function glanceAt({ page }: Visit, name: string, state: 'waiting' | 'failed'): Promise<string[]> {
  await page.setViewportSize(usual[1] ?? smallest)
  const faults = await faultsOf(page, { but: state === 'waiting' ? ['page-has-heading-one'] : [] })
  const heading = state === 'failed' ? await nameless(page) : []
  await draw(page, `${name}-${state}-390-light`)
  await page.setViewportSize(smallest)
  return [...faults, ...heading, ...(await sideways(page))].map(each => `${name}-${state}: ${each}`)
}

/** Without loading anything anew, as a link inside the product does. */
async function follow(page: Page, address: string) {
  await page.evaluate(to => {
    document.querySelector('h1')?.setAttribute('data-left', '')
    history.pushState({ idx: 1 }, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, address)
  await page.waitForFunction(() => document.querySelector('h1:not([data-left])')?.checkVisibility())
  await settled(page)
}

/** Goes there as a link would, and says where the focus is if not at the heading. The first page is loaded whole. */
export async function arrive(page: Page, address: string): Promise<string[]> {
  const [here, there] = [page.url(), new URL(address, page.url().startsWith('http') ? page.url() : 'http://nowhere')]
  // The projector and the classroom's screen have pages of their own, without the router.
  const alone = [here, there.pathname].some(each => /\/(projector|screen)$/.test(each))
  if (alone || !here.startsWith('http')) {
    await page.goto('about:blank')
    await page.goto(address)
    await settled(page)
    return []
  }
  // Nothing of how the screen was left stays: away from it, and back.
  if (new URL(here).pathname === there.pathname) await follow(page, '/nowhere')
  await follow(page, address)
  const isOnHeading = () => document.activeElement === document.querySelector('h1')
  const found = await page.waitForFunction(isOnHeading).catch(() => null)
  return found ? [] : [`${address}: the focus is not on the heading`]
}
