import { WAIT_MS } from '@hubs/testing/limits'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { startServer } from './kit/server.ts'
import { visit } from './kit/visit.ts'

const password = 'river lantern seven oaks'
const departments = ['English', 'Maths', 'Science', 'Humanities', 'Arts', 'Support']

/** Sixty colleagues as a school's system writes them: with semicolons, in Windows-1252, under names of its own. */
function sixtyPeople(): Buffer {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const department = departments[index % departments.length] ?? ''
    const kind = department === 'Support' ? 'Support' : 'Teaching'
    return `Zo\u00eb;Colleague${index};Z.Colleague${index}@hilltop.test;${kind};${department};Mon Tue Wed Thu`
  })
  const text = ['Legal Forename;Legal Surname;Work Email;Staff Category;Faculty;Working Days', ...rows].join('\r\n')
  return Buffer.from(text, 'latin1')
}

/** Taps what is named so, and counts it. */
function tapping(page: Page) {
  let taps = 0
  return {
    taps: () => taps,
    async tap(role: 'button' | 'link' | 'checkbox', name: string | RegExp) {
      await page.getByRole(role, { name }).first().click()
      taps++
    },
  }
}

const answerOf = async <T>(page: Page, path: string): Promise<T> =>
  (await (await page.request.get(`/api/v1${path}`)).json()) as T

test('a year is set up from nothing: sixty people from a file, all meetings dated, everyone invited', async () => {
  const server = await startServer('server', { alone: true })
  const { page, expectAccessible } = await visit(server.origin)
  const link = await vi.waitFor(
    () => /http:\/\/\S+\/set-up#\S+/u.exec(server.said())?.[0] ?? expect.fail('no link yet'),
    WAIT_MS,
  )
  const { tap, taps } = tapping(page)
  await page.goto(link)
  await page.getByLabel('School name').fill('Hilltop School')
  await page.getByLabel('Your name').fill('Ada Head')
  await page.getByLabel('Your school email address').fill('ada@hilltop.test')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await tap('button', 'Set up school')
  await page.getByRole('heading', { name: 'Getting started' }).waitFor()
  await expectAccessible()

  // The usual day, and the dates of all meetings at once.
  await tap('link', /^Date all meetings/u)
  await page.getByRole('heading', { name: 'Meeting dates', level: 1 }).waitFor()
  await tap('link', 'Change the usual meeting')
  await page.getByLabel('Day', { exact: true }).selectOption('Thursday')
  await tap('button', 'Save usual meeting')
  await page.getByText('Usual meeting saved.').waitFor()
  await tap('link', 'Propose meeting dates')
  await page.getByRole('heading', { name: 'Meeting dates', level: 1 }).waitFor()
  await page.getByText('Thursdays at 15:30', { exact: false }).waitFor()
  await expectAccessible()
  await tap('button', /^Accept /u)
  await page.getByText('Every meeting has the date shown.').waitFor()
  type Meetings = { items: { date: string; outside: boolean }[] }
  const { items: meetings } = await answerOf<Meetings>(page, '/meetings?limit=200')
  const today = new Date(server.now()).toISOString().slice(0, 10)
  // One of each hub in every half term that is left once everybody has chosen.
  expect([meetings.length > 0, meetings.length % 5]).toEqual([true, 0])
  for (const { date, outside } of meetings)
    expect([date, date > today, new Date(date).getUTCDay(), outside]).toEqual([date, true, 4, false])

  // Sixty people out of one file.
  await page.goto('/first-steps')
  await tap('link', /^Add people/u)
  await page.getByRole('heading', { name: 'Import people', level: 1 }).waitFor()
  const choosing = page.waitForEvent('filechooser')
  await tap('button', 'Choose a file')
  await (await choosing).setFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: sixtyPeople() })
  await page.getByRole('heading', { name: 'Preview' }).waitFor()
  await expectAccessible()
  await tap('button', 'Import 60 people')
  await page.getByText('60 added.').first().waitFor()
  type People = { items: { name: string; staffKind: string; workingDays: string[] }[] }
  const { items: people } = await answerOf<People>(page, '/people?limit=200')
  expect(people).toHaveLength(61)
  expect(people.filter(({ name }) => name.startsWith('Zoë Colleague'))).toHaveLength(60)
  expect(people.filter(({ staffKind }) => staffKind === 'support')).toHaveLength(10)

  // Everyone invited; the emails go out by themselves.
  await tap('link', 'Invite them')
  await page.getByRole('heading', { name: 'Invitations', level: 1 }).waitFor()
  await tap('button', 'Send invitations')
  await vi.waitFor(async () => {
    const progress = await answerOf<{ notCome: number; waiting: number }>(page, '/people/invitations')
    expect(progress).toMatchObject({ notCome: 60, waiting: 0 })
  }, WAIT_MS)
  await expectAccessible()
  expect(await server.mailTo('z.colleague59@hilltop.test', /\/invitation#/)).toContain('Colleague')

  // The same file again changes nothing, and the list on home goes on with what is left.
  await page.goto('/people/import')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: sixtyPeople() })
  await page.getByText('There’s nothing to import.').waitFor()
  await page.goto('/home')
  await page.getByText('Next step: ', { exact: false }).first().waitFor()
  await expectAccessible()
  expect(taps(), 'taps from the set-up link to everyone invited').toBeLessThanOrEqual(11)
})
