import { expect, test } from 'vitest'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, settled, visit } from './kit/visit.ts'

test('a story goes from its owner over a coordinator to the world, and its owner takes it back', async () => {
  const server = await startServer('sample')
  const { page } = await visit(server.origin, { viewport: { width: 390, height: 844 } })
  await enter(page, sampleOf.facilitator)
  await page.goto('/plans')
  await page.locator('.past-plans h3 a').first().click()
  await page.getByRole('link', { name: 'Share it publicly' }).click()
  await page.getByLabel('Title').fill('What nobody expected')
  await page.getByLabel('What happened').fill('They asked me to wait longer.')
  await page.getByRole('button', { name: /submit/i }).click()
  await page.getByText('Submitted, to be reviewed').waitFor()
  const storyPage = page.url()

  const world = await visit(server.origin)
  await world.page.goto('/found')
  await world.page.getByRole('heading', { name: 'What we’ve found' }).waitFor()
  await settled(world.page)
  expect(await world.page.getByText('What nobody expected').count()).toBe(0)

  const { page: desk, expectAccessible } = await visit(server.origin)
  await enter(desk, sampleOf.coordinator)
  await desk.goto('/home')
  await desk.getByRole('link', { name: /stor(y|ies) to review/i }).click()
  await desk.getByRole('heading', { name: 'Publishing' }).waitFor()
  await expectAccessible()
  await desk.getByRole('button', { name: 'Publish: What nobody expected', exact: true }).click()
  await desk.getByText('Published. It’s on the public page now.').waitFor()

  await world.page.reload()
  await world.page.getByRole('link', { name: 'What nobody expected' }).click()
  await world.page.getByText('They asked me to wait longer.').waitFor()
  const address = world.page.url()

  await page.goto(storyPage)
  await page.getByText('Published.', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('Withdrawn. It’s no longer published.').waitFor()
  await world.page.goto(address)
  await world.page.getByRole('heading', { name: 'Page not found' }).waitFor()
})
