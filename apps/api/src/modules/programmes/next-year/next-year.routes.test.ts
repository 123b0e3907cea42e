import type { HubDetail } from '@hubs/schema/hubs'
import type { MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import type { NextYear, Years } from '@hubs/schema/programmes/next-year'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testNow } from '../../../../test/engine.ts'
import { buildTestApp } from '../../../../test/test-app.ts'
import { createHubs } from '../../hubs/hubs.service.ts'
import { createNextYear } from './next-year.service.ts'
import { afterTheYear, holdAll, planning } from './next-year.testkit.ts'

/** A school with people in two hubs, when the year's meetings have been held; or earlier. */
async function build(at = afterTheYear) {
  const made = await buildTestApp()
  made.clock.now = at
  if (at >= afterTheYear) await holdAll(made)
  const coordinator = await made.person({ name: 'Cora Lee', roles: ['coordinator'] })
  const facilitator = await made.facilitator('questioning', { name: 'Fay Lead' })
  const amy = await made.member('questioning', { name: 'Amy Adams' })
  const ben = await made.member('feedback', { name: 'Ben Brown', staffKind: 'support' })
  return { ...made, coordinator, facilitator, amy, ben, ...planning(coordinator) }
}

const counted = { what: 'Hands up', better: 'higher', before: 4, after: null, shared: false }
const hours = { kind: 'extra', minutes: 30, reason: 'Read before term' }
const idea = {
  title: 'Wait time',
  technique: 'Count to three.',
  why: 'More think.',
  failing: 'Nobody speaks.',
  url: '',
  readMinutes: null,
  presenterId: null,
  strategyCode: null,
}

const get = async (who: { inject: (o: { url: string }) => Promise<{ json: <T>() => T }> }, url: string) =>
  (await who.inject({ url: `/api/v1${url}` })).json()

