import { WAIT_MS } from '@hubs/testing/limits'
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import { faultsOf } from '../axe/faults.ts'
import { launch } from './browser.ts'
import { aheadOf } from './server.ts'

let browser: Promise<Browser> | undefined

export type Visit = {
  page: Page
  /** Nothing that axe finds wrong, as the page stands now. */
  expectAccessible(): Promise<void>
  /** Waits until nothing is on its way to the page any more: what it has asked for ahead is there when the server is not. */
  everythingArrived(): Promise<void>
  /** From here on these words in a console error are expected: the server is about to be stopped. */
  expectErrors(pattern: RegExp): void
}

type VisitOptions = BrowserContextOptions & {
  /** The page's clock stands until the test moves it (Playwright's `page.clock`). */
  clockByHand?: boolean
  /** Another host that the journey leads to, on purpose. */
  alsoAt?: string | undefined
}

/** A device of the server's time of day: what its pages ask of the date is as far on as the server's. */
async function setClock(context: BrowserContext, aheadMs: number, byHand: boolean) {
  if (byHand) return context.clock.install({ time: Date.now() + aheadMs })
  await context.addInitScript(ms => {
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...given: [] | [number | string]) {
        super(...((given.length > 0 ? given : [Real.now() + ms]) as [number]))
      }
      static override now = () => Real.now() + ms
    } as DateConstructor
  }, aheadMs)
}

/** How long a page has asked for nothing when it is taken to be done: what has come may be about to ask for more. */
const STILL_MS = 500

/** Keeps account of what is on its way to a page; streams of events never end, and don't count. */
function keepAccount(page: Page): () => Promise<void> {
  const under = new Set<Request>()
  let since = Date.now()
  page.on('request', request => request.resourceType() !== 'eventsource' && under.add(request))
  const over = (request: Request) => under.delete(request) && (since = Date.now())
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return () => expect.poll(() => under.size === 0 && Date.now() - since > STILL_MS, { timeout: WAIT_MS }).toBe(true)
}

/**
 * A person's own window on the server. A stray console error, a breach of the content policy or a request to another
 * host fails the test when it ends.
 */
export async function visit(
  origin: string,
  { clockByHand = false, alsoAt, ...options }: VisitOptions = {},
): Promise<Visit> {
  browser ??= launch(inject('browser'))
  const context = await (
    await browser
  ).newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    // Colours half way between two are nothing that anybody reads.
    reducedMotion: 'reduce',
    // It would load all pages for each visitor anew: only journeys without the network have one.
    serviceWorkers: 'block',
    ...options,
  })
  context.setDefaultTimeout(WAIT_MS)
  await setClock(context, aheadOf(origin), clockByHand)
  const page = await context.newPage()
  const wrong: string[] = []
  const arrived = keepAccount(page)
  let expected: RegExp | undefined
  const note = (what: string) => {
    if (!expected?.test(what)) wrong.push(what)
  }
  page.on('console', message => {
    // A refusal by the server is an answer the page handles; the browser lists it all the same.
    if (message.type() === 'error' && !/the server responded with a status of 4\d\d/.test(message.text()))
      note(message.text())
  })
  page.on('pageerror', error => note(error.message))
  page.on('request', request => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin && url.origin !== alsoAt)
      wrong.push(`a request to ${url.origin}`)
  })
  onTestFinished(async () => {
    await context.close()
    expect(wrong).toEqual([])
  })
  return {
    page,
    async expectAccessible() {
      await settled(page)
      expect(await faultsOf(page)).toEqual([])
    },
    everythingArrived: arrived,
    expectErrors(pattern) {
      expected = pattern
    },
  }
}

/** Waits until the screen has all it asked for. */
export async function settled(page: Page) {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.waiting'))
}

/** Signs in by the form, as a person would, and waits for home. */
export async function signIn(page: Page, email: string, password = 'sample-hub-2026') {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/home')
}

/** Signs in without the form: for what comes after it. */
export async function enter({ request }: Pick<Page, 'request'>, email: string, password = 'sample-hub-2026') {
  const answer = await request.post('/api/v1/sessions', { data: { email, password } })
  expect(answer.status(), `${email} signs in`).toBe(201)
}
