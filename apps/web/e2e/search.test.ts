import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { TRY_MS, until } from './kit/facilitate.ts'
import { nextMeeting } from './kit/own-meetings.ts'
import { sampleOf } from './screens/states/state.ts'
import { instantNamed } from './kit/instants.ts'
import { startServer } from './kit/server.ts'
import { enter, visit } from './kit/visit.ts'

const away = /ERR_CONNECTION_REFUSED|Failed to load|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/
const box = (page: Page) => page.getByRole('searchbox', { name: 'Search', exact: true })
const first = (page: Page) => page.locator('.search-hit').first()

test('from anywhere to a strategy by the keys alone, typing errors forgiven, however fast one types', async () => {
  const server = await startServer('sample')
  const { page, expectAccessible } = await visit(server.origin)
  await enter(page, sampleOf.member)
  await page.goto('/home')
  await page.getByRole('heading', { level: 1 }).waitFor()
  // Nothing typed is lost while the box is still on its way.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('hinge qeustoin')
  await box(page).waitFor()
  expect(await box(page).inputValue()).toBe('hinge qeustoin')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Hinge question' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  // Each answer belongs to what stands in the field, and the arrows lead through it.
  await page.keyboard.press('/')
  await box(page).fill('feedback')
  await first(page).waitFor()
  await box(page).fill('wait time')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Wait time' }).waitFor()
  await page.keyboard.press('Control+k')
  await box(page).fill('wait time')
  await page.getByRole('heading', { name: 'Strategies' }).waitFor()
  await expectAccessible()
  await page.keyboard.press('ArrowDown')
  const inFocus = (one: Locator) => one.evaluate(each => each === document.activeElement)
  await expect.poll(() => inFocus(first(page))).toBe(true)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => inFocus(box(page))).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('what is said under a meeting is found by its group, and by no one else', async () => {
  // Once hubs are chosen: until then nothing that is said in a group is found.
  const server = await startServer('sample', { at: instantNamed('mid-term') })
  const mine = await visit(server.origin)
  await enter(mine.page, sampleOf.member)
  await mine.page.goto(await nextMeeting(mine.page))
  await mine.page.locator('#replies').scrollIntoViewIfNeeded()
  await mine.page.getByLabel('Add a comment').fill('The groupquetzal stays with us.')
  await mine.page.getByRole('button', { name: 'Send', exact: true }).click()
  await mine.page.locator('.markdown').getByText('The groupquetzal stays with us.').waitFor()
  const seen = async (page: Page) => {
    await page.goto('/search?q=groupquetzla')
    await page.locator('.search-hit').or(page.getByText('Nothing found for')).first().waitFor()
    return page.locator('.search-hit').count()
  }
  // It is put into the index behind the answer to whoever wrote it.
  await expect.poll(() => seen(mine.page)).toBe(1)
  for (const [who, hits] of [
    [sampleOf.facilitator, 1],
    ['ben.rowe@sample.test', 0],
    [sampleOf.coordinator, 0],
    [sampleOf.administrator, 0],
  ] as const) {
    const { page } = await visit(server.origin)
    await enter(page, who)
    expect([who, await seen(page)]).toEqual([who, hits])
  }
})

test('without the server the box says so, and finds again once it is back', async () => {
  const server = await startServer('sample', { alone: true })
  const { page, expectErrors, everythingArrived } = await visit(server.origin, {
    viewport: { width: 390, height: 844 },
  })
  await enter(page, sampleOf.member)
  await page.goto('/library')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await box(page).fill('wait time')
  await first(page).waitFor()
  expectErrors(away)
  await everythingArrived()
  await server.kill()
  await box(page).fill('hinge')
  await page.getByRole('dialog').getByRole('alert').waitFor()
  expect(await box(page).inputValue()).toBe('hinge')
  await server.startAgain()
  // It may have found out by itself by now.
  await until(page.getByRole('link', { name: /Hinge question/ }).first(), () =>
    page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click({ timeout: TRY_MS }),
  )
})
