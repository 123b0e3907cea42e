import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { type Doubts, inDoubtScript } from './in-doubt.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A page that was still on its way has arrived by then, on the slowest machine. */
const SECOND_LOOK_MS = 2000

type Rule = {
  id: string
  nodes: { html: string; failureSummary?: string; element: Element }[]
}
type Axe = { run(context: unknown, options?: unknown): Promise<{ violations: Rule[]; passes: Rule[] }> }

type FaultsOptions = {
  /** Nothing but the colours differs from when it was looked at before. */
  coloursAlone?: boolean
  /** Rules that need not hold yet. */
  but?: string[]
}

/** Waits until what has just been opened has arrived, and its colours are what they will be. */
async function atRest(page: Page) {
  await page.evaluate(async () => {
    // It is on its way in, from nothing: it is seen once it has begun to move, and has arrived.
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
    const dialog = () => document.querySelector('[role=dialog], [role=alertdialog]')
    // The page gives way a moment before what is opened over it is there, and without it axe misses what is behind.
    for (let frames = 0; frames < 30 && !dialog() && document.querySelector('#root[inert]'); frames++) await frame()
    if (dialog()) await frame().then(frame)
    for (let frames = 0; frames < 600 && document.querySelector('[data-entering]'); frames++) await frame()
    // A colour on its way from one to the other is neither, and what only begins to show is not yet seen.
    const moving = document
      .getAnimations()
      .filter(each => each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(moving.map(each => each.finished))
  })
}

/**
 * What axe finds wrong at this moment, one line a rule. Whether colours differ enough and targets are large enough takes
 * it two thirds of its time: it is asked where that is not plain.
 */
export async function faultsNow(page: Page, { coloursAlone = false, but = [] }: FaultsOptions = {}): Promise<string[]> {
  // Evaluated, not injected as a tag: the page's own content policy stays in force.
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(`${await readFile(axeSource, 'utf8')}\n;${inDoubtScript()}`)
  await atRest(page)
  return page.evaluate(
    async ({ runOnly, coloursAlone: onlyColours, but: left }) => {
      const { axe, doubts } = window as unknown as { axe: Axe; doubts: Doubts }
      const found: Rule[] = []
      const off = Object.fromEntries(['color-contrast', 'target-size', ...left].map(id => [id, { enabled: false }]))
      if (!onlyColours) found.push(...(await axe.run({ runOnly, rules: off, resultTypes: ['violations'] })).violations)
      const targets = onlyColours ? new Map<Element, string>() : doubts.targets(doubts.known)
      const include = [...doubts.texts(), ...targets.keys()]
      if (include.length > 0) {
        const values = onlyColours ? ['color-contrast'] : ['color-contrast', 'target-size']
        const options = { runOnly: { type: 'rule', values }, resultTypes: ['violations', 'passes'], elementRef: true }
        const { violations, passes } = await axe.run({ include }, options)
        found.push(...violations)
        const large = passes.find(({ id }) => id === 'target-size')?.nodes ?? []
        for (const sign of large.map(({ element }) => targets.get(element))) if (sign) doubts.known.add(sign)
      }
      // Of a fault of the whole page, axe itself shows no more than its first tag.
      const shape = (each: Element) => `${each.outerHTML.slice(0, 160)} (seen: ${each.checkVisibility()})`
      const open = () => [...document.querySelectorAll('[role=dialog], [role=alertdialog]')]
      const outline = () => [...document.body.children, ...open()].map(shape).join(' ')
      const seen = (html: string) => (html.startsWith('<html') ? `${html} ${outline()}` : html)
      return found.map(
        ({ id, nodes }) => `${id}: ${nodes.map(node => `${seen(node.html)} ${node.failureSummary ?? ''}`).join(' | ')}`,
      )
    },
    { runOnly: tags, coloursAlone, but },
  )
}

/**
 * What axe finds wrong with the page as it stands: what is gone at a second look was on its way to somewhere, and a
 * fault stays.
 */
export async function faultsOf(page: Page, options: FaultsOptions = {}): Promise<string[]> {
  const found = await faultsNow(page, options)
  if (found.length === 0) return []
  await page.waitForTimeout(SECOND_LOOK_MS)
  return faultsNow(page, options)
}
