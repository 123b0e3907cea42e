import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { paths } from '#app/paths.ts'
import { screens } from './screens/list.ts'
import { glanceAt, PATIENCE_MS } from './screens/look.ts'
import { see } from './screens/see.ts'
import { type Known, sampleOf, type State, type Who } from './screens/state.ts'
import { startServer, type TestServer } from './server.ts'
import { enter, type Visit, visit } from './visit.ts'

let server: TestServer
let known: Known
const ends: (() => Promise<void>)[] = []

type Meetings = { items: { id: string; status: string }[] }

const meetingsOf = async (page: Page, programme: 'current' | 'past') => {
  const answer = await page.request.get(`/api/v1/meetings?scope=mine&limit=200&programme=${programme}`)
  return ((await answer.json()) as Meetings).items
}

/** The page of a link in the newest mail to this address, with what follows the `#`. */
const mailed = (address: string, page: string) =>
  vi.waitFor(() => {
    const link = new RegExp(`http://[^/\\s]+(${page}#\\S+)`).exec(server.mailTo(address))?.[1]
    if (!link) throw new Error(`no link to ${page} for ${address} yet`)
    return link
  }, PATIENCE_MS)

/** As long as the form takes: whoever has such a name must be able to work here. */
const longest = {
  name: 'Ada Wilhelmina Featherstonehaugh-Cholmondeley of the Upper School Annexe',
  email: 'ada.wilhelmina.featherstonehaugh-cholmondeley@northgate.sample.test',
  staffKind: 'support',
  job: 'Teaching assistant, learning mentor and exam access arrangements coordinator',
  department: 'Special educational needs and disabilities, inclusion and pastoral care',
  workingDays: ['mon', 'tue', 'wed'],
  seniorLeader: false,
  roles: ['coordinator', 'leadership'],
}

async function getToKnow(): Promise<Known> {
  const { page } = await visit(server.origin)
  await enter(page, sampleOf.administrator)
  const answer = await page.request.post('/api/v1/people', {
    headers: { 'idempotency-key': 'longest-name' },
    data: longest,
  })
  const { id } = (await answer.json()) as { id: string }
  await enter(page, sampleOf.facilitator)
  const all = [...(await meetingsOf(page, 'current')), ...(await meetingsOf(page, 'past'))]
  const first = (status: string) => `/meetings/${all.find(meeting => meeting.status === status)?.id}`
  await page.request.post('/api/v1/sign-in-links', { data: { email: sampleOf.teacher } })
  return {
    toCome: first('planned'),
    held: first('ended'),
    person: `/people/${id}`,
    link: await mailed(sampleOf.teacher, '/link'),
    invitation: await mailed('ada.wilhelmina', '/invitation'),
  }
}

beforeAll(async () => {
  server = await startServer('sample', end => ends.push(end))
})
afterAll(async () => {
  for (const end of ends) await end()
})

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
async function seeItWait(visited: Visit, state: State, name: string): Promise<string[]> {
  const { page } = visited
  const held: Route[] = []
  let refuse = false
  const hold = (route: Route) => (refuse ? void route.fulfill(outOfOrder) : void held.push(route))
  await page.route(/\/api\/v1\/(?!me$)/, hold)
  await page.goto(state.at(known))
  await vi.waitFor(() => expect(held.length).toBeGreaterThan(0), PATIENCE_MS)
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

describe('every screen is accessible, named, and no wider than the window, for', () => {
  for (const who of ['visitor', ...Object.keys(sampleOf)] as Who[]) {
    test(`the ${who}`, async () => {
      known ??= await getToKnow()
      const visited = await visit(server.origin, { reducedMotion: 'reduce' })
      visited.page.setDefaultTimeout(PATIENCE_MS)
      if (who !== 'visitor') await enter(visited.page, sampleOf[who])
      const wrong: string[] = []
      for (const [path, states] of Object.entries(screens))
        for (const state of states.filter(({ as }) => as === who))
          wrong.push(...(await see(visited, state, known, `${path}-${who}-${state.name}`)))
      expect(wrong).toEqual([])
    })
  }
})

/** Those that ask the server for nothing more than who is there. */
const asksNothing = new Set<string>(['newPerson', 'search', 'newReference', 'importReferences'])

test('every screen waits and fails in words', async () => {
  known ??= await getToKnow()
  const wrong: string[] = []
  for (const who of ['visitor', ...Object.keys(sampleOf)] as Who[]) {
    const own = Object.entries(screens).filter(([path, [first]]) => first?.as === who && !asksNothing.has(path))
    if (own.length === 0) continue
    const visited = await visit(server.origin, { reducedMotion: 'reduce' })
    visited.expectErrors(/status of 503/)
    visited.page.setDefaultTimeout(PATIENCE_MS)
    if (who !== 'visitor') await enter(visited.page, sampleOf[who])
    for (const [path, [state]] of own)
      wrong.push(
        ...(state
          ? await seeItWait(visited, state, path).catch((error: unknown) => [`${path}: ${String(error)}`])
          : []),
      )
  }
  expect(wrong).toEqual([])
})
