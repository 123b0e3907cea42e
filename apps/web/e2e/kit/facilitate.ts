import { WAIT_MS } from '@hubs/testing/limits'
import type { Locator, Page } from 'playwright-core'

/** How long one try waits for what it should bring. It is tried again until nothing can be said for waiting longer. */
export const TRY_MS = 2000

/** Does what moves the meeting on. Faster than a hand can, it may count as the second tap of a double one: then again. */
export async function until(result: Locator, act: () => Promise<void>) {
  for (let tries = 0; tries < WAIT_MS / TRY_MS; tries++) {
    await act().catch(() => undefined)
    const came = result.waitFor({ timeout: TRY_MS }).then(
      () => true,
      () => false,
    )
    if (await came) return
  }
  throw new Error(`${result.toString()} did not show`)
}

/** Presses a button until what it brings is there. */
export const press = (page: Page, name: string | RegExp, result: Locator) =>
  until(result, () => page.getByRole('button', { name }).click({ timeout: TRY_MS }))

/** By the agenda. People have not spoken, or planning has time left: the console asks before it goes on. */
export const inRoom = (page: Page, title: string, result: Locator) =>
  until(result, async () => {
    const name = new RegExp(title)
    const sure = page.getByRole('dialog').getByRole('button', { name })
    // A question that came too late for one try covers the agenda in the next.
    if (!(await sure.isVisible()))
      await page.getByLabel('Agenda').getByRole('button', { name }).click({ timeout: TRY_MS })
    await sure.click({ timeout: TRY_MS })
  })

/** Starts it, also on a day that is not the planned one: then the console asks first. */
export async function startMeeting(page: Page) {
  await page.getByRole('button', { name: 'Start the meeting' }).first().click()
  const sure = page.getByRole('button', { name: 'Start it now' })
  const next = page.getByRole('button', { name: /^Next: / })
  await sure.or(next).waitFor()
  if (await sure.isVisible()) await sure.click()
  await next.waitFor()
}
