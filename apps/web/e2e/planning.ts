import type { Page } from 'playwright-core'

/** Fills what a plan needs: with somebody who is not among those of earlier plans, and what is left out for it. */
export async function fillPlan(page: Page, technique: string, withWhom: string, lessOf: string) {
  await page.getByLabel('I will', { exact: true }).fill(technique)
  const another = page.getByText('Another', { exact: true })
  if (await another.isVisible()) await another.click()
  await page.getByLabel(/^(Which\?|With)/).fill(withWhom)
  await page.getByLabel('To make room I will do less of').fill(lessOf)
  await page.getByText('A tally', { exact: true }).click()
}
