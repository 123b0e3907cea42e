import { timesWords } from '@hubs/rules/text/plan-labels'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { nextMeeting } from './kit/own-meetings.ts'
import { fillPlan } from './kit/planning.ts'
import { sampleOf } from './screens/states/state.ts'
import { startServer, type TestServer } from './kit/server.ts'
import { enter, visit } from './kit/visit.ts'

const phone = { viewport: { width: 390, height: 844 } }

type OpenPlans = { items: { technique: string; timesCarried: number }[] }
async function openPlans(page: Page) {
  const answer = await page.request.get('/api/v1/me/plans?which=open')
  return ((await answer.json()) as OpenPlans).items
}

const typePlan = (page: Page, technique: string) =>
  fillPlan(page, technique, 'the reading group', 'repeating what was said')

/** Starts the hub's next meeting, without its console. */
async function startMeeting({ origin }: TestServer) {
  const { page } = await visit(origin)
  await enter(page, sampleOf.facilitator)
  const at = `/api/v1${await nextMeeting(page)}`
  const command = async (more: Record<string, unknown>) => {
    const { run } = (await (await page.request.get(`${at}/run`)).json()) as { run: { version: number } }
    const data = { commandId: randomUUID(), expectedVersion: run.version, ...more }
    const answer = await page.request.post(`${at}/commands`, { data })
    expect(answer.status(), await answer.text()).toBe(200)
  }
  await command({ type: 'registerRest', attendance: 'present' })
  await command({ type: 'start' })
}

test('a promise is made, stands on my plans, is told, and goes on; support staff never read the word class', async ({
  skip,
}) => {
  const server = await startServer('sample')
  const { page, expectAccessible } = await visit(server.origin, phone)
  await enter(page, sampleOf.member)
  const noClass = async () => {
    await page.waitForFunction(() => !document.querySelector('.waiting'))
    expect(await page.locator('main').innerText()).not.toMatch(/\bclass(es)?\b/i)
  }

  await page.goto('/plans')
  const [standing] = await openPlans(page)
  if (!standing) return skip('nobody has promised anything this year')
  await noClass()
  await page.getByRole('link', { name: /^(Add a second|Make a new) plan$/ }).click()
  await page.getByRole('heading', { name: 'What will you try?' }).waitFor()
  await typePlan(page, 'ask one question more before I help')
  await page.getByText('More options').click()
  await noClass()
  await page.getByRole('button', { name: 'Choose from Strategies' }).click()
  await page.getByText('Common pitfalls').first().waitFor()
  expect(await page.getByRole('dialog').innerText()).not.toMatch(/\bclass(es)?\b/i)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save my plan' }).click()
  await page.waitForURL('**/plans')
  await page.getByText(/I will ask one question more before I help/).waitFor()
  await expectAccessible()

  await page.goto('/support')
  await noClass()
  await page.goto('/plans')
  const first = page.locator('.own-plan').filter({ hasText: standing.technique })
  await first.getByRole('link', { name: 'Write my report' }).click()
  await page.getByRole('heading', { name: 'How did it go?' }).waitFor()
  await page.getByText('A few times', { exact: true }).click()
  await page.getByLabel('What happened?').fill('They went on by themselves.')
  await page.getByLabel('One piece of evidence').fill('Four of six.')
  await page.getByText('Keep it', { exact: true }).click()
  await noClass()
  await expectAccessible()
  await page.getByRole('button', { name: 'Save my report' }).click()
  await page.getByText('Your report is written.').waitFor()

  await startMeeting(server)
  await page.goto('/plans')
  await first.getByRole('link', { name: 'Carry it forward' }).click()
  await page.getByRole('heading', { name: 'Carry it forward' }).waitFor()
  await page.getByRole('button', { name: 'Save my plan' }).click()
  await page.waitForURL('**/plans')
  const times = timesWords(standing.timesCarried + 1)
  await first.getByText(new RegExp(`carried (this )?forward ${times}\\b`, 'i')).waitFor()
  await page.getByText('They went on by themselves.').waitFor()
  await noClass()
})

test('a plan written while the server is away is kept, and sent once when it is back', async () => {
  const server = await startServer('sample', { alone: true })
  const { page, expectErrors, everythingArrived } = await visit(server.origin, phone)
  expectErrors(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|Failed to fetch/)
  await enter(page, sampleOf.member)
  await page.goto('/plans/new')
  await page.getByLabel('I will', { exact: true }).fill('ask one question more')
  await everythingArrived()
  await server.kill()
  await typePlan(page, 'ask one question more before I help')
  await page.getByRole('button', { name: 'Save my plan' }).click()
  await page.waitForURL('**/plans')
  await page.getByText('Your plan is waiting to be sent.').waitFor()
  await page
    .getByText(/It will be sent when the server is back/)
    .first()
    .waitFor()

  await server.startAgain()
  await page.goto('/plans')
  await page
    .getByText(/I will ask one question more before I help/)
    .first()
    .waitFor()
  await page.reload()
  await page
    .getByText(/I will ask one question more before I help/)
    .first()
    .waitFor()
  // The reload may cut off the answer: then it goes out again, and still is one plan.
  await page.getByText('waiting to be sent').first().waitFor({ state: 'detached' })
  const made = (await openPlans(page)).filter(({ technique }) => technique === 'ask one question more before I help')
  expect(made).toHaveLength(1)
})

test('what was typed is there after the tab was closed, and gone after signing out', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin, phone)
  await enter(page, sampleOf.member)
  await page.goto('/plans/new')
  await page.getByLabel('I will', { exact: true }).fill('half a sentence')
  const again = await page.context().newPage()
  await page.close()
  await again.goto('/plans/new')
  expect(await again.getByLabel('I will', { exact: true }).inputValue()).toBe('half a sentence')
  await again.goto('/account')
  await again.getByRole('button', { name: 'Sign out' }).first().click()
  await again.waitForURL(`${server.origin}/`)
  expect(await again.evaluate(() => JSON.stringify(localStorage))).not.toContain('half a sentence')
})
