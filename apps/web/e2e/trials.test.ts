import { expect, test } from 'vitest'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, visit } from './kit/visit.ts'

/** The sum of the trials, or that there are too few of them: the time of year decides. */
const sum = /^(In your hub, )?(tried .+ by|not tried yet)|^Counted across the school so far|^No trials to show yet$/i
const story = 'They finished each other’s sentences, and I was quiet.'

test('from a strategy to a plan to a report to the strategy’s page, seen by those who may and by no one else', async () => {
  const server = await startServer('sample')
  const { page, expectAccessible } = await visit(server.origin, { viewport: { width: 390, height: 844 } })
  await enter(page, 'hannah.weiss@sample.test')
  await page.goto('/library/QU2')
  await page.getByRole('heading', { name: 'What colleagues tried' }).waitFor()
  await page.getByText(sum).waitFor()

  // One tap: the technique, the strategy and how it fails are there.
  await page
    .getByRole('link', { name: /^Plan to try this/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'What will you try?' }).waitFor()
  await page.getByText('Strategy: Wait time').waitFor()
  await page.getByText('Watch out for:').waitFor()
  await expect.poll(() => page.getByLabel('I will', { exact: true }).inputValue()).not.toBe('')
  await page.getByLabel('To make room, I’ll do less of').fill('repeating answers')
  await page.getByText('A tally', { exact: true }).click()
  await page.getByText('My hub', { exact: true }).click()
  await expectAccessible()
  await page.getByRole('button', { name: 'Save my plan' }).click()
  await page.getByText('Plan saved.').waitFor()

  const { items } = (await (await page.request.get('/api/v1/me/plans')).json()) as {
    items: { id: string; strategyCode: string | null }[]
  }
  const plan = items.find(each => each.strategyCode === 'QU2')
  await page.goto(`/plans/${plan?.id}`)
  await page.getByRole('link', { name: 'Wait time' }).waitFor()
  await page.goto(`/plans/${plan?.id}/report`)
  await page.getByText('A few times', { exact: true }).click()
  await page.getByLabel('What happened?').fill(story)
  await page.getByText('Drop it', { exact: true }).click()
  await page.getByRole('button', { name: 'Save my report' }).click()
  await page.getByText('Report saved. Thank you.').waitFor()
  await page.getByRole('link', { name: 'See what others found' }).click()
  await page.getByRole('article', { name: 'You: Dropped' }).getByText(story).waitFor()
  await expectAccessible()

  // Her hub reads it; whoever else looks gets the counts, and not a word of it.
  const { page: hub } = await visit(server.origin)
  await enter(hub, sampleOf.facilitator)
  await hub.goto('/library/QU2')
  await hub.getByRole('article', { name: 'Hannah Weiss: Dropped' }).getByText(story).waitFor()
  for (const other of [sampleOf.coordinator, sampleOf.administrator, 'ben.rowe@sample.test']) {
    const { page: elsewhere } = await visit(server.origin)
    await enter(elsewhere, other)
    await elsewhere.goto('/library/QU2')
    await elsewhere.getByText(sum).waitFor()
    expect(await elsewhere.getByText(story).count()).toBe(0)
  }
})
