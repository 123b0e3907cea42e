import { WAIT_MS } from '@hubs/testing/limits'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { startServer, type TestServer } from './kit/server.ts'
import { visit } from './kit/visit.ts'

const password = 'river lantern seven oaks'
const coordinator = 'ada@hilltop.test'
const departments = ['English', 'Maths', 'Science', 'Humanities', 'Arts', 'Support']
const slugs = ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning']
const address = (index: number) => `z.colleague${index}@hilltop.test`

function sixtyPeople(): Buffer {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const department = departments[index % departments.length] ?? ''
    const kind = department === 'Support' ? 'Support' : 'Teaching'
    return `Zo\u00eb;Colleague${index};Z.Colleague${index}@hilltop.test;${kind};${department};Mon Tue Wed Thu`
  })
  return Buffer.from(
    ['Legal Forename;Legal Surname;Work Email;Staff Category;Faculty;Working Days', ...rows].join('\r\n'),
    'latin1',
  )
}

/** What a colleague does is none of the coordinator's acts: their browser is left out. */
class Colleague {
  readonly #origin: string
  #cookie = ''
  constructor(origin: string) {
    this.#origin = origin
  }
  async ask<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object, expected = 300): Promise<T> {
    const answer = await fetch(`${this.#origin}/api/v1${path}`, {
      method,
      headers: { cookie: this.#cookie, origin: this.#origin, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (answer.status >= expected) throw new Error(`${method} ${path}: ${text}`)
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie
    return (text === '' ? null : JSON.parse(text)) as T
  }
}

type Meeting = { id: string; number: number; hubSlug: string; groupId: string; startsAtInstant: string; status: string }
type Run = { run: { version: number } }

async function signedIn(server: TestServer, index: number): Promise<Colleague> {
  const someone = new Colleague(server.origin)
  await someone.ask('POST', '/sessions', { email: address(index), password })
  return someone
}

/** A meeting from its first minute to its last. */
async function meet(leader: Colleague, { id }: Meeting) {
  let { run } = await leader.ask<Run>('GET', `/meetings/${id}/run`)
  for (const command of [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }, { type: 'end' }]) {
    const commandId = crypto.randomUUID()
    const sent = { ...command, commandId, expectedVersion: run.version }
    ;({ run } = await leader.ask<Run>('POST', `/meetings/${id}/commands`, sent))
  }
}

const plan = (meetingId: string, firstOn: string) => ({
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

/** Taps what is named so, and counts it: the coordinator has read nothing but the screens. */
function tapping(taps: { n: number }, page: Page) {
  return async (role: 'button' | 'link' | 'radio' | 'option', name: string | RegExp) => {
    await page.getByRole(role, { name }).first().click()
    taps.n++
  }
}

test('a coordinator’s whole year: sixty people, six half terms, one who leaves, one who comes, and the next year', async () => {
  const server = await startServer('server', { alone: true, at: Date.parse('2026-09-01T08:00:00Z') })
  const taps = { n: 0 }
  let app: TOTP | undefined
  /** A page that would look for a server that is being moved to another day. */
  let open: Page | undefined
  const atWork = async () => {
    const { page, expectAccessible } = await visit(server.origin)
    open = page
    if (app) {
      const asked = await page.request.post('/api/v1/sessions', { data: { email: coordinator, password } })
      expect(asked.status()).toBe(201)
      const code = app.generate({ timestamp: server.now() })
      const passed = await page.request.post('/api/v1/sessions/current/second-factor', { data: { code } })
      expect(passed.status()).toBe(200)
      await page.goto('/home')
    }
    return { page, expectAccessible, tap: tapping(taps, page) }
  }

  // The first day: a school, sixty people out of a file, everyone invited.
  const first = await atWork()
  const link = await vi.waitFor(
    () => /http:\/\/\S+\/set-up#\S+/u.exec(server.said())?.[0] ?? expect.fail('no link yet'),
    WAIT_MS,
  )
  await first.page.goto(link)
  await first.page.getByLabel('School name').fill('Hilltop School')
  await first.page.getByLabel('Your name').fill('Ada Head')
  await first.page.getByLabel('Your school email address').fill(coordinator)
  await first.page.getByLabel('Password', { exact: true }).fill(password)
  await first.tap('button', 'Set up school')
  await first.page.getByRole('heading', { name: 'Getting started' }).waitFor()
  await first.tap('link', /^Add people/u)
  await first.page.getByRole('heading', { name: 'Import people', level: 1 }).waitFor()
  await first.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: sixtyPeople() })
  await first.tap('button', 'Import 60 people')
  await first.page.getByText('60 added.').first().waitFor()
  await first.tap('link', 'Invite them')
  await first.tap('button', 'Send invitations')
  await vi.waitFor(async () => {
    const progress = await (await first.page.request.get('/api/v1/people/invitations')).json()
    expect(progress).toMatchObject({ notCome: 60, waiting: 0 })
  }, WAIT_MS)
  const factor = await first.page.request.post('/api/v1/me/second-factor/authenticator')
  const { secret: key } = (await factor.json()) as { secret: string }
  app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')), digits: 6, period: 30 })
  const code = app.generate({ timestamp: server.now() - 30_000 })
  const confirmed = await first.page.request.post('/api/v1/me/second-factor/authenticator/confirmation', {
    data: { code },
  })
  expect(confirmed.status(), await confirmed.text()).toBe(200)

  // Everyone comes and chooses while choices are open; the first five are to lead.
  for (let index = 0; index < 60; index++) {
    const someone = new Colleague(server.origin)
    const token = /\/invitation#(\S+)/u.exec(await server.mailTo(address(index), /\/invitation#/))?.[1]
    await someone.ask('POST', '/invitations/accept', { token, ...(index < slugs.length && { password }) })
    await someone.ask('PUT', `/hubs/${slugs[index % slugs.length]}/membership`, {})
  }
  type Groups = { groups: { id: string; version: number }[] }
  const people = (await (await first.page.request.get('/api/v1/people?limit=200')).json()) as {
    items: { id: string; email: string }[]
  }
  const idOf = (index: number) => people.items.find(({ email }) => email === address(index))?.id ?? ''
  for (const [index, slug] of slugs.entries()) {
    const { groups } = (await (await first.page.request.get(`/api/v1/hubs/${slug}`)).json()) as Groups
    const led = await first.page.request.patch(`/api/v1/groups/${groups[0]?.id}`, {
      data: { facilitatorId: idOf(index), expectedVersion: groups[0]?.version },
    })
    expect(led.status(), await led.text()).toBe(200)
  }

  // Six half terms, each hub with its own facilitator.
  const all = ((await (await first.page.request.get('/api/v1/meetings?limit=200')).json()) as { items: Meeting[] })
    .items
  const leads = slugs.map((_, index) => index)
  for (let number = 1; number <= 6; number++) {
    const meetings = all.filter(meeting => meeting.number === number)
    expect(meetings).toHaveLength(5)
    const startsAt = Math.min(...meetings.map(({ startsAtInstant }) => Date.parse(startsAtInstant)))
    await open?.context().close()
    open = undefined
    await server.kill()
    await server.startAgain(startsAt - 60_000)
    for (const [at, slug] of slugs.entries()) {
      const meeting = meetings.find(({ hubSlug }) => hubSlug === slug)
      if (!meeting) throw new Error(`no meeting of ${slug}`)
      const leader = await signedIn(server, leads[at] ?? at)
      await meet(leader, meeting)
      if (number === 1) await leader.ask('POST', '/plans', plan(meeting.id, '2026-10-05'))
    }
    if (number === 3) await someoneLeavesAndSomeoneComes()
  }

  /** After the third meeting: Questioning’s facilitator leaves, and a teacher comes in the middle of the year. */
  async function someoneLeavesAndSomeoneComes() {
    const { page, tap, expectAccessible } = await atWork()
    await page.goto(`/people/${idOf(4)}`)
    await page.getByText('needs a new facilitator').waitFor()
    await expectAccessible()
    await tap('button', 'Mark as left')
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: 'Mark as left' })
      .click()
    taps.n++
    await page.getByText('Nothing is left to hand over.').waitFor()
    await tap('link', 'Home')
    await tap('link', 'Choose a facilitator for Questioning')
    await page.getByRole('heading', { name: 'Edit Questioning' }).waitFor()
    await tap('button', 'Choose someone')
    await page
      .getByRole('dialog')
      .getByRole('searchbox')
      .or(page.getByRole('dialog').getByRole('textbox'))
      .first()
      .fill('Colleague9')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Colleague9/ })
      .click()
    taps.n++
    await tap('button', 'Save places and facilitators')
    await page.getByText('Saved.').first().waitFor()
    // Colleague 9 came without a password, and now needs one to run the meeting by themselves.
    const someone = new Colleague(server.origin)
    await someone.ask('POST', '/password-resets', { email: address(9) })
    const token = /\/new-password#(\S+)/u.exec(await server.mailTo(address(9), /\/new-password#/))?.[1]
    await someone.ask('POST', '/password-resets/redeem', { token, password })
    leads[4] = 9

    await page.goto('/people/new')
    await page.getByLabel('Name', { exact: true }).fill('Jo New')
    await page.getByLabel('Email address').fill('jo.new@hilltop.test')
    await tap('button', 'Add and invite')
    await page
      .getByText(/Jo New/)
      .first()
      .waitFor()
    const found = (await (await page.request.get('/api/v1/people?q=jo.new@hilltop.test')).json()) as {
      items: { id: string }[]
    }
    const placed = await page.request.put(`/api/v1/people/${found.items[0]?.id}/membership`, {
      data: { hubSlug: 'questioning' },
    })
    expect(placed.status(), await placed.text()).toBe(204)
  }

  // July: the next year, from what this one was.
  await server.kill()
  await server.startAgain(Date.parse('2027-07-22T09:00:00Z'))
  const july = await atWork()
  await july.tap('link', 'Get next year ready')
  await july.page.getByRole('heading', { name: 'Next year', level: 1 }).waitFor()
  await july.expectAccessible()
  await july.tap('radio', 'Everyone stays in their hub')
  await july.tap('button', 'Save')
  await july.page.getByText('60 of 60 people keep their place', { exact: false }).waitFor()
  await july.tap('button', 'Start 2027-28')
  await july.page.getByRole('alertdialog').or(july.page.getByRole('dialog')).waitFor()
  await july.expectAccessible()
  await july.page
    .getByRole('alertdialog')
    .or(july.page.getByRole('dialog'))
    .getByRole('button', { name: 'Start 2027-28' })
    .click()
  taps.n++
  await july.page.getByRole('heading', { name: 'Getting started' }).waitFor()
  await july.page.goto('/years')
  await july.page.getByRole('heading', { name: '2026-27' }).waitFor()
  await july.expectAccessible()
  await july.tap('link', 'Attendance')
  await july.page.getByRole('heading', { name: 'Attendance', level: 1 }).waitFor()
  await july.page.locator('option:checked', { hasText: '2026-27' }).waitFor({ state: 'attached' })

  // What was is to be read; nothing of it changes.
  const leader = await signedIn(server, 0)
  const past = await leader.ask<{ items: Meeting[] }>('GET', '/meetings?programme=past&scope=mine&limit=50')
  expect(past.items.map(({ number, status }) => [number, status])).toEqual([1, 2, 3, 4, 5, 6].map(n => [n, 'ended']))
  const refused = leader.ask('PUT', `/meetings/${past.items[0]?.id}/minutes`, {})
  await expect(refused).rejects.toThrow('2026-27 is over. You can read everything in it')
  const plans = await leader.ask<{ items: { status: string }[] }>('GET', '/me/plans?which=closed')
  expect(plans.items.map(({ status }) => status)).toEqual(['ended'])
  const now = await leader.ask<{ items: Meeting[] }>('GET', '/meetings?scope=mine&limit=50')
  expect(now.items.map(({ status }) => status)).toEqual(Array(6).fill('planned'))
  expect(taps.n, 'taps of the coordinator, set-up to the next year').toBeLessThanOrEqual(20)
})
