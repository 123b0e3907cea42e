import type { Programme } from '@hubs/schema/programmes/programmes'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { typeDay } from './kit/date.ts'
import { instants } from './kit/instants.ts'
import { createSchool, setUpLink } from './kit/new-school.ts'
import { startServer } from './kit/server.ts'
import { settled, visit } from './kit/visit.ts'

/** Figures that say nothing, however they come about. */
const noFigure = /NaN|Infinity|undefined|null|\b0 of 0\b|\b0%/u

type Meetings = { items: { id: string; date: string }[] }
const ask = async <T>(page: Page, path: string) => (await (await page.request.get(`/api/v1${path}`)).json()) as T

/** What the page says of itself below its heading. */
const wordsOn = (page: Page) => page.locator('main').innerText()

test('half terms that overlap and a meeting on a closure are refused at their field, and nothing is saved', async () => {
  // A meeting has to be still to come.
  const server = await startServer('server', { alone: true, at: Date.parse(instants['mid-term']) })
  const { page, expectAccessible } = await visit(server.origin)
  await createSchool(page, await setUpLink(server), 'Hilltop School')
  const programme = () => ask<Programme>(page, '/programmes/current')
  const before = await programme()
  const [first, second] = before.halfTerms
  if (!first || !second) expect.fail('a year has half terms')

  await page.goto('/programme')
  const row = page.getByRole('form', { name: first.name, exact: true })
  // A field has its parts once it is seen on a page in use.
  await page.keyboard.press('Shift')
  await row.hover()
  await row
    .getByRole('spinbutton', { name: /Last day/ })
    .first()
    .click()
  await page.keyboard.type(second.startsOn.split('-').toReversed().join(''))
  await row.getByRole('button', { name: 'Save', exact: true }).click()
  await row.getByText(`This overlaps ${second.name}.`).waitFor()
  await row.locator('[data-invalid]').first().waitFor()
  await expectAccessible()
  expect(await programme()).toEqual(before)

  // The next year says it of each line, and each leads to its field.
  await page.goto('/programme/next-year')
  const form = page.getByRole('form', { name: 'Next year' })
  await form.getByRole('button', { name: 'Add a half term' }).click()
  await form.getByRole('button', { name: 'Add a closure or INSET day' }).click()
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  const line = form.getByRole('button', { name: /^INSET day, first day: / })
  await line.click()
  expect(await page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))).toBe(
    'daysOff.0.from',
  )
  await expectAccessible()

  // A day on which the school is closed.
  const { items } = await ask<Meetings>(page, '/meetings?limit=200')
  const today = new Date(server.now()).toISOString().slice(0, 10)
  const meeting = items.find(({ date }) => date > today)
  if (!meeting) expect.fail('no meeting is left this year')
  const day = new Date(Date.parse(meeting.date) + 86_400_000).toISOString().slice(0, 10)
  const closed = await page.request.post('/api/v1/days-off', {
    data: { from: day, kind: 'closure', name: 'Polling day' },
  })
  expect(closed.status(), await closed.text()).toBe(201)
  await page.goto(`/meetings/${meeting.id}`)
  await page.getByRole('button', { name: 'Change date or room' }).click()
  await typeDay(page, 'Date', day)
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText(/^The school is closed on .*Polling day.*Choose another date\.$/u).waitFor()
  await expectAccessible()
  expect(await ask(page, `/meetings/${meeting.id}`)).toMatchObject({ date: meeting.date })
})

test('of a year in which nothing has happened every report says so, and when it will have figures', async () => {
  const server = await startServer('server', { alone: true })
  const { page, expectAccessible } = await visit(server.origin)
  await createSchool(page, await setUpLink(server), 'Hilltop School')
  const wrong: string[] = []
  const sees = async (address: string, words: RegExp) => {
    await page.goto(address)
    await settled(page)
    const said = await wordsOn(page)
    if (noFigure.test(said)) wrong.push(`${address} says ${noFigure.exec(said)?.[0]}`)
    if (!words.test(said)) wrong.push(`${address} doesn’t say ${words}`)
  }
  const topics = ['participation', 'follow-through', 'strategies', 'outcomes', 'hours', 'evaluation']
  const yet = /yet|appear/u
  for (const topic of topics)
    for (const by of ['all', 'hub', 'department', 'kind']) await sees(`/reports/${topic}?by=${by}`, yet)
  await expectAccessible()
  for (const term of [1, 2, 3]) await sees(`/reports/terms/${term}`, /Nothing to show for this term yet/u)
  await expectAccessible()
  for (const by of ['hub', 'person']) await sees(`/register?by=${by}`, /No one in (this group|a hub) yet/u)
  await expectAccessible()
  await sees('/hours', /No hours yet/u)
  await sees('/reminders', /\w/u)
  await sees('/years', /No past years yet/u)
  await sees('/home', /\w/u)
  await sees('/choices', /\w/u)
  await sees('/notifications', yet)
  expect(wrong).toEqual([])
})
