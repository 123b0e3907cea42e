import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inRoom, press, startMeeting } from '../kit/facilitate.ts'
import { nextMeeting, partsOf } from '../kit/own-meetings.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { signIn, type Visit, visit } from '../kit/visit.ts'

/** The facilitator's next meeting, by the way a person takes where it is the one that home shows: home, then the console. */
async function openConsole(page: Page): Promise<string> {
  await signIn(page, 'facilitator@sample.test')
  const meeting = await nextMeeting(page)
  const link = page.getByRole('link', { name: 'Run the meeting' })
  await link.waitFor()
  if ((await link.getAttribute('href')) === `${meeting}/console`) await link.click()
  else await page.goto(`${meeting}/console`)
  await page.getByRole('button', { name: 'Start the meeting' }).waitFor()
  return meeting
}

async function pullThePlug(server: TestServer, visits: Visit[]) {
  for (const each of visits) await each.everythingArrived()
  await server.kill()
  const pages = visits.map(({ page }) => page)
  for (const page of pages)
    await page
      .getByText(/Offline since/)
      .first()
      .waitFor()
  await server.startAgain()
  for (const page of pages)
    await page
      .getByText(/Offline since/)
      .first()
      .waitFor({ state: 'detached' })
}

describe('a facilitator', () => {
  test('runs a whole meeting on console, projector and phone, though the server dies half way', async () => {
    const server = await startServer('sample', { alone: true })
    const consoleVisit = await visit(server.origin, { viewport: { width: 1440, height: 900 } })
    const { page } = consoleVisit
    const meeting = await openConsole(page)
    const projector = await visit(server.origin, { viewport: { width: 1920, height: 1080 } })
    await signIn(projector.page, 'facilitator@sample.test')
    await projector.page.goto(`${meeting}/projector`)
    const phone = await visit(server.origin, { viewport: { width: 390, height: 844 } })
    await signIn(phone.page, 'aisha.khan@sample.test')
    await phone.page.goto(`${meeting}/live`)
    for (const each of [consoleVisit, projector, phone])
      each.expectErrors(
        /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|Failed to load resource/,
      )

    await page.getByRole('button', { name: 'Mark everyone present' }).click()
    await page
      .getByText(/10 present/)
      .first()
      .waitFor()
    await consoleVisit.expectAccessible()
    await startMeeting(page)
    await phone.page.getByRole('heading', { name: 'Introduction' }).waitFor()
    await projector.page.getByText('Introduction').first().waitFor()
    await consoleVisit.expectAccessible()
    await projector.expectAccessible()
    await phone.expectAccessible()
    const paperOf = () =>
      projector.page.evaluate(() => getComputedStyle(document.querySelector('main')!).backgroundColor)
    const before = await paperOf()
    await projector.page.keyboard.press('d')
    await expect.poll(paperOf).not.toBe(before)
    await projector.expectAccessible()

    await press(page, 'Next: Starter', phone.page.getByRole('heading', { name: 'Starter' }))
    await press(page, 'Next: Feedback', phone.page.getByRole('heading', { name: 'Feedback' }))
    await press(page, /^Start with /, page.getByRole('button', { name: /^Replies to / }))
    await press(page, /^Speaks: Aisha Khan/, phone.page.getByText('It’s your turn'))
    await projector.page.getByText('Aisha Khan').first().waitFor()
    await phone.expectAccessible()

    await pullThePlug(server, [consoleVisit, projector, phone])
    await projector.page.getByText('Aisha Khan').first().waitFor()
    await press(page, 'Replies to Aisha Khan', phone.page.getByText('Your colleagues are replying'))
    await projector.page.getByText('Questions and offers of help for Aisha Khan').waitFor()
    await press(page, /^Next: /, phone.page.getByText(/You’ve had your turn/))
    await page.getByRole('button', { name: /^Skip/ }).click()
    await page.getByRole('button', { name: 'Pause' }).click()
    await projector.page
      .getByText(/paused/i)
      .first()
      .waitFor()
    await consoleVisit.expectAccessible()
    await page.getByRole('button', { name: 'Resume' }).click()

    for (const title of ['Action planning', 'Summary'])
      await inRoom(page, title, phone.page.getByRole('heading', { name: title }))
    await page.getByRole('button', { name: /^End/ }).first().click()
    const sure = page.getByRole('dialog')
    await sure.getByRole('button', { name: /End/ }).first().click()
    await page.getByText(/Ended/).first().waitFor()
    await consoleVisit.expectAccessible()
    await projector.page
      .getByText(/thank you/i)
      .first()
      .waitFor()
    await phone.page
      .getByText(/Ended|over|thank you/i)
      .first()
      .waitFor()
    await phone.page.goto(meeting)
    await phone.page.getByText('Action planning').first().waitFor()
    await phone.expectAccessible()
  })

  test('edits the agenda: warned below a floor, never forbidden', async () => {
    const server = await startServer('sample')
    const { page, expectAccessible } = await visit(server.origin)
    const meeting = await openConsole(page)
    await page.goto(`${meeting}/agenda`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible()
    const feedback = (await partsOf(page, meeting.replace('/meetings/', ''))).indexOf('Feedback')
    const minutes = page.getByLabel(/minutes/i).nth(feedback)
    await minutes.fill('12')
    await minutes.blur()
    await page.getByText(/For 2 minutes each, allow \d+ minutes/).waitFor()
    await page.getByRole('button', { name: 'Save the agenda' }).click()
    await page.getByText('Agenda saved.').waitFor()
    await page.reload()
    await expect.poll(() => minutes.inputValue()).toBe('12')
    await expectAccessible()
  })

  test('leads, and a colleague takes over with one tap: both are told', async () => {
    const server = await startServer('sample')
    const one = await visit(server.origin)
    const meeting = await openConsole(one.page)
    const other = await visit(server.origin)
    await signIn(other.page, 'aisha.khan@sample.test')
    await other.page.goto(`${meeting}/console`)
    await startMeeting(one.page)
    await other.page.getByText('Alex Reeve is leading.').waitFor()
    await other.expectAccessible()
    await other.page.getByRole('button', { name: 'Take over' }).click()
    await one.page.getByText(/^Aisha Khan has taken over/).waitFor()
    await other.page.getByText(/^You have taken over/).waitFor()
    await one.page.getByRole('button', { name: 'Take over' }).waitFor()
    await press(other.page, 'Next: Starter', one.page.getByRole('heading', { name: 'Starter' }))
  })

  test('presses on two devices at once: one is carried out, the other is told where the meeting is', async () => {
    const server = await startServer('sample')
    const one = await visit(server.origin)
    const meeting = await openConsole(one.page)
    const other = await visit(server.origin)
    await signIn(other.page, 'facilitator@sample.test')
    await other.page.goto(`${meeting}/console`)
    await startMeeting(one.page)
    await other.page.getByRole('button', { name: 'Next: Starter' }).waitFor()
    // The tap on the phone is on its way, over a slow line, while the one on the laptop arrives.
    let release = () => {}
    const held = new Promise<void>(resolve => (release = resolve))
    await other.page.route('**/commands', async route => {
      await held
      await route.continue()
    })
    await other.page.getByRole('button', { name: 'Next: Starter' }).click()
    // Its screen has moved on before the server has.
    const answered = one.page.waitForResponse(/\/commands$/)
    await one.page.getByRole('button', { name: 'Next: Starter' }).click()
    await (await answered).finished()
    release()
    await other.page.getByText('The meeting is already at Starter.').first().waitFor()
    for (const { page } of [one, other]) await page.getByRole('button', { name: 'Next: Feedback' }).waitFor()
    await other.expectAccessible()
  })

  test('is right on a device whose clock is an hour wrong', async () => {
    const server = await startServer('sample')
    const right = await visit(server.origin)
    const meeting = await openConsole(right.page)
    await startMeeting(right.page)
    const wrong = await visit(server.origin)
    await wrong.page.addInitScript(() => {
      const real = Date.now
      Date.now = () => real() + 3_600_000
    })
    await signIn(wrong.page, 'aisha.khan@sample.test')
    await wrong.page.goto(`${meeting}/live`)
    const beside = await visit(server.origin)
    await signIn(beside.page, 'aisha.khan@sample.test')
    await beside.page.goto(`${meeting}/live`)
    // The same minute on both, whichever it is by now.
    const leftOn = (page: Page) =>
      page
        .getByText(/^\d+ min left/)
        .first()
        .textContent()
    await expect.poll(async () => (await leftOn(wrong.page)) === (await leftOn(beside.page))).toBe(true)
    expect(await leftOn(wrong.page)).toMatch(/^[0-7] min left/)
  })
})

describe('a member of another group', () => {
  test('is told that the meeting is not theirs', async () => {
    const server = await startServer('sample')
    const facilitator = await visit(server.origin)
    const meeting = await openConsole(facilitator.page)
    const { page, expectAccessible } = await visit(server.origin)
    await signIn(page, 'helen.marsh@sample.test')
    for (const screen of ['console', 'projector', 'live', '']) {
      await page.goto(`${meeting}/${screen}`)
      await page
        .getByText(/is for another group|can’t open this page/)
        .first()
        .waitFor()
      await expectAccessible()
    }
  })
})
