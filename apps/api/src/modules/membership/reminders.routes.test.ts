import type { ChoiceList, ChoiceReminders } from '@hubs/schema/membership/membership'
import { describe, expect, test } from 'vitest'
import { mailsIn } from '../../../test/outbox.ts'
import { buildTestApp, type TestApp, type TestPerson } from '../../../test/test-app.ts'
import { createMail } from '../mail/mail.service.ts'
import { createNoticeServices } from '../notices/notices.module.ts'
import { createProgrammes } from '../programmes/programmes.service.ts'
import { createReminders, stepAt } from './reminders.service.ts'

const [hour, day] = [60 * 60_000, 24 * 60 * 60_000]
const transport = { deliver: async () => 'nowhere', close: () => undefined }
const log = { info: () => undefined, warn: () => undefined }

/** Housekeeping at an instant, as often as one likes. */
function roundsOf({ store }: TestApp) {
  return async (at: number) => {
    const now = () => at
    const mail = createMail({ store, now, log, transport })
    // It is looked at in the outbox.
    await mail.stop()
    const origin = () => 'https://hubs.school.test'
    const { notices } = createNoticeServices({ store, now, mail, origin, mailFrom: 'hubs@school.test' }).services
    const programmes = createProgrammes({
      store,
      now,
      hubs: { publicOf: async () => [] },
      reading: { ofYear: async () => ({ programme: [], ofHub: () => [] }) },
      school: { lookOf: async () => ({ accent: null, logo: null }) },
    })
    const afterwards = await createReminders({ store, now, log, programmes, notices, mail, origin }).round()
    await afterwards()
  }
}

async function buildAsked() {
  const test = await buildTestApp()
  const coordinator = await test.person({ name: 'Cora', roles: ['coordinator'], staffKind: 'none' })
  const teacher = await test.person({ name: 'Tess', email: 'tess@school.test' })
  const chosen = await test.member('feedback', { email: 'chosen@school.test' })
  const support = await test.person({ staffKind: 'support', email: 'support@school.test' })
  const { db, t } = test.store.read
  const [programme] = await db.select().from(t.programme)
  if (!programme) throw new Error('no programme')
  const letters = async () => (await mailsIn(test)).map(({ to, subject, text }) => ({ to, subject, text }))
  return { ...test, coordinator, teacher, chosen, support, programme, letters, round: roundsOf(test) }
}

const remind = (who: TestPerson, payload: object = {}) =>
  who.inject({ method: 'POST', url: '/api/v1/choice-reminders', payload })

describe('the ladder of reminders', () => {
  test('opens, closes soon, last day and closed: once each, to those who have not chosen', async () => {
    const { round, programme, letters } = await buildAsked()
    const [opens, closes] = [programme.choiceOpensAt, programme.choiceClosesAt]
    const noon = (ms: number) => Math.floor(ms / day) * day + 11 * hour
    await round(opens - hour)
    expect(await letters()).toEqual([])
    for (const at of [noon(opens + day), noon(opens + day)]) await round(at)
    expect((await letters()).map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
      ['support@school.test', 'You can opt in to a hub now'],
      ['tess@school.test', 'You can choose your hub now'],
    ])
    const told = await letters()
    expect(told.find(({ to }) => to === 'support@school.test')?.text).toContain('entirely voluntary')
    for (const at of [noon(closes - 2 * day), noon(closes - 2 * day) + hour]) await round(at)
    for (const at of [noon(closes - day + 12 * hour), noon(closes - day + 12 * hour)]) await round(at)
    const later = (await letters()).slice(2)
    expect(later.map(({ to }) => to)).toEqual(['tess@school.test', 'tess@school.test'])
    expect(later[0]?.subject).toMatch(/^Please choose a hub by /)
    expect(later[1]?.subject).toBe('Last day to choose a hub')
    await round(noon(closes + day))
    const closed = (await letters()).slice(4)
    expect(closed.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
      ['chosen@school.test', 'You’re in Feedback & Critique'],
      ['tess@school.test', 'Hub choices have closed'],
    ])
    await round(noon(closes + 3 * day))
    expect(await letters()).toHaveLength(6)
  })

  test('nobody is written to at night, and the steps of a short window do not come at once', async () => {
    const { round, programme, letters } = await buildAsked()
    const midnight = Math.floor((programme.choiceOpensAt + day) / day) * day
    await round(midnight)
    expect(await letters()).toEqual([])
    const short = { ...programme, choiceOpensAt: 0, choiceClosesAt: 2 * day }
    expect([hour, day - hour, day + hour, 2 * day].map(at => stepAt(short, at))).toEqual([
      'opens',
      'opens',
      'last-day',
      'closed',
    ])
  })
})