describe('the next year', () => {
  test('is proposed from this one, and says what carries over and what is in the way', async () => {
    const { see, store } = await build(testNow)
    // One that is retired is not among those that the page of strategies shows.
    await store.write(({ db, t }) => db.update(t.strategy).set({ stage: 'retired' }).where(eq(t.strategy.code, 'QU2')))
    const proposed = await see()
    expect(proposed).toMatchObject({
      from: { name: '2026-27', endsOn: '2027-07-21' },
      saved: false,
      plan: { name: '2027-28', staying: 'choose', startsOn: null },
      withoutFacilitator: ['Growth Mindset & Challenge', 'e-Learning', 'Feedback & Critique', 'Academic Language'],
      carries: { outcomes: 15, strategies: 49 },
      blocked: ['This year still has 30 meetings planned, the last on Wed 23 Jun 2027. Hold or cancel them first.'],
    })
    expect(proposed.plan.halfTerms[0]).toEqual({ name: 'Autumn 1', startsOn: '2027-08-31', endsOn: '2027-10-22' })
    expect(proposed.people.filter(({ stays }) => stays).map(({ name }) => name)).toEqual(['Fay Lead'])
    await holdAll({ store })
    expect((await see()).blocked).toEqual([])
  })

  test('starts with everybody’s place, the hubs, their outcomes and dates, and a choice of its own', async () => {
    const { see, save, start, coordinator, amy, ben, facilitator, person } = await build()
    const leaver = await person({ name: 'Lee Left' })
    expect((await start()).json()).toMatchObject({ detail: 'Check the next year and save it first.' })
    const wanted = { staying: 'stay', choosingAgain: [ben.id], notRunning: ['e-learning'] }
    expect((await save(wanted)).json<NextYear>()).toMatchObject({ saved: true, plan: { version: 1 } })
    expect((await save()).json<NextYear>().plan.version).toBe(1)
    expect((await see()).hubs.map(({ slug, running, people }) => [slug, running, people])).toEqual([
      ['growth-mindset', true, 0],
      ['e-learning', false, 0],
      ['feedback', true, 0],
      ['academic-language', true, 0],
      ['questioning', true, 2],
    ])
    const started = await start()
    expect(started.json<Years>()).toMatchObject({
      current: { name: '2027-28', mayUndo: true },
      items: [{ name: '2026-27', from: '2026-09-01', to: '2027-07-21' }],
    })
    const year = await get(coordinator, '/programmes/current')
    expect(year as unknown as Programme).toMatchObject({
      name: '2027-28',
      datesChecked: true,
      stepsChecked: [],
      choice: { opensAt: '2027-08-31T08:00:00.000Z', closesAt: '2027-09-17T16:00:00.000Z', state: 'not-open' },
    })
    const hub = (await get(coordinator, '/hubs/questioning')) as unknown as HubDetail
    expect(hub.members.map(({ name }) => name)).toEqual(['Amy Adams', 'Fay Lead'])
    expect(hub.outcomes).toHaveLength(3)
    expect(hub.groups).toMatchObject([{ facilitator: { name: 'Fay Lead' }, taken: 2, unseated: [] }])
    expect(hub.meetings.map(({ halfTerm, startsAt }) => [halfTerm, startsAt.slice(0, 10)])).toEqual([
      ['Autumn 1', '2027-09-29'],
      ['Autumn 2', '2027-11-24'],
      ['Spring 1', '2028-01-26'],
      ['Spring 2', '2028-03-15'],
      ['Summer 1', '2028-05-10'],
      ['Summer 2', '2028-06-28'],
    ])
    expect(await get(amy, '/me')).toMatchObject({ membership: { hubSlug: 'questioning' } })
    expect(await get(facilitator, '/me')).toMatchObject({ leads: [hub.groups[0]?.id] })
    expect(await get(ben, '/me')).toMatchObject({ membership: null })
    expect(await get(leaver, '/me')).toMatchObject({ membership: null })
    expect(await get(coordinator, '/hubs/e-learning')).toMatchObject({ closed: true })
  })

  test('dates each group for the days its people work on', async () => {
    const { save, start, store, facilitator } = await build()
    const workingDays = ['mon', 'tue', 'thu', 'fri']
    await store.write(({ db, t }) => db.update(t.person).set({ workingDays }).where(eq(t.person.id, facilitator.id)))
    await save({ staying: 'stay' })
    expect((await start()).statusCode).toBe(200)
    const { db, t } = store.read
    const rows = await db
      .select({ slug: t.hub.slug, date: t.meeting.date })
      .from(t.meeting)
      .innerJoin(t.group, eq(t.group.id, t.meeting.groupId))
      .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
      .innerJoin(t.programme, eq(t.programme.id, t.hub.programmeId))
      .where(eq(t.programme.current, true))
    const days = (wanted: string) =>
      new Set(rows.filter(({ slug }) => slug === wanted).map(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay()))
    expect(rows).toHaveLength(30)
    expect(days('questioning').has(3)).toBe(false)
    expect(days('feedback')).toEqual(new Set([3]))
  })

  test('has the closures and INSET days that were planned, and its meetings are dated around them', async () => {
    const { see, save, start, ask, coordinator } = await build()
    const daysOff = [
      { from: '2027-11-22', to: '2027-11-26', kind: 'closure', name: 'Building work' },
      { from: '2027-09-01', kind: 'inset', name: 'INSET day' },
      { from: '2028-05-01', kind: 'inset', name: 'INSET instead of the bank holiday' },
    ] as const
    expect((await save({ staying: 'stay', daysOff })).statusCode).toBe(200)
    expect((await see()).plan.daysOff.map(({ from }) => from)).toEqual(['2027-09-01', '2027-11-22', '2028-05-01'])
    expect((await start()).statusCode).toBe(200)
    const year = (await ask('GET', '/programmes/current')).json<Programme>()
    const own = year.daysOff.filter(({ kind }) => kind !== 'bank-holiday')
    expect(own.map(({ day, kind }) => [day, kind])).toEqual([
      ['2027-09-01', 'inset'],
      ...['22', '23', '24', '25', '26'].map(day => [`2027-11-${day}`, 'closure']),
      ['2028-05-01', 'inset'],
    ])
    expect(year.daysOff.map(({ day }) => day)).toContain('2028-05-29')
    const hub = (await get(coordinator, '/hubs/questioning')) as unknown as HubDetail
    const inAutumn2 = hub.meetings.find(({ halfTerm }) => halfTerm === 'Autumn 2')
    expect(inAutumn2?.startsAt.slice(0, 10)).toBe('2027-12-01')
  })

  test('is taken back while nothing has happened in it, and then never', async () => {
    const { save, start, undo, years, clock, store, coordinator, amy, person } = await build()
    const { db, t } = store.read
    const before = await db.select().from(t.membership)
    await save({ staying: 'stay' })
    await start()
    expect((await undo()).json<Years>()).toMatchObject({ current: { name: '2026-27', mayUndo: false }, items: [] })
    expect(await db.select().from(t.membership)).toEqual(before)
    expect(await get(amy, '/me')).toMatchObject({ membership: { hubSlug: 'questioning' } })
    expect((await undo()).json()).toMatchObject({ detail: 'There’s no year to go back to.' })
    await start()
    clock.now += 1000
    const newcomer = await person()
    const placed = await coordinator.inject({
      method: 'PUT',
      url: `/api/v1/people/${newcomer.id}/membership`,
      payload: { hubSlug: 'feedback' },
    })
    expect(placed.statusCode).toBe(204)
    expect((await years()).current.mayUndo).toBe(false)
    expect((await undo()).json()).toMatchObject({
      status: 409,
      detail: 'Something has already happened in 2027-28, so you can’t go back to 2026-27.',
    })
  })

  test.each([
    ['something to count', 'amy', 'PUT', '/me/measure', { ...counted, expectedVersion: 0 }],
    ['an idea for a meeting', 'facilitator', 'POST', '/meetings/:first/candidates', idea],
    ['a note for a meeting', 'facilitator', 'PUT', '/meetings/:first/notes', { text: 'Ask Ben', expectedVersion: 0 }],
    [
      'a comment on a meeting',
      'amy',
      'POST',
      '/discussions/meeting/:first/replies',
      { text: 'See you there', parentId: null, mentions: [] },
    ],
    ['an apology', 'amy', 'PUT', '/meetings/:first/coming', { coming: false }],
    ['hours', 'coordinator', 'POST', '/people/:amy/hours/corrections', { ...hours, programmeId: ':year' }],
    ['a note for governors', 'coordinator', 'PUT', '/reports/terms/1/note', { text: 'Tuesdays', expectedVersion: 0 }],
  ] as const)('is not taken back where it would take %s with it', async (_what, who, method, url, payload) => {
    const { save, start, undo, years, store, groupOf, amy, ...made } = await build()
    await save({ staying: 'stay' })
    await start()
    const { current } = await years()
    expect(current.mayUndo).toBe(true)
    const { db, t } = store.read
    const hub = (await db.select().from(t.hub)).find(
      each => each.programmeId === current.id && each.slug === 'questioning',
    )
    const group = (await db.select().from(t.group)).find(({ hubId }) => hubId === hub?.id)
    const [first] = (await db.select().from(t.meeting))
      .filter(({ groupId }) => groupId === group?.id)
      .toSorted((one, other) => one.startsAtMs - other.startsAtMs)
    const filled = (text: string) =>
      text
        .replace(':first', first?.id ?? '')
        .replace(':amy', amy.id)
        .replace(':year', current.id)
    const answer = await { ...made, amy }[who].inject({
      method,
      url: `/api/v1${filled(url)}`,
      payload: JSON.parse(filled(JSON.stringify(payload))),
    })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    expect((await years()).current.mayUndo).toBe(false)
    expect((await undo()).json()).toMatchObject({ status: 409, detail: expect.stringContaining('already happened') })
  })

  test('starts by itself on its day, and not while a meeting is still planned', async () => {
    const { save, clock, store } = await build()
    const searchIndex = { refresh: async () => undefined } as never
    const hubs = createHubs({
      store,
      now: () => clock.now,
      mail: {} as never,
      notices: {} as never,
      origin: () => '',
      searchIndex,
    })
    const next = createNextYear({ store, now: () => clock.now, hubs, searchIndex })
    const sweep = async (day: string) => {
      clock.now = Date.parse(`${day}T09:00:00Z`)
      await (
        await store.write(next.startDue)
      )()
      const { db, t } = store.read
      return (await db.select().from(t.programme)).map(({ name, current }) => [name, current])
    }
    await save({ startsOn: '2027-08-01' })
    const asBefore = [['2026-27', true]]
    expect(await sweep('2027-07-31')).toEqual(asBefore)
    await store.write(({ db, t }) => db.update(t.meeting).set({ status: 'running' }).where(eq(t.meeting.number, 6)))
    expect(await sweep('2027-08-01')).toEqual(asBefore)
    await holdAll({ store })
    const after = [
      ['2026-27', false],
      ['2027-28', true],
    ]
    expect(await sweep('2027-08-02')).toEqual(after)
    expect(await sweep('2027-08-03')).toEqual(after)
  })

  test('may have five half terms or seven, in any order, with names of its own', async () => {
    const { see, save, start, ask } = await build()
    const { halfTerms } = (await see()).plan
    const november = { name: 'November', startsOn: '2027-10-25', endsOn: '2027-10-29' }
    const seven = (await save({ halfTerms: [...halfTerms, november] })).json<NextYear>()
    expect(seven.plan.halfTerms.map(({ name }) => name)).toEqual([
      'Autumn 1',
      'November',
      ...halfTerms.slice(1).map(({ name }) => name),
    ])
    const five = halfTerms.slice(0, 5).map((each, at) => ({ ...each, name: `Period ${at + 1}` }))
    expect((await save({ halfTerms: five.toReversed() })).statusCode).toBe(200)
    expect((await start()).statusCode).toBe(200)
    const { halfTerms: standing } = (await ask('GET', '/programmes/current')).json<Programme>()
    expect(standing).toMatchObject(five.map((each, position) => ({ ...each, position })))
    const { meetings } = (await ask('GET', '/programmes/current/meeting-dates')).json<MeetingDates>()
    const counted = [...Map.groupBy(meetings, ({ groupId }) => groupId).values()]
    expect(counted.map(theirs => theirs.length)).toEqual([5, 5, 5, 5, 5])
  })

  test('refuses each slip at its field', async () => {
    const { save } = await build()
    const dates = (startsOn: string, endsOn: string) => ({ name: 'Autumn 1', startsOn, endsOn })
    const inset = (from: string, to = from) => ({ from, to, kind: 'inset', name: 'INSET day' })
    for (const [over, field, sentence] of [
      [{ name: '2026-27' }, 'name', 'Another year has this name. Enter a different one.'],
      [{ name: ' ' }, 'name', 'Enter the academic year, like 2027-28.'],
      [
        { halfTerms: [dates('2027-09-01', '2027-10-22'), { ...dates('2027-10-20', '2027-12-17'), name: 'Autumn 2' }] },
        'halfTerms.1.startsOn',
        'This overlaps Autumn 1.',
      ],
      [
        { halfTerms: [{ ...dates('2027-10-20', '2027-12-17'), name: 'Autumn 2' }, dates('2027-09-01', '2027-10-22')] },
        'halfTerms.0.startsOn',
        'This overlaps Autumn 1.',
      ],
      [
        { halfTerms: [dates('2027-09-01', '2027-10-22'), { ...dates('2027-11-01', '2027-12-17'), name: 'AUTUMN 1' }] },
        'halfTerms.1.name',
        'Another half term has this name. Enter a different one.',
      ],
      [{ halfTerms: [] }, 'halfTerms', 'A year needs at least one half term.'],
      [
        { halfTerms: [dates('2027-09-01', '2029-10-22')] },
        'halfTerms.0.endsOn',
        'That’s longer than an academic year. Check the year.',
      ],
      [
        { halfTerms: [dates('2027-07-01', '2027-10-22')] },
        'halfTerms.0.startsOn',
        '2026-27 hasn’t ended by then. Choose a later day.',
      ],
      [{ daysOff: [inset('2027-07-20')] }, 'daysOff.0.from', '2026-27 hasn’t ended by then. Choose a later day.'],
      [{ daysOff: [inset('2029-09-03')] }, 'daysOff.0.to', '2027-28 is over by then. Check the year.'],
      [{ daysOff: [inset('2027-09-04')] }, 'daysOff.0.from', 'That’s a weekend. Choose a day from Monday to Friday.'],
      [{ daysOff: [inset('2027-09-03', '2027-12-17')] }, 'daysOff.0.to', 'That’s more than 10 weeks. Check the dates.'],
      [
        { daysOff: [inset('2027-09-01', '2027-09-03'), inset('2027-09-02')] },
        'daysOff.1.from',
        'Thu 2 Sep is in the list already (INSET day). Remove it first.',
      ],
      [{ startsOn: '2027-07-20' }, 'startsOn', '2026-27 hasn’t ended by then. Choose a later day.'],
      [{ startsOn: '2027-12-20' }, 'startsOn', 'Choose a day on or before the first day of the year.'],
      [
        { notRunning: ['growth-mindset', 'e-learning', 'feedback', 'academic-language', 'questioning'] },
        'notRunning',
        'At least one hub has to run.',
      ],
    ] as const)
      expect((await save(over)).json()).toMatchObject({ status: 400, fields: { [field]: sentence } })
    expect((await save({ expectedVersion: 7 })).json()).toMatchObject({ status: 409, code: 'stale' })
  })
})
