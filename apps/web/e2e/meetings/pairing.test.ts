import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startMeeting } from '../kit/facilitate.ts'
import { meetingsOf, nextMeeting, partsOf } from '../kit/own-meetings.ts'
import { sampleOf } from '../screens/states/state.ts'
import { startServer } from '../kit/server.ts'
import { enter, visit } from '../kit/visit.ts'

type State = { state: 'waiting' | 'paired'; code?: string }
const phone = { viewport: { width: 390, height: 844 } }
const beamer = { viewport: { width: 1920, height: 1080 } }
const away = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|Failed to load/

/** What the classroom's screen says beside its picture, as a phone's camera reads it. */
async function codeOn(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Show a meeting here' }).waitFor()
  const answer = await page.request.get('/api/v1/displays/current')
  const { code } = (await answer.json()) as State
  expect((await page.getByLabel(/^The code is/).textContent())?.replace(' ', '')).toBe(code)
  return code ?? ''
}

test('a classroom’s computer without an account shows the meeting, from the phone that leads it until it is taken off', async () => {
  const server = await startServer('sample', { alone: true })
  const classroom = await visit(server.origin, beamer)
  await classroom.page.goto('/screen')
  const code = await codeOn(classroom.page)
  await classroom.expectAccessible()

  const leader = await visit(server.origin, phone)
  await enter(leader.page, sampleOf.facilitator)
  await leader.page.goto(`/pair/${code}`)
  await leader.page.getByRole('button', { name: 'Show the meeting' }).click()
  await leader.page.getByRole('heading', { name: `Showing on Screen ${code.slice(0, 2)}` }).waitFor()
  await leader.expectAccessible()
  await classroom.page.getByText('How can our questions').waitFor()

  await leader.page.getByRole('link', { name: 'Run the meeting from this phone' }).click()
  const next = (await meetingsOf(leader.page)).find(({ status }) => status === 'planned')
  const [first = '', second = ''] = await partsOf(leader.page, next?.id ?? '')
  await startMeeting(leader.page)
  await classroom.page.getByText(first).first().waitFor()
  await leader.page.getByRole('button', { name: `Next: ${second}` }).click()
  await classroom.page.getByText(second).first().waitFor()
  await classroom.page.reload()
  await classroom.page.getByText(second).first().waitFor()
  await classroom.expectAccessible()

  for (const each of [classroom, leader]) {
    each.expectErrors(away)
    await each.everythingArrived()
  }
  await server.kill()
  await classroom.page
    .getByText(/Offline since/)
    .first()
    .waitFor()
  await server.startAgain()
  await classroom.page
    .getByText(/Offline since/)
    .first()
    .waitFor({ state: 'detached' })
  await classroom.page.getByText(second).first().waitFor()

  await leader.page.getByRole('button', { name: 'Show on a screen' }).click()
  await leader.page.getByRole('button', { name: /^Stop showing/ }).click()
  await leader.page.getByText('This meeting isn’t showing on a classroom screen yet.').waitFor()
  expect(await codeOn(classroom.page)).not.toBe(code)
})

test('a member comes in by the code on the wall, though their phone must sign in first', async () => {
  const server = await startServer('sample')
  const leader = await visit(server.origin)
  await enter(leader.page, sampleOf.facilitator)
  const meeting = await nextMeeting(leader.page)
  await leader.page.goto(`${meeting}/console`)
  const projector = await visit(server.origin, beamer)
  await enter(projector.page, sampleOf.facilitator)
  await projector.page.goto(`${meeting}/projector`)

  await leader.page.getByRole('button', { name: 'QR check-in' }).click()
  await leader.page.getByText('On', { exact: true }).click()
  await leader.page.getByText('No one has checked in yet', { exact: false }).waitFor()
  await leader.expectAccessible()
  const panel = projector.page.getByRole('region', { name: 'Check in to the meeting' })
  await panel.waitFor()
  await projector.expectAccessible()
  const code = ((await panel.locator('strong').last().textContent()) ?? '').replace(' ', '')

  const member = await visit(server.origin, phone)
  await member.page.goto(`/in/${code}`)
  await member.page.getByRole('heading', { name: 'Sign in to finish checking in' }).waitFor()
  await member.expectAccessible()
  await member.page.getByRole('link', { name: 'Sign in', exact: true }).click()
  await member.page.getByLabel('Email address').fill(sampleOf.member)
  await member.page.getByLabel('Password', { exact: true }).fill('sample-hub-2026')
  await member.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await member.page.getByRole('heading', { name: /^You’re checked in: \d\d:\d\d/ }).waitFor()
  await member.expectAccessible()
  await leader.page.getByText('One person checked in').waitFor()
  await leader.page.getByText('Karen Whitby').last().waitFor()

  // Somebody of another group in the same room: a clear sentence, and not on the register.
  const other = await visit(server.origin, phone)
  await enter(other.page, 'helen.marsh@sample.test')
  const shown = ((await panel.locator('strong').last().textContent()) ?? '').replace(' ', '')
  await other.page.goto(`/in/${shown}`)
  await other.page.getByText(/is for another group/).waitFor()
  await other.expectAccessible()
})

test('a browser that keeps no cookies is told so', async () => {
  const server = await startServer('sample')
  const { page, expectAccessible } = await visit(server.origin, beamer)
  await page.route('**/api/v1/displays', async route => {
    const response = await route.fetch()
    await page.context().clearCookies()
    const { 'set-cookie': _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.goto('/screen')
  await page.getByRole('heading', { name: 'Cookies are turned off' }).waitFor()
  await expectAccessible()
})
