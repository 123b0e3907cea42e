import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { startMeeting } from '../kit/facilitate.ts'
import { fillPlan } from '../kit/planning.ts'
import { Colleague, colleagues, hubs, password, signedIn, type Someone } from './school.ts'
import type { Year } from './year.ts'

type Meeting = { id: string; number: number; hubSlug: string; startsAtInstant: string }
type Run = {
  version: number
  startedAt: number | null
  endedAt: number | null
  people: { id: string; name: string }[]
}
type Member = Pick<Someone, 'name' | 'email' | 'hub'>

/** What happened in a half term, as its colleagues know it: the reports are held against this. */
export type Happened = {
  /** Marks in registers. */
  present: number
  missed: number
  /** Whole minutes of everyone who was present. */
  minutes: number
  plans: number
  reports: number
}

/** What happened in several half terms. */
export const sumOf = (happened: readonly Happened[]): Happened => ({
  present: happened.reduce((sum, each) => sum + each.present, 0),
  missed: happened.reduce((sum, each) => sum + each.missed, 0),
  minutes: happened.reduce((sum, each) => sum + each.minutes, 0),
  plans: happened.reduce((sum, each) => sum + each.plans, 0),
  reports: happened.reduce((sum, each) => sum + each.reports, 0),
})

const minuteMs = 60_000
const lengthMs = 120 * minuteMs
const plansInEach = 6

const nearestMinute = (ms: number) => Math.round(ms / minuteMs)

/**
 * The rule for hours, in its own words: a meeting ended so many whole minutes early or late, the nearest; whoever was
 * present from its start was there to that end, to the nearest minute.
 */
function minutesOf({ plannedEnd, startedAt, endedAt }: { plannedEnd: number; startedAt: number; endedAt: number }) {
  return nearestMinute(plannedEnd + nearestMinute(endedAt - plannedEnd) * minuteMs - startedAt)
}

/** Does something, and says between which two instants of this journey’s own clock it was done. */
async function timed(year: Year, act: () => Promise<unknown>) {
  const from = year.server.now()
  await act()
  return { from, to: year.server.now() }
}

/** What the record says of an instant is when this journey did it. */
function checkedInstant(recorded: number | null, { from, to }: { from: number; to: number }): number {
  const instant = recorded ?? expect.fail('nothing recorded')
  expect(instant).toBeGreaterThanOrEqual(from)
  expect(instant).toBeLessThanOrEqual(to)
  return instant
}

/** A hub’s members and who leads it, as they are now. */
export type Hubs = { members: Member[]; leader: Member }[]

export const hubsAtFirst = (): Hubs =>
  hubs.map((_, hub) => {
    const members = colleagues.filter(someone => someone.hub === hub)
    const [leader] = members
    if (!leader) throw new Error('a hub has people')
    return { members: [...members], leader }
  })

/** Of each hub’s people somebody else each time; the first meeting is everybody’s. */
const awayFrom = ({ members }: Hubs[number], number: number) => (number === 1 ? undefined : members[number])

const planOf = (meetingId: string, firstOn: string) => ({
  meetingId,
  carriedFrom: null,
  technique: 'Wait three seconds before I take an answer',
  strategyCode: null,
  adaptation: '',
  setting: '9Sc2',
  firstOn,
  howOften: 'weekly',
  cue: '',
  lessOf: 'Repeating my own question.',
  evidence: ['tally'],
  evidenceNote: '',
  confidence: 4,
  visibility: 'group',
  onScreen: true,
  support: [],
})
const reportOf = {
  didIt: 'a-few-times',
  times: null,
  whatHappened: 'More hands went up.',
  evidence: '14 of 20 questions had a second hand.',
  surprise: '',
  decision: 'keep',
  reasonIfNot: null,
  expectedVersion: 0,
}

/** What the leader of a meeting does on their own device, one command after another. */
async function command(leader: Colleague, id: string, ...commands: object[]): Promise<Run> {
  let { run } = await leader.ask<{ run: Run }>('GET', `/meetings/${id}/run`)
  for (const each of commands) {
    const sent = { ...each, commandId: crypto.randomUUID(), expectedVersion: run.version }
    ;({ run } = await leader.ask<{ run: Run }>('POST', `/meetings/${id}/commands`, sent))
  }
  return run
}

async function signInOn(page: Page, email: string) {
  await page.goto('/')
  await page.getByRole('link', { name: 'Sign in' }).first().click()
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: /^Good /u, level: 1 }).waitFor()
}

/** The first hub’s first meeting is run on screens: a laptop at the front, and a member’s phone. */
async function startOnScreen(year: Year, { leader }: Hubs[number]) {
  const { page, everythingArrived } = await year.visit({ viewport: { width: 1440, height: 900 } })
  await signInOn(page, leader.email)
  await page.getByRole('link', { name: 'Run the meeting' }).click()
  await page.getByRole('button', { name: /^Mark everyone present/u }).click()
  await page.getByText('12 present.').waitFor()
  await startMeeting(page)
  await everythingArrived()
}

