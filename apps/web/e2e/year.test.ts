import { test } from 'vitest'
import { startMeeting } from './kit/facilitate.ts'
import { type InstantName, instants } from './kit/instants.ts'
import { nextMeeting } from './kit/own-meetings.ts'
import { fillPlan } from './kit/planning.ts'
import { sampleOf } from './screens/states/state.ts'
import { startServer } from './kit/server.ts'
import { enter, visit } from './kit/visit.ts'

/** The edges of the year. `npm run year` makes all the journeys at every instant. */
const edges: InstantName[] = ['first day of the year', 'the night the clocks change', 'August', 'leap day']

test.each(edges)('people read, choose, plan and meet at: %s', async name => {
  const server = await startServer('sample', { at: Date.parse(instants[name]) })
  const { page } = await visit(server.origin)
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: /^Five hubs/ }).waitFor()

  await enter(page, sampleOf.teacher)
  await page.goto('/choose')
  const hub = page.getByRole('listitem', { name: 'Academic Language' })
  await hub.getByRole('button', { name: 'Choose Academic Language' }).click()
  await hub.getByText('Your hub').waitFor()

  await enter(page, sampleOf.member)
  await page.goto('/home')
  await page.getByRole('heading', { level: 1, name: /^Good / }).waitFor()
  await page.goto('/plans/new')
  await fillPlan(page, 'ask one question more before I help', 'the reading group', 'repeating what was said')
  await page.getByRole('button', { name: 'Save my plan' }).click()
  await page.getByText(/I will ask one question more before I help/).waitFor()

  await enter(page, sampleOf.facilitator)
  const meeting = await nextMeeting(page)
  await page.goto(`${meeting}/console`)
  await page.getByRole('button', { name: 'Mark everyone present' }).click()
  await startMeeting(page)
  await page.getByRole('button', { name: /^End/ }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: /End/ }).first().click()
  await page.getByText(/Ended/).first().waitFor()
  await page.goto(`${meeting}/minutes`)
  await page.getByRole('heading', { level: 1, name: 'Minutes' }).waitFor()
  await page.getByText('Action planning').first().waitFor()
})
