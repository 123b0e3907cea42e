import { expect } from 'vitest'
import type { Hubs } from './half-terms.ts'
import { signedIn } from './school.ts'
import type { Year } from './year.ts'

type Meeting = { id: string; number: number; status: string }

/** The next year from this one: everyone stays, and it begins at a press. */
export async function startNextYear(year: Year) {
  const { desk } = year
  await year.part('the next year set up and started', async () => {
    await desk.home()
    await desk.tap('link', 'Get next year ready')
    await desk.isAt('Next year')
    await desk.expectAccessible()
    await desk.tap('radio', 'Everyone stays in their hub')
    await desk.tap('button', 'Save', desk.page.getByRole('form', { name: 'Next year' }))
    await desk.sees('60 of 60 people keep their place')
    await desk.tap('button', 'Start 2027-28')
    await desk.expectAccessible()
    await desk.confirm('Start 2027-28')
    await desk.isAt('Getting started')
  })
}

/** What was is to be read by its people, and nothing of it changes. */
export async function lastYearStands(year: Year, now: Hubs) {
  const leader = await signedIn(year.server, now[0]?.leader ?? expect.fail())
  const past = await leader.ask<{ items: Meeting[] }>('GET', '/meetings?programme=past&scope=mine&limit=50')
  expect(past.items.map(({ number, status }) => [number, status])).toEqual([1, 2, 3, 4, 5, 6].map(n => [n, 'ended']))
  const refused = leader.ask('PUT', `/meetings/${past.items[0]?.id}/minutes`, {})
  await expect(refused).rejects.toThrow('2026-27 is over. You can read everything in it')
  const plans = await leader.ask<{ items: { status: string }[] }>('GET', '/me/plans?which=closed')
  expect(plans.items.map(({ status }) => status)).toEqual(['ended'])
  const next = await leader.ask<{ items: Meeting[] }>('GET', '/meetings?scope=mine&limit=50')
  expect(next.items.map(({ status }) => status)).toEqual(Array(6).fill('planned'))
}
