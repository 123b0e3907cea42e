import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startServer } from './kit/server.ts'
import { enter, settled, visit } from './kit/visit.ts'

const forms: Record<string, readonly string[]> = {
  'coordinator@sample.test': [
    '/people/new',
    '/programme/new',
    '/programme/questioning',
    '/references/new',
    '/library/new',
    '/hubs/questioning/showcase',
  ],
  'facilitator@sample.test': ['/plans/new'],
}
/** Asked for once another one is filled in. */
const depends = ['How closely is it related?']

const texts = 'input[type=text], input[type=email], textarea'

/** With nothing in any of them: which are not asked for and do not say so, and which say so and are asked for. */
async function wrongIn(page: Page) {
  const all = await page.locator(`main form :is(${texts})`).evaluateAll(fields =>
    fields
      .filter(field => (field as HTMLInputElement).value === '')
      .map(field => ({
        label: (field as HTMLInputElement).labels?.[0]?.textContent ?? '',
        isAskedFor: field.getAttribute('aria-invalid') === 'true',
      })),
  )
  return all
    .filter(({ label, isAskedFor }) => label.includes('(optional)') === isAskedFor && !depends.includes(label))
    .map(({ label }) => label)
}

test('a field that may be left empty says so, and no other does', async () => {
  const server = await startServer('sample')
  for (const [email, addresses] of Object.entries(forms)) {
    const { page } = await visit(server.origin)
    await enter(page, email)
    // A form that may be empty all over is not saved so.
    await page.route('**/api/v1/**', route => (route.request().method() === 'GET' ? route.continue() : undefined))
    for (const address of addresses) {
      await page.goto(address)
      await settled(page)
      for (const more of await page.locator('main form details:not([open]) > summary').all()) await more.click()
      expect(await page.locator(`main form :is(${texts})`).count(), address).toBeGreaterThan(0)
      for (const form of await page
        .locator('main form')
        .filter({ has: page.locator(texts) })
        .all()) {
        for (const field of await form.locator(texts).all()) if (await field.isEditable()) await field.fill('')
        await form.locator('button[type=submit]').last().click()
        await settled(page)
      }
      await expect.poll(() => wrongIn(page), { message: address }).toEqual([])
    }
  }
})
