import { expect, test } from 'vitest'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, visit } from './kit/visit.ts'

test('a coordinator follows a figure to names and says what changes next; leadership hands the page on and sees no name', async () => {
  const server = await startServer('sample')
  const { page, expectAccessible } = await visit(server.origin)
  await enter(page, sampleOf.coordinator)
  await page.goto('/home')
  await page.getByRole('link', { name: 'Reports', exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Attendance' }).waitFor()
  await page.getByRole('radio', { name: 'Hub', exact: true }).check()
  await page.getByRole('columnheader', { name: 'Hub' }).waitFor()
  await expectAccessible()
  const figure = page.getByRole('button', { name: /show who/ }).first()
  if ((await figure.count()) > 0) {
    await figure.click()
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    await page.keyboard.press('Escape')
  }
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  expect(table.suggestedFilename()).toBe('participation.csv')

  await page.getByRole('link', { name: 'For governors' }).click()
  await page.getByRole('heading', { level: 1, name: 'Autumn term' }).waitFor()
  await page.getByLabel('In a sentence or two').fill('Meetings will start ten minutes later.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()

  const { page: leader, expectAccessible: accessible } = await visit(server.origin, {
    viewport: { width: 390, height: 844 },
  })
  await enter(leader, sampleOf.leadership)
  await leader.goto('/reports/terms/1')
  await leader.getByText('Meetings will start ten minutes later.').waitFor()
  await accessible()
  const [pdf] = await Promise.all([
    leader.waitForEvent('download'),
    leader.getByRole('button', { name: 'Download as PDF' }).click(),
  ])
  expect(pdf.suggestedFilename()).toBe('governors-report.pdf')
  await leader.goto('/reports/participation')
  await leader.getByRole('heading', { level: 1, name: 'Attendance' }).waitFor()
  expect(await leader.getByRole('button', { name: /show who/ }).count()).toBe(0)
})
