import type { Page } from 'playwright-core'

/** Fills what a plan needs: with somebody who is not among those of earlier plans, and what is left out for it. */
export async function fillPlan(page: Page, technique: string, withWhom: string, lessOf: string) {
  await page.getByLabel('I will', { exact: true }).fill(technique)
  const others = page.getByRole('group', { name: /^(Which class|Who with)/ })
  if (await others.isVisible()) await others.getByText('Something else', { exact: true }).click()
  await page.getByRole('textbox', { name: /^(Which one\?|Which class|Who with)/ }).fill(withWhom)
  await page.getByLabel('To make room, I’ll do less of').fill(lessOf)
  await page.getByText('A tally', { exact: true }).click()
}
