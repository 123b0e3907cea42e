import { WAIT_MS } from '@hubs/testing/limits'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { paths } from '#shared/paths.ts'
import { enter, type Visit, visit } from '../kit/visit.ts'
import { glanceAt } from './look.ts'
import { shareSchool } from './see-all.ts'
import { screens } from './states/list.ts'
import { sampleOf, type Viewer } from './states/state.ts'

const school = shareSchool()

const outOfOrder = {
  type: 'about:blank',
  status: 503,
  code: 'failed',
  title: 'This did not work',
  detail: 'The server is busy. Try again in a moment.',
}

/**
 * A line on which answers are held back, and then are refusals: all but who is there. Asked of the browser itself,
 * since Playwright's routes would have it load every piece of every page anew.
 */
async function slowLine(page: Page) {
  const line = await page.context().newCDPSession(page)
  const held: string[] = []
  let state: 'holds' | 'refuses' = 'holds'
  const refuse = (requestId: string) =>
    line.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: outOfOrder.status,
      responseHeaders: [{ name: 'content-type', value: 'application/problem+json' }],
      body: Buffer.from(JSON.stringify(outOfOrder)).toString('base64'),
    })
  // What its page no longer waits for can't be answered.
  const given = (promise: Promise<unknown>) => void promise.catch(() => undefined)
  line.on('Fetch.requestPaused', ({ requestId, request }) => {
    if (request.url.endsWith('/api/v1/me')) given(line.send('Fetch.continueRequest', { requestId }))
    else if (state === 'refuses') given(refuse(requestId))
    else held.push(requestId)
  })
  await line.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/v1/*' }] })
  return {
    held,
    hold() {
      state = 'holds'
      held.length = 0
    },
    refuseAll() {
      state = 'refuses'
      for (const each of held) given(refuse(each))
    },
  }
}

type Line = Awaited<ReturnType<typeof slowLine>>

/** The screen while the server takes its time, and when it then has no answer. */
async function seeItWait(visited: Visit, line: Line, address: string, name: string): Promise<string[]> {
  const { page } = visited
  line.hold()
  await page.goto(address)
  await vi.waitFor(() => expect(line.held.length).toBeGreaterThan(0), WAIT_MS)
  await page.locator('main').first().waitFor()
  const waiting = await glanceAt(visited, name, 'waiting')
  line.refuseAll()
  await page.waitForFunction(() => !document.querySelector('.waiting'))
  return [...waiting, ...(await glanceAt(visited, name, 'failed'))]
}

test('every path of the client has screens here', () => {
  expect(Object.keys(screens).toSorted()).toEqual(Object.keys(paths).toSorted())
  expect(Object.entries(screens).filter(([, states]) => states.length === 0)).toEqual([])
})

/** Those that ask the server for nothing more than who is there. */
const asksNothing = new Set<string>(['newPerson', 'newHub', 'search', 'newReference', 'importReferences'])

test.each(['visitor', ...Object.keys(sampleOf)] as Viewer[])(
  'each screen of the %s waits and fails in words',
  async who => {
    const own = Object.entries(screens).filter(([path, [first]]) => first?.as === who && !asksNothing.has(path))
    const { origin, known } = school()
    const visited = await visit(origin)
    visited.expectErrors(/status of 503/)
    if (who !== 'visitor') await enter(visited.page, sampleOf[who])
    const line = await slowLine(visited.page)
    const wrong: string[] = []
    for (const [path, [state]] of own) {
      const address = state?.at(known) ?? null
      if (address !== null)
        wrong.push(
          ...(await seeItWait(visited, line, address, path).catch((error: unknown) => [`${path}: ${String(error)}`])),
        )
    }
    expect(wrong).toEqual([])
  },
)
