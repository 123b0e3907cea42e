import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sampleOf } from './screens/states/state.ts'
import { instants } from './kit/instants.ts'
import { startServer } from './kit/server.ts'
import { signIn, visit } from './kit/visit.ts'

test('an administrator takes everything of the school home in one file, and a colleague hears of it', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin)
  await signIn(page, sampleOf.administrator)
  await page.goto('/backups')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download everything' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('learning-hubs-school.zip')
  const bytes = (await readFile(await download.path())).toString('latin1')
  for (const name of ['README.txt', 'manifest.json', 'json/person.json', 'csv/plan.csv']) expect(bytes).toContain(name)
  const other = await visit(server.origin)
  await signIn(other.page, sampleOf.member)
  await other.page.goto('/notifications')
  await other.page.getByText(/downloaded everything in Learning Hubs/).waitFor()
  await server.mailTo(sampleOf.member, /downloaded everything/)

  // A server that nobody has set up reads it back, and is that school.
  const empty = await startServer('server', { alone: true })
  expect(await empty.importSchool(await download.path())).toContain('Northgate Community School is here')
  const { page: there } = await visit(empty.origin)
  const publicly = async (from: Page) => (await from.request.get('/api/v1/public/programme')).json()
  expect(await publicly(there)).toEqual(await publicly(page))
  await there.goto('/')
  await there.getByText('Northgate Community School').first().waitFor()
})

test('people are exported, and the file is imported again: it changes nothing', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin)
  await signIn(page, sampleOf.coordinator)
  await page.goto('/people')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: /Export|CSV/u }).click()
  const file = await (await coming).path()
  const before = await (await page.request.get('/api/v1/people?limit=200')).json()
  await page.goto('/people/import')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await choosing).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: await readFile(file) })
  await page.getByText('There’s nothing to import.').waitFor()
  await page.getByLabel('This list has everyone who works here').check()
  await page.getByText('There’s nothing to import.').waitFor()
  expect(await page.getByRole('heading', { name: 'Lines with a problem' }).count()).toBe(0)
  expect(await (await page.request.get('/api/v1/people?limit=200')).json()).toEqual(before)
})

test('a coordinator sees the register by person, of another year too, and takes tables into a spreadsheet', async () => {
  // In its first half of a year the sample school has the year before too.
  const server = await startServer('sample', { at: Date.parse(instants['mid-term']) })
  const { page, expectAccessible } = await visit(server.origin)
  await signIn(page, sampleOf.coordinator)
  await page.goto('/register')
  await page.getByText('By person', { exact: true }).click()
  await page.getByRole('columnheader', { name: 'Caught up' }).waitFor()
  await expectAccessible()
  const year = page.getByLabel('Year')
  const [, earlier = ''] = await year.locator('option').allTextContents()
  await year.selectOption({ label: earlier })
  // The register of this year stays until that of the other has come.
  await expect.poll(() => year.locator('option:checked').textContent()).toBe(earlier)
  await page.getByRole('columnheader', { name: 'Caught up' }).waitFor()
  await page.getByText('Download as CSV').click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Hubs and places' }).click()
  const text = await readFile(await (await coming).path(), 'utf8')
  expect(text).toMatch(/^\uFEFFYear,Hub,Group,/)
  expect(text).toContain(earlier)
})
