import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startServer } from '../kit/server.ts'
import { signIn, visit } from '../kit/visit.ts'

/** Goes on with the Tab key until this is in focus. */
async function tabTo(page: Page, wanted: Locator) {
  await wanted.waitFor()
  for (let n = 0; n < 200; n++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  expect.unreachable(`the Tab key never came to ${String(wanted)}`)
}

async function press(page: Page, name: string | RegExp) {
  await tabTo(page, page.getByRole('button', { name }))
  await page.keyboard.press('Enter')
}

/** Chooses in a list by typing what the choice begins with, as a keyboard does. */
async function choose(page: Page, label: string, typed: string) {
  const list = page.getByRole('dialog').getByLabel(label, { exact: true })
  await tabTo(page, list)
  await page.keyboard.type(typed)
  const chosen = () => list.evaluate(element => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '')
  await expect.poll(chosen).toContain(typed)
}

test('a coordinator adds, changes and removes a rule by keyboard on a narrow screen, and takes the removal back', async () => {
  const { origin } = await startServer('sample')
  const visited = await visit(origin, { viewport: { width: 390, height: 844 } })
  const { page } = visited
  await signIn(page, 'coordinator@sample.test')
  await page.goto('/programme')
  // Shown as chosen once it is sent, and not in the moment of the click.
  await page.getByRole('radio', { name: 'Ranked' }).click()
  await page.getByRole('button', { name: 'Change to ranked' }).click()
  await page.getByText('Saved.').first().waitFor()
  await page.goto('/allocation')
  await page.getByText('No rules yet.').waitFor()

  await press(page, 'Add a rule')
  await choose(page, 'Who', 'Sam Patel')
  await choose(page, 'Rule', 'Not in the same group')
  await choose(page, 'The other person', 'Sam Patel')
  await tabTo(page, page.getByLabel('Reason'))
  await page.keyboard.type('They asked')
  await press(page, 'Add rule')
  await page.getByText('Choose two different people.').waitFor()
  expect(await page.getByLabel('Reason').inputValue()).toBe('They asked')
  await choose(page, 'The other person', 'Karen Whitby')
  await press(page, 'Add rule')
  const apart = 'Sam Patel and Karen Whitby aren’t in the same group'
  await page.getByRole('listitem').getByText(apart).waitFor()

  await press(page, `Edit: ${apart}`)
  await choose(page, 'Rule', 'Can’t be in a hub')
  await choose(page, 'Hub', 'Questioning')
  await press(page, 'Save')
  const mustNot = 'Sam Patel can’t be in Questioning'
  await page.getByRole('listitem').getByText(mustNot).waitFor()
  await visited.expectAccessible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await press(page, `Remove: ${mustNot}`)
  await page.getByText('No rules yet.').waitFor()
  await press(page, 'Undo')
  await page.getByRole('listitem').getByText(mustNot).waitFor()
  await page.reload()
  await page.getByRole('listitem').getByText(mustNot).waitFor()
})
