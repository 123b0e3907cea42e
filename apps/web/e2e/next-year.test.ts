import { WAIT_MS } from '@hubs/testing/limits'
import { expect, test } from 'vitest'
import { typeDay } from './kit/date.ts'
import { startServer } from './kit/server.ts'
import { nameSchool, setUpSecondStep } from './whole-year/set-up.ts'
import { Year } from './whole-year/year.ts'

const back = 'Go back to 2026-27'

test('a year that was started too early, or that started on its day by itself, is taken back on the screens', async () => {
  const server = await startServer('server', { alone: true, at: Date.parse('2027-06-16T08:00:00Z') })
  const year = new Year(server)
  const { desk } = year
  const meetings = async () => {
    const answer = await desk.page.request.get('/api/v1/meetings?limit=200')
    return ((await answer.json()) as { items: { id: string; date: string; version: number }[] }).items
  }
  const goBack = async () => {
    await desk.page.goto('/years')
    await desk.tap('button', back)
    await desk.confirm(back)
    await desk.sees('2026-27 is the current year again.')
    await desk.sees('No past years yet')
  }
  await nameSchool(year)
  await setUpSecondStep(year)

  // A year of which nothing is planned any more can end early.
  for (const { id, date, version } of await meetings())
    if (date > '2027-06-16')
      await desk.page.request.patch(`/api/v1/meetings/${id}`, { data: { cancelled: true, expectedVersion: version } })

  await desk.home()
  await desk.tap('link', 'Get next year ready')
  await desk.tap('button', 'Add a closure or INSET day')
  // On from the name, past Remove and what it is, to the first day.
  for (let n = 0; n < 3; n++) await desk.page.keyboard.press('Tab')
  await desk.page.keyboard.type('29092027')
  await desk.pick('What it is, INSET day Wed 29 Sep', 'School closed')
  await desk.tap('button', 'Save')
  await desk.sees(/^Saved/u)
  await desk.tap('button', 'Start 2027-28')
  await desk.confirm('Start 2027-28')
  await desk.isAt('Getting started')
  await desk.page.goto('/programme')
  await desk.isAt('Programme 2027-28')
  // The usual day of the half term is closed: the meetings are a week earlier or later.
  await desk.sees('Wed 29 Sep')
  expect((await meetings()).map(({ date }) => date)).not.toContain('2027-09-29')
  await goBack()

  await desk.page.goto('/programme/next-year')
  expect(await desk.page.getByLabel('What it is, School closed Wed 29 Sep').inputValue()).toBe('closure')
  await typeDay(desk.page, 'Start automatically on (optional)', '2027-08-02')
  await desk.tap('button', 'Save')
  await desk.sees(/^Saved/u)
  await year.travel(Date.parse('2027-08-02T09:00:00Z'))
  await year.comeBack()
  // The server does what is due soon after its start.
  const shown = async () => {
    await desk.page.goto('/programme')
    return desk.page.getByRole('heading', { level: 1 }).textContent()
  }
  await expect.poll(shown, { timeout: WAIT_MS }).toBe('Programme 2027-28')
  await goBack()
  // From then on it waits for a coordinator.
  await desk.page.goto('/programme/next-year')
  await desk.isAt('Next year')
  expect(await desk.page.getByLabel('Start automatically on (optional)').first().textContent()).not.toContain('2027')
})
