import { describe, expect, test } from 'vitest'
import { startServer } from '../kit/server.ts'
import { signIn, visit } from '../kit/visit.ts'

describe('a teacher who has not chosen', () => {
  test('is asked on the home page, chooses, sees the place taken, and changes', async () => {
    const { origin } = await startServer('sample')
    const { page, expectAccessible } = await visit(origin)
    await signIn(page, 'teacher@sample.test')
    await page.getByRole('heading', { level: 1, name: /Sam/ }).waitFor()
    await expectAccessible()
    await page.goto('/choose')
    await page.getByRole('heading', { name: 'Which hub would you like to work in?' }).waitFor()
    const questioning = page.getByRole('listitem', { name: 'Questioning' })
    await questioning.getByText('Two places left').waitFor()
    await expectAccessible()

    await questioning.getByRole('button', { name: 'Choose Questioning' }).click()
    await questioning.getByText('Your hub').waitFor()
    await expectAccessible()

    const language = page.getByRole('listitem', { name: 'Academic Language' })
    await language.getByRole('button', { name: 'Change hub to Academic Language' }).click()
    const confirm = page.getByRole('alertdialog').or(page.getByRole('dialog'))
    await confirm.getByRole('button', { name: 'Change to Academic Language' }).click()
    await language.getByText('Your hub').waitFor()
    await questioning.getByText('Two places left').waitFor()

    await page.goto('/home')
    await page.getByText('Academic Language').first().waitFor()
    await expectAccessible()
  })

  test('who is too late for the last place is told what is open, and loses nothing', async () => {
    const { origin } = await startServer('sample')
    const first = await visit(origin)
    const second = await visit(origin)
    await signIn(first.page, 'teacher@sample.test')
    await signIn(second.page, 'liam.corrigan@sample.test')
    await first.page.goto('/choose')
    await second.page.goto('/choose')
    const button = { name: 'Choose Growth Mindset & Challenge' }
    await first.page.getByRole('button', button).waitFor()
    await second.page.getByRole('button', button).waitFor()
    await first.page.getByRole('button', button).click()
    await first.page.getByRole('listitem', { name: 'Growth Mindset & Challenge' }).getByText('Your hub').waitFor()
    await second.page.getByRole('button', button).click()
    await second.page
      .getByText(
        /Growth Mindset & Challenge is full\. There are places in e-Learning, Academic Language and Questioning\./,
      )
      .waitFor()
    await second.page.getByRole('button', { name: 'Choose Questioning' }).click()
    await second.page.getByRole('listitem', { name: 'Questioning' }).getByText('Your hub').waitFor()
  })
})

describe('a support member', () => {
  test('is invited, opts in, leaves again and says not this year', async () => {
    const { origin } = await startServer('sample')
    const { page, expectAccessible } = await visit(origin, { viewport: { width: 390, height: 844 } })
    await signIn(page, 'support@sample.test')
    await page.goto('/choose')
    const hub = page.getByRole('listitem', { name: 'e-Learning' })
    await hub.getByRole('button', { name: 'Opt in to e-Learning' }).click()
    await hub.getByText('Your hub').waitFor()
    await expectAccessible()
    await hub.getByRole('button', { name: 'Leave e-Learning' }).click()
    const confirm = page.getByRole('alertdialog').or(page.getByRole('dialog'))
    await confirm.getByRole('button', { name: 'Leave e-Learning' }).click()
    await hub.getByRole('button', { name: 'Opt in to e-Learning' }).waitFor()
    await page.getByRole('button', { name: 'Not this year' }).click()
    await page
      .getByText(/not this year/i)
      .first()
      .waitFor()
    await expectAccessible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
