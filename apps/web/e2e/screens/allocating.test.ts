import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startServer } from '../kit/server.ts'
import { enter, settled, visit } from '../kit/visit.ts'
import { lookAt } from './look.ts'
import { sampleOf } from './states/state.ts'

const password = 'sample-hub-2026'
const slugs = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning']

/** Some teachers rank: their first choice is the same, and the others go round. */
async function rankAsTeachers(origin: string, page: Page) {
  const list = await page.request.get('/api/v1/people?limit=100')
  const people = (await list.json()).items.filter((person: { staffKind: string }) => person.staffKind === 'teaching')
  for (const [n, { email }] of people.slice(0, 16).entries()) {
    const headers = { 'content-type': 'application/json', origin }
    const signedIn = await fetch(`${origin}/api/v1/sessions`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email, password }),
    })
    await signedIn.text()
    const cookie = signedIn.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const ranks = ['feedback', ...slugs.filter(slug => slug !== 'feedback').slice(n % 3, (n % 3) + 2)]
    const saved = await fetch(`${origin}/api/v1/me/ballot`, {
      method: 'PUT',
      headers: { ...headers, cookie },
      body: JSON.stringify({ ranks, any: false }),
    })
    expect([email, saved.status, await saved.text()]).toEqual([email, 200, expect.anything()])
  }
}

async function changeProgramme(page: Page, change: object) {
  const { version } = await (await page.request.get('/api/v1/programmes/current')).json()
  const data = { ...change, expectedVersion: version }
  expect((await page.request.patch('/api/v1/programmes/current', { data })).status()).toBe(200)
}

const open = async (page: Page) => {
  await page.goto('/allocation')
  await page.getByRole('heading', { level: 1, name: 'Allocate hubs' }).waitFor()
  await settled(page)
}

const allocate = (page: Page) => page.getByRole('button', { name: /^Allocate (hubs|again)$/ })

test('every state of the coordinator’s board is accessible, named, and no wider than the window', async () => {
  const server = await startServer('sample')
  const visited = await visit(server.origin)
  const { page } = visited
  const wrong: string[] = []
  const look = async (state: string) => wrong.push(...(await lookAt(visited, `allocation-coordinator-${state}`)))
  await enter(page, sampleOf.coordinator)
  await changeProgramme(page, { choosing: 'ranked', choiceClosesAt: new Date(server.now() + 3_600_000).toISOString() })

  await open(page)
  await page.getByText('No rules yet.').waitFor()
  await look('empty')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('button', { name: 'Add rule' }).click()
  await page.getByRole('alert').getByText('There are three problems').waitFor()
  await look('rule-wrong')
  await page.keyboard.press('Escape')

  await rankAsTeachers(server.origin, page)
  await changeProgramme(page, { choiceClosesAt: new Date(server.now() - 1000).toISOString(), supportPlaces: 11 })
  await open(page)
  await allocate(page).waitFor()
  await look('not-allocated')
  await allocate(page).click()
  await page.getByRole('alert').getByText('These rules can’t all hold:').waitFor()
  await look('clash')

  await changeProgramme(page, { supportPlaces: null })
  const hub = await (await page.request.get('/api/v1/hubs/feedback')).json()
  const data = { mostGroups: 2, expectedVersion: hub.version }
  expect((await page.request.patch('/api/v1/hubs/feedback', { data })).status()).toBe(200)
  await open(page)
  await page.route('**/api/v1/allocations', route =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      json: {
        type: 'about:blank',
        status: 503,
        code: 'unavailable',
        title: 'Not available',
        detail: 'No allocation was found in time. Leave out a rule, or try again later.',
      },
    }),
  )
  visited.expectErrors(/status of 503/)
  await page.getByRole('checkbox', { name: /senior leader/ }).uncheck()
  await allocate(page).click()
  await page.getByRole('alert').getByText('No allocation was found in time.').waitFor()
  await look('failed')
  await page.unroute('**/api/v1/allocations')

  let goOn = () => {}
  const held = new Promise<void>(resolve => (goOn = resolve))
  await page.route('**/api/v1/allocations', async route => {
    await held
    await route.continue()
  })
  await allocate(page).click()
  await page.getByRole('button', { name: 'Allocating…' }).waitFor()
  await look('running')
  goOn()
  await page.getByRole('radio', { name: 'Generous' }).waitFor()
  await page.unroute('**/api/v1/allocations')
  await look('proposed')
  // A rule that is changed now shows what it costs, without a button.
  const followed = page.waitForResponse(
    answer => answer.url().endsWith('/api/v1/allocations') && answer.request().method() === 'POST',
  )
  await page.getByRole('checkbox', { name: /^Departments shared out/ }).check()
  expect((await followed).ok()).toBe(true)
  await page.getByRole('button', { name: 'Allocate again' }).waitFor()

  const move = page.getByRole('combobox', { name: /^Move / }).first()
  const free = move.locator('option:not([disabled]):not([value=""])').first()
  await move.selectOption(await free.getAttribute('value'))
  await page.getByText(/ moved to /).waitFor()
  await page.getByText('You’ve moved people by hand.').waitFor()
  await look('moved')
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor()
  await look('publishing')
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText(/^Published on /).waitFor()
  await page.getByText('Published. Everyone will get a notification with their hub and the reason.').waitFor()
  await look('published')
  expect(wrong).toEqual([])
})
