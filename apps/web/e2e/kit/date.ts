import type { Page } from 'playwright-core'

/** The first part of it. A field has its parts once it is seen on a page in use: what is pointed at may be replaced meanwhile. */
async function first(page: Page, name: string) {
  await page.keyboard.press('Shift')
  await page.getByText(name, { exact: true }).first().hover()
  return page.getByRole('group', { name, exact: true }).getByRole('spinbutton').first()
}

/** Types a day, `YYYY-MM-DD`, the way a person does: the day first. */
export async function typeDay(page: Page, name: string, day: string) {
  await (await first(page, name)).click()
  await page.keyboard.type(day.split('-').toReversed().join(''))
}

/** Types a time, `HH:MM`. */
export async function typeTime(page: Page, name: string, time: string) {
  await (await first(page, name)).click()
  await page.keyboard.type(time.replace(':', ''))
}

/** Takes the first part of it away. */
export async function halfEmpty(page: Page, name: string) {
  await (await first(page, name)).click()
  for (let n = 0; n < 2; n++) await page.keyboard.press('Backspace')
}