async function planOnPhone(year: Year, { email }: Member) {
  const { page } = await year.phone()
  await signInOn(page, email)
  await page.getByRole('link', { name: 'Make a plan' }).first().tap()
  await fillPlan(page, 'wait three seconds after each question', 'the homework club', 'repeating what was said')
  await page.getByRole('button', { name: 'Save my plan' }).tap()
  await page
    .getByText(/I will wait three seconds after each question/u)
    .first()
    .waitFor()
}

async function endOnScreen(year: Year, { leader }: Hubs[number]) {
  const { page, everythingArrived } = await year.visit({ viewport: { width: 1440, height: 900 } })
  await signInOn(page, leader.email)
  await page.getByRole('link', { name: 'Return to the meeting' }).click()
  await page.getByRole('button', { name: /^End/u }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: /End/u }).first().click()
  await page.getByText(/Ended/u).first().waitFor()
  await everythingArrived()
}

/** The meeting of each hub in a half term: they are all at the same time. */
async function meetingsOf(year: Year, number: number, now: Hubs): Promise<Meeting[]> {
  const meetings: Meeting[] = []
  for (const [at, { leader }] of now.entries()) {
    const device = await signedIn(year.server, leader)
    const { items } = await device.ask<{ items: Meeting[] }>('GET', '/meetings?limit=200&scope=mine')
    const theirs = items.find(each => each.hubSlug === hubs[at]?.[0] && each.number === number)
    meetings.push(theirs ?? expect.fail(`no meeting ${number} of ${hubs[at]?.[1]}`))
  }
  expect(new Set(meetings.map(({ startsAtInstant }) => startsAtInstant)).size).toBe(1)
  return meetings
}

/** The leader begins, and marks whoever is away. */
async function startWithout(leader: Colleague, { id }: Meeting, away: Member | undefined) {
  const { people } = await command(leader, id, { type: 'start' })
  const personId = people.find(({ name }) => name === away?.name)?.id
  const mark = personId ? [{ type: 'register', personId, attendance: 'apologies' }] : []
  await command(leader, id, ...mark, { type: 'registerRest', attendance: 'present' })
}

/** One half term goes by: each hub meets for its two hours, people plan at the first meeting and report at the second. */
export async function halfTerm(year: Year, number: number, now: Hubs): Promise<Happened> {
  const happened: Happened = { present: 0, missed: 0, minutes: 0, plans: 0, reports: 0 }
  const meetings = await meetingsOf(year, number, now)
  const planned = Date.parse(meetings[0]?.startsAtInstant ?? '')
  const isOnScreen = (at: number) => number === 1 && at === 0
  await year.travel(planned)
  const started = []
  for (const [at, hub] of now.entries()) {
    const leader = await signedIn(year.server, hub.leader)
    const meeting = meetings[at] ?? expect.fail()
    const start = () =>
      isOnScreen(at) ? startOnScreen(year, hub) : startWithout(leader, meeting, awayFrom(hub, number))
    started.push(await timed(year, start))
  }
  if (number === 1) happened.plans = await plan(year, now, meetings)
  if (number === 2) happened.reports = await report(year, now, meetings)
  const plannedEnd = planned + lengthMs
  await year.travel(plannedEnd)
  for (const [at, hub] of now.entries()) {
    const id = meetings[at]?.id ?? ''
    const leader = await signedIn(year.server, hub.leader)
    const end = () => (isOnScreen(at) ? endOnScreen(year, hub) : command(leader, id, { type: 'end' }))
    const ended = await timed(year, end)
    const run = await command(leader, id)
    const startedAt = checkedInstant(run.startedAt, started[at] ?? expect.fail())
    const endedAt = checkedInstant(run.endedAt, ended)
    const missed = awayFrom(hub, number) ? 1 : 0
    const present = hub.members.length - missed
    happened.missed += missed
    happened.present += present
    happened.minutes += present * minutesOf({ plannedEnd, startedAt, endedAt })
  }
  return happened
}

/** Six of each hub make a plan at their meeting, one of them on a phone’s screen. Returns how many plans there are. */
async function plan(year: Year, now: Hubs, meetings: readonly Meeting[]): Promise<number> {
  let plans = 0
  for (const [at, { members }] of now.entries()) {
    const { id, startsAtInstant } = meetings[at] ?? expect.fail()
    const soon = new Date(Date.parse(startsAtInstant) + 5 * 24 * 60 * minuteMs).toISOString().slice(0, 10)
    for (const [n, member] of members.slice(0, plansInEach).entries()) {
      if (at === 0 && n === 1) await planOnPhone(year, member)
      else await (await signedIn(year.server, member)).ask('POST', '/plans', planOf(id, soon))
      plans++
    }
  }
  return plans
}

/** Whoever made a plan says at the next meeting what came of it. */
async function report(year: Year, now: Hubs, meetings: readonly Meeting[]): Promise<number> {
  let reports = 0
  for (const [at, { members }] of now.entries())
    for (const member of members.slice(0, plansInEach)) {
      const someone = await signedIn(year.server, member)
      const { items } = await someone.ask<{ items: { id: string }[] }>('GET', '/me/plans?which=open')
      await someone.ask('PUT', `/plans/${items[0]?.id}/reports/${meetings[at]?.id}`, reportOf)
      reports++
    }
  return reports
}
