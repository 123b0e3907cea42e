import { WAIT_MS } from '@hubs/testing/limits'
import type { Route } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { paths } from '#app/paths.ts'
import { enter, type Visit, visit } from '../visit.ts'
import { glanceAt } from './look.ts'
import { shareSchool } from './see-all.ts'
import { screens } from './states/list.ts'
import { type Known, sampleOf, type State, type Who } from './states/state.ts'

const school = shareSchool()

const outOfOrder = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    status: 503,
    code: 'failed',
    title: 'This did not work',
    detail: 'The server is busy. Try again in a moment.',
  }),
}

/** The screen while the server takes its time, and when it then has no answer. */
async function seeItWait(visited: Visit, state: State, known: Known, name: string): Promise<string[]> {
  const { page } = visited
  const address = state.at(known)
  if (address === null) return []
  const held: Route[] = []
  let refuse = false
  const hold = (route: Route) => (refuse ? void route.fulfill(outOfOrder) : void held.push(route))
  await page.route(/\/api\/v1\/(?!me$)/, hold)
  await page.goto(address)
  await vi.waitFor(() => expect(held.length).toBeGreaterThan(0), WAIT_MS)
  await page.locator('main').first().waitFor()
  const waiting = await glanceAt(visited, `${name}-waiting`)
  refuse = true
  await Promise.all(held.map(route => route.fulfill(outOfOrder)))
  await page.waitForFunction(() => !document.querySelector('.waiting'))
  const failed = await glanceAt(visited, `${name}-failed`)
  await page.unroute(/\/api\/v1\/(?!me$)/, hold)
  return [...waiting, ...failed]
}

test('every path of the client has screens here', () => {
  expect(Object.keys(screens).toSorted()).toEqual(Object.keys(paths).toSorted())
  expect(Object.entries(screens).filter(([, states]) => states.length === 0)).toEqual([])
})

/** Those that ask the server for nothing more than who is there. */
const asksNothing = new Set<string>(['newPerson', 'search', 'newReference', 'importReferences'])

test.each(['visitor', ...Object.keys(sampleOf)] as Who[])(
  'each screen of the %s waits and fails in words',
  async who => {
    const own = Object.entries(screens).filter(([path, [first]]) => first?.as === who && !asksNothing.has(path))
    const { origin, known } = school()
    const visited = await visit(origin)
    visited.expectErrors(/status of 503/)
    if (who !== 'visitor') await enter(visited.page, sampleOf[who])
    const wrong: string[] = []
    for (const [path, [state]] of own)
      if (state)
        wrong.push(
          ...(await seeItWait(visited, state, known, path).catch((error: unknown) => [`${path}: ${String(error)}`])),
        )
    expect(wrong).toEqual([])
  },
)