describe('reminding by hand', () => {
  test('says how many were reminded, when and by whom, and asks nobody twice in a day', async () => {
    const { coordinator, teacher, letters, person } = await buildAsked()
    expect((await remind(coordinator)).json()).toEqual({ reminded: 1, already: 0 })
    expect((await remind(coordinator)).json()).toEqual({ reminded: 0, already: 1 })
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({ to: 'tess@school.test', subject: expect.stringMatching(/^Please choose a hub by /) })
    const { items, owing }: ChoiceReminders = (await coordinator.inject({ url: '/api/v1/choice-reminders' })).json()
    expect(owing.length).toBeGreaterThan(0)
    expect(owing.every(({ remindedAt }) => remindedAt !== null)).toBe(true)
    expect(items).toMatchObject([{ personId: teacher.id, name: 'Tess', kind: 'by-hand', byName: 'Cora' }])
    const rows = (await coordinator.inject({ url: '/api/v1/memberships' })).json().items
    const row = (id: string) => rows.find((each: { personId: string }) => each.personId === id)
    expect(row(teacher.id).remindedAt).toBe(items[0]?.at)
    const other = await person()
    expect((await remind(coordinator, { personIds: [other.id] })).json()).toEqual({ reminded: 1, already: 0 })
  })

  test('who has not accepted their invitation is in the list, marked, and invited again rather than reminded', async () => {
    const { coordinator, teacher, letters } = await buildAsked()
    const payload = {
      name: 'Nadia New',
      email: 'nadia@school.test',
      staffKind: 'teaching',
      job: '',
      department: '',
      workingDays: [],
      seniorLeader: false,
      roles: [],
    }
    const nadia = (await coordinator.inject({ method: 'POST', url: '/api/v1/people', payload })).json()
    const listed = async (): Promise<ChoiceReminders['owing']> =>
      (await coordinator.inject({ url: '/api/v1/choice-reminders' })).json().owing
    const owing = await listed()
    const marked = owing.map(({ person, accepted, invitedAt }) => [person.name, accepted, invitedAt !== null])
    expect(marked).toContainEqual(['Nadia New', false, true])
    expect(marked).toContainEqual(['Tess', true, false])
    const rows: ChoiceList['items'] = (await coordinator.inject({ url: '/api/v1/memberships' })).json().items
    expect(rows.find(({ personId }) => personId === nadia.id)?.accepted).toBe(false)
    expect(rows.find(({ personId }) => personId === teacher.id)?.accepted).toBe(true)
    expect((await remind(coordinator)).json()).toEqual({ reminded: 1, already: 0 })
    expect((await remind(coordinator, { personIds: [nadia.id] })).json()).toMatchObject({ status: 409 })
    const again = await coordinator.inject({ method: 'POST', url: `/api/v1/people/${nadia.id}/invitation` })
    expect(again.statusCode).toBe(202)
    const toNadia = (await letters()).filter(({ to }) => to === 'nadia@school.test')
    expect(toNadia.length).toBeGreaterThan(0)
    expect(toNadia.filter(({ subject }) => /choose/i.test(subject))).toEqual([])
    expect(await listed()).toHaveLength(owing.length)
  })

  test('is refused where everyone has chosen, and once hub choices have closed', async () => {
    const { coordinator, chosen, programme, clock } = await buildAsked()
    expect((await remind(coordinator, { personIds: [chosen.id] })).json()).toMatchObject({ status: 409 })
    clock.now = programme.choiceClosesAt
    const late = await buildAsked()
    late.clock.now = programme.choiceClosesAt
    const fresh = await late.person({ roles: ['coordinator'], staffKind: 'none' })
    expect((await remind(fresh)).json().detail).toBe('You can remind colleagues while hub choices are open.')
  })
})
