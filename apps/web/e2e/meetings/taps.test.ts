import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { instants } from '../kit/instants.ts'
import { sampleOf, type Viewer } from '../screens/states/state.ts'
import { startServer } from '../kit/server.ts'
import { enter, settled, visit } from '../kit/visit.ts'

/** What is tapped, by the name that is read: from Home to where the last tap is the deed itself, or shows what was asked, which Home does not. */
type Task = { task: string; taps: RegExp[]; shows: RegExp; last?: true; rarer?: true }

/**
 * What people come for most, with every tap of it. What is filled in on a form, typed or chosen, is none. `last`: what is shown is what was wanted; all others end
 * with one tap more on the button that is shown then, which is counted. `rarer`: once or twice a term, so four will do.
 */
const tasks: Partial<Record<Viewer, Task[]>> = {
  member: [
    { task: 'see when my hub meets next', taps: [], shows: /Your hub meets/u, last: true },
    { task: 'read the next agenda', taps: [/^Agenda/u], shows: /^(?:In the meeting|Introduction)/u, last: true },
    { task: 'say that I can’t come', taps: [/^Agenda/u], shows: /^I can’t come/u },
    { task: 'see my plans', taps: [/^My plans/u], shows: /^View or edit plan/u, last: true },
    { task: 'write a plan', taps: [/^My plans/u, /^Add a (?:second|third) plan/u], shows: /^Save my plan/u },
    { task: 'report on my plan', taps: [/^Report on your plan/u], shows: /^(?:Save|Update) my report/u },
    { task: 'find a strategy', taps: [/^Strategies$/u], shows: /^Search strategies/u, last: true },
    { task: 'find a meeting', taps: [/^Meetings$/u], shows: /^Upcoming meetings/u, last: true },
    { task: 'see my hub', taps: [/^Your hub’s page/u], shows: /^Our strategies/u, last: true },
    { task: 'find a colleague', taps: [/^Search/u], shows: /Type a word or two/u },
    {
      task: 'book an observation',
      taps: [/^My plans/u, /^Observations/u, /^Book an observation/u],
      shows: /^Book observation/u,
      rarer: true,
    },
    { task: 'read the minutes of a meeting', taps: [/^Meetings$/u, /^Wed 30 Sep/u], shows: /^Minutes/u },
    { task: 'see my hours', taps: [/^Account$/u, /^My hours/u], shows: /Where each minute comes from/u, last: true },
    { task: 'sign out', taps: [/^Account$/u], shows: /^Sign out$/u },
  ],
  teacher: [{ task: 'choose a hub', taps: [/^Hubs$/u], shows: /^Choose (?!a hub|by )/u }],
  support: [{ task: 'opt in to a hub', taps: [/^Hubs$/u], shows: /^Join /u }],
  facilitator: [
    { task: 'prepare the agenda', taps: [/^Prepare your meeting/u], shows: /^Save/u },
    {
      task: 'see the ideas for new learning',
      taps: [/^Prepare your meeting/u, /^Ideas and vote/u],
      shows: /^What should we learn next/u,
      last: true,
    },
    { task: 'run the meeting', taps: [/^Run the meeting/u], shows: /^Start the meeting/u },
  ],
  coordinator: [
    { task: 'see who hasn’t chosen', taps: [/teachers without a hub/u], shows: /^Add to a hub/u, last: true },
    { task: 'approve a comment', taps: [/visitor comments? to review/u], shows: /^Approve /u },
    { task: 'put someone in a hub', taps: [/teachers without a hub/u, /^Add to a hub/u], shows: /^Save$/u },
    { task: 'approve a story', taps: [/stor(?:y|ies) to review/u], shows: /^Publish/u },
    { task: 'change the half-term dates', taps: [/^Programme$/u], shows: /^Save/u },
  ],
  administrator: [
    { task: 'invite a person', taps: [/^People$/u, /^Add a person/u], shows: /^(?:Invite|Send invitation|Add)/u },
  ],
}

type Counted = { who: string; task: string; taps: number | string; rarer?: true | undefined }

async function tapAll(page: Page, { task, taps, shows, last, rarer }: Task): Promise<Omit<Counted, 'who'>> {
  await page.goto('/home')
  await settled(page)
  const named = (name: RegExp) =>
    page.getByRole('link', { name }).or(page.getByRole('button', { name })).filter({ visible: true })
  const shown = named(shows).or(page.getByText(shows)).or(page.getByLabel(shows)).filter({ visible: true })
  try {
    expect(taps.length > 0 && (await shown.count()) > 0, 'Home shows it without a tap').toBe(false)
    for (const tap of taps) await named(tap).first().click()
    await shown.first().waitFor()
    return { task, taps: taps.length + (last ? 0 : 1), rarer }
  } catch (error) {
    return { task, taps: String(error).split('\n')[0] ?? '' }
  }
}

/** The list as it is told: who, what and in how many taps, a row after the other. */
function toldTasks(): string[] {
  const page = readFileSync(path.join(import.meta.dirname, '../../../api/decisions/0030-three-taps.md'), 'utf8')
  let who = ''
  return [...page.matchAll(/^\| ([a-z]*) ?\| (.+) \| (\d) \|$/gm)].flatMap(([, named, what = '', taps]) => {
    who = named || who
    return what.split('; ').map(task => `${who}: ${task.replace(' (rarer)', '')}, ${taps}`)
  })
}

test('what people come for most takes three taps from Home on a phone, or fewer, and is listed so', async () => {
  // In the middle of a term, when all of it can be done.
  const server = await startServer('sample', { at: Date.parse(instants['mid-term']) })
  const counted: Counted[] = []
  for (const [who, theirs] of Object.entries(tasks)) {
    const { page } = await visit(server.origin, { viewport: { width: 390, height: 844 }, hasTouch: true })
    await enter(page, sampleOf[who as Exclude<Viewer, 'visitor'>])
    for (const task of theirs) counted.push({ who, ...(await tapAll(page, task)) })
    await page.context().close()
  }
  expect(counted.filter(({ taps, rarer }) => typeof taps === 'string' || taps > (rarer ? 4 : 3))).toEqual([])
  expect(toldTasks().toSorted()).toEqual(counted.map(({ who, task, taps }) => `${who}: ${task}, ${taps}`).toSorted())
  expect(counted.length).toBe(25)
})
