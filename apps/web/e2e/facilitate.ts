import type { Locator, Page } from 'playwright-core'

/** Does what moves the meeting on. Faster than a hand can, it may count as the second tap of a double one: then again. */
export async function until(result: Locator, act: () => Promise<void>) {
  for (let tries = 0; tries < 4; tries++) {
    await act().catch(() => undefined)
    if (
      await result.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      )
    )
      return
  }
  throw new Error(`${result.toString()} did not show`)
}

/** By the agenda. People have not spoken, or planning has time left: the console asks before it goes on. */
export const inRoom = (page: Page, title: string, result: Locator) =>
  until(result, async () => {
    await page
      .getByLabel('Agenda')
      .getByRole('button', { name: new RegExp(title) })
      .click({ timeout: 2000 })
    await page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(title) })
      .click({ timeout: 1000 })
  })

/** Starts it, also on a day that is not the planned one: then the console asks first. */
export async function startMeeting(page: Page) {
  await page.getByRole('button', { name: 'Start the meeting' }).first().click()
  const sure = page.getByRole('button', { name: 'Start it now' })
  const next = page.getByRole('button', { name: 'Next: Starter' })
  await sure.or(next).waitFor()
  if (await sure.isVisible()) await sure.click()
  await next.waitFor()
}
