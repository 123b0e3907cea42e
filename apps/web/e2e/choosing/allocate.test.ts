import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { startServer } from '../kit/server.ts'
import { signIn, visit } from '../kit/visit.ts'

/** Goes on with the Tab key until this is in focus: nothing is clicked. */
async function tabTo(page: Page, name: string) {
  const wanted = page.getByRole('combobox', { name })
  await wanted.waitFor()
  for (let n = 0; n < 200; n++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  expect.unreachable(`the Tab key never came to ${name}`)
}

/** A choice of the list in focus, by its first letter. */
async function pick(page: Page, name: string, letter: string, value: string) {
  await tabTo(page, name)
  await page.keyboard.press(letter)
  await expect.poll(() => page.getByRole('combobox', { name }).inputValue()).toBe(value)
}

async function confirm(page: Page, name: string) {
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

describe('a year in which hubs are allocated', () => {
  test('is ranked by keyboard alone, closed, allocated, compared, published, and each can read why', async () => {
    const { origin, mailTo } = await startServer('sample')
    const coordinator = await visit(origin)
    const desk = coordinator.page
    await signIn(desk, 'coordinator@sample.test')
    await desk.goto('/programme')
    await desk.getByRole('radio', { name: 'Ranked' }).click()
    await desk.getByRole('button', { name: 'Change to ranked' }).click()
    await desk.getByText('Saved.').first().waitFor()
    await desk.getByRole('button', { name: 'Close hub choices' }).waitFor()

    const teacher = await visit(origin, { viewport: { width: 390, height: 844 } })
    await signIn(teacher.page, 'teacher@sample.test')
    await teacher.page.goto('/choose')
    await teacher.page.getByRole('heading', { name: 'Which hubs would you like to work in?' }).waitFor()
    await pick(teacher.page, 'Your choice: Growth Mindset & Challenge', 'f', '1')
    await pick(teacher.page, 'Your choice: Questioning', 's', '2')
    const ranks = async () => (await (await teacher.page.request.get('/api/v1/me/ballot')).json()).ranks
    await expect.poll(ranks).toEqual(['growth-mindset', 'questioning'])
    await teacher.page.getByText('Saved. Only you and your coordinator can see this.').waitFor()
    await teacher.expectAccessible()
    expect(await teacher.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await teacher.page.reload()
    const ranking = teacher.page.getByRole('region', { name: 'Your ranking' })
    await ranking.getByRole('listitem').first().waitFor()
    expect(await ranking.getByRole('listitem').allTextContents()).toEqual(['Growth Mindset & Challenge', 'Questioning'])

    await desk.getByRole('button', { name: 'Close hub choices' }).click()
    await confirm(desk, 'Close hub choices')
    await desk.goto('/choices')
    await desk.getByText(/1 of \d+ teachers and 0 support staff have ranked the hubs\./).waitFor()
    await desk.getByRole('link', { name: 'Allocate hubs' }).click()
    await desk.getByRole('checkbox', { name: /senior leader/ }).uncheck()
    await desk.getByRole('button', { name: 'Allocate hubs' }).click()
    await desk.getByRole('radio', { name: 'Most first choices' }).waitFor()
    await coordinator.expectAccessible()

    const move = desk.getByRole('combobox', { name: /^Move / }).first()
    const open = move.locator('option:not([disabled]):not([value=""])').first()
    await move.selectOption(await open.getAttribute('value'))
    await desk.getByText(/ moved to .* (No change in d|D)issatisfaction/).waitFor()
    await desk.getByRole('button', { name: 'Undo', exact: true }).click()
    await desk.getByText('Undone.').waitFor()
    await desk.getByRole('button', { name: 'Publish' }).click()
    await confirm(desk, 'Publish')
    await desk.getByText(/^Published on /).waitFor()
    await desk.goto('/choices')
    await desk.getByText(/^Every teacher has a hub\./).waitFor()

    await teacher.page.reload()
    await teacher.page.getByRole('heading', { name: /^You’re in / }).waitFor()
    await teacher.page.getByText(/It’s your (first|second) choice\./).waitFor()
    await teacher.expectAccessible()
    await mailTo('teacher@sample.test', /Hubs have been allocated\./)
  })
})
