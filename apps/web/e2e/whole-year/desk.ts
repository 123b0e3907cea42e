import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { settled, type Visit } from '../kit/visit.ts'
import { type Acts, nothing } from './keystroke-level.ts'

type Role = 'button' | 'link' | 'radio' | 'checkbox'
type Counter = 'taps' | 'keys'

/** Counts in the page what its person presses: nothing that a script does is trusted. */
const counting = () => {
  const count = (which: Counter) => (event: Event) => {
    if (event.isTrusted) (window as unknown as { countAct(which: Counter): void }).countAct(which)
  }
  addEventListener('pointerdown', count('taps'), true)
  addEventListener('keydown', count('keys'), true)
}

/** How many words are in the window that have not been read there before; from then on they have. */
const unread = () => {
  const store = window as unknown as { hasRead?: Set<string> }
  store.hasRead ??= new Set(JSON.parse(sessionStorage.getItem('has-read') ?? '[]') as string[])
  const read = store.hasRead
  const modal = document.querySelector('[role=dialog], [role=alertdialog]')
  const walker = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT)
  let words = 0
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? ''
    const parent = walker.currentNode.parentElement
    if (text === '' || read.has(text) || !parent?.checkVisibility() || parent.closest('option, script, style')) continue
    const { top, bottom, width } = parent.getBoundingClientRect()
    if (width < 2 || bottom < 0 || top > innerHeight) continue
    read.add(text)
    words += text.split(/\s+/u).length
  }
  sessionStorage.setItem('has-read', JSON.stringify([...read]))
  return words
}

/** How many windowfuls away it is. */
const windowfulsTo = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > innerHeight
    ? Math.ceil((bottom - innerHeight) / innerHeight)
    : top < 0
      ? Math.ceil(-top / innerHeight)
      : 0
}

/**
 * Somebody at a desk who has read nothing but the screens: finds things by the names they see, one at a time, and whatever
 * they do is counted.
 */
export class Desk {
  acts: Acts = { ...nothing }
  page!: Page
  #visit!: Visit
  #hand: 'mouse' | 'keyboard' = 'mouse'
  #pictures = 0

  /** Sits down at a browser. */
  async sit(visit: Visit) {
    this.#visit = visit
    this.page = visit.page
    await this.page.exposeFunction('countAct', (which: Counter) => void this.acts[which]++)
    await this.page.addInitScript(counting)
  }

  leave = () => this.page.context().close()
  expectAccessible = () => this.#visit.expectAccessible()

  /** Follows a link from an email or out of the server’s window, or their own bookmark. */
  async open(address: string) {
    await this.page.goto(address)
    this.acts.taps++
  }

  /** Everything in the window is read before the hand moves; `PICTURES` keeps what there was to read. */
  async #read() {
    await settled(this.page)
    this.acts.words += await this.page.evaluate(unread)
    const folder = process.env.PICTURES
    const name = `${String(++this.#pictures).padStart(3, '0')}.png`
    if (folder) await this.page.screenshot({ path: path.join(folder, name) })
  }

  async #reach(target: Locator, hand: 'mouse' | 'keyboard') {
    await target.waitFor()
    await this.#read()
    const scrolls = await target.evaluate(windowfulsTo)
    this.acts.scrolls += scrolls
    if (scrolls > 0) {
      await target.scrollIntoViewIfNeeded()
      await this.#read()
    }
    this.acts.decisions++
    this.acts.moves += this.#hand === hand ? 0 : 1
    this.#hand = hand
  }

  /** What is on top: a question has to be answered first. */
  get top(): Locator {
    return this.page
      .locator('[role=dialog], [role=alertdialog], body:not(:has([role=dialog], [role=alertdialog]))')
      .first()
  }

  /** The bar at the top of each page. */
  get nav(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' })
  }

  async home() {
    await this.tap('link', 'Home', this.nav)
    await this.isAt(/^Good /u)
  }

  async tap(role: Role, name: string | RegExp, within: Locator = this.top) {
    const options = typeof name === 'string' ? { name, exact: true } : { name }
    const named = within.getByRole(role, options).filter({ visible: true }).first()
    // A person presses the words beside a small round button as well.
    const target =
      role === 'radio' || role === 'checkbox'
        ? named.locator('xpath=ancestor-or-self::label[1] | self::*').first()
        : named
    await this.#reach(target, 'mouse')
    await target.click()
  }

  /** Answers a question that has come over the page: it may be about a button of the same name. */
  confirm = (name: string) => this.tap('button', name, this.page.locator('[role=dialog], [role=alertdialog]').first())

  /** Clicks into a field and types over what is in it. */
  async type(label: string, text: string, within: Locator = this.top) {
    const field = within.getByLabel(label, { exact: true }).first()
    await this.#reach(field, 'mouse')
    await field.click()
    this.acts.moves++
    this.#hand = 'keyboard'
    // What has its day, month and year apart shows them once it is in use.
    if (await field.evaluate(each => 'value' in each && each.value !== ''))
      await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.type(text)
  }

  /** Opens a list and points at one line of it: the list is the system’s own, out of a page’s sight. */
  async pick(label: string, option: string, within: Locator = this.top) {
    const list = within.getByLabel(label, { exact: true }).first()
    await this.#reach(list, 'mouse')
    await list.selectOption({ label: option })
    this.acts.taps += 2
    this.acts.decisions++
  }

  /** The system’s own window for files: finds it in its folder, and opens it. */
  async file(button: string, file: { name: string; mimeType: string; buffer: Buffer }) {
    const choosing = this.page.waitForEvent('filechooser')
    await this.tap('button', button)
    await (await choosing).setFiles(file)
    this.acts.taps += 3
    this.acts.decisions += 3
  }

  /** Waits for what should come of it, and reads it. */
  async sees(words: string | RegExp, within: Locator = this.page.locator('body')) {
    await within.getByText(words).filter({ visible: true }).first().waitFor()
  }

  async isAt(heading: string | RegExp) {
    await this.page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await this.#read()
  }
}
