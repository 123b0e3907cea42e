import { proposeDates } from '@hubs/rules/meeting-dates'
import type { MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'

async function build() {
  const made = await buildTestApp()
  const coordinator = await made.person({ roles: ['coordinator'] })
  const url = '/api/v1/programmes/current/meeting-dates'
  const all = async () => (await coordinator.inject({ url })).json<MeetingDates>()
  const move = (meetings: object[]) => coordinator.inject({ method: 'PUT', url, payload: { meetings } })
  const to = ({ id, version, startsAt, place, date }: MeetingDates['meetings'][number], change: object = {}) => ({
    id,
    date,
    startsAt,
    place,
    ...change,
    expectedVersion: version,
  })
  return { ...made, coordinator, all, move, to }
}

describe('the dates of all meetings', () => {
  test('are there as one table: thirty, with their groups, half terms and who is away when', async () => {
    const { all, member } = await build()
    const part = await member('questioning', { name: 'Pat Time', workingDays: ['mon', 'tue'] })
    const away = [{ id: part.id, name: 'Pat Time' }]
    await member('questioning')
    const dates = await all()
    expect(dates.meetings).toHaveLength(30)
    expect(dates.groups).toHaveLength(5)
    expect(dates.halfTerms).toHaveLength(6)
    expect(dates.usual).toEqual({ day: 'wed', startsAt: '15:30', place: '' })
    expect(dates.groups.find(({ hubSlug }) => hubSlug === 'questioning')).toMatchObject({
      name: null,
      people: 2,
      away: { mon: [], tue: [], wed: away, thu: away, fri: away },
    })
  })

  test('are proposed from the usual day and accepted at once', async () => {
    const { coordinator, all, move, to, clock } = await build()
    const programme = (await coordinator.inject({ url: '/api/v1/programmes/current' })).json()
    const usual = { day: 'thu', startsAt: '15:45', place: 'Library' }
    await coordinator.inject({
      method: 'PATCH',
      url: '/api/v1/programmes/current',
      payload: { usual, expectedVersion: programme.version },
    })
    const before = await all()
    expect(before.accepted).toBe(false)
    const proposals = proposeDates(before)
    expect(proposals.length).toBe(30)
    expect(clock.now).toBeLessThan(Date.parse('2026-09-24'))
    const answer = await move(proposals.map(({ meeting, proposed }) => to(meeting, { ...proposed })))
    expect(answer.statusCode).toBe(200)
    const moved = answer.json<MeetingDates>().meetings
    expect([answer.json<MeetingDates>().accepted, (await all()).accepted]).toEqual([true, true])
    expect(moved.every(({ startsAt, place }) => startsAt === '15:45' && place === 'Library')).toBe(true)
    expect(moved.every(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === 4)).toBe(true)
    // The instants follow, on both sides of the change of the clocks.
    const list = await coordinator.inject({ url: '/api/v1/meetings?limit=200' })
    const instants = list.json().items.map((each: { startsAtInstant: string }) => each.startsAtInstant.slice(11, 16))
    expect(new Set(instants)).toEqual(new Set(['14:45', '15:45']))
    // What is so already changes nothing.
    const again = await move(moved.map(each => to(each)))
    expect(again.json<MeetingDates>().meetings).toEqual(moved)
  })

  test('are moved all or none: a refused one is named at its field', async () => {
    const { all, move, to, store } = await build()
    const { meetings } = await all()
    const [one, other] = meetings
    if (!one || !other) throw new Error('no meetings')
    const answer = await move([to(one, { date: '2026-09-22' }), to(other, { date: '2026-10-26' })])
    expect(answer.json()).toMatchObject({
      status: 400,
      fields: { 'meetings.1.date': 'Outside Autumn 1. Choose another date.' },
    })
    expect(await move([to(one, { date: '2026-09-26' })]).then(each => each.json())).toMatchObject({
      fields: { 'meetings.0.date': 'Not a school day. Choose another date.' },
    })
    const { programmeId } = (await store.read.db.select().from(store.read.t.halfTerm))[0]!
    const closed = { id: 'closed', programmeId, day: '2026-09-23', kind: 'closure' as const, name: 'Boiler' }
    await store.write(({ db, t }) => db.insert(t.dayOff).values(closed))
    expect(
      await move([to(one, { date: '2026-09-22' }), to(other, { date: '2026-09-23' })]).then(each => each.json()),
    ).toMatchObject({
      fields: { 'meetings.1.date': 'The school is closed (Boiler). Choose another date.' },
    })
    expect((await all()).meetings).toEqual(meetings)
    const stale = await move([
      to(one, { date: '2026-09-22' }),
      { ...to(other, { date: '2026-09-22' }), expectedVersion: 7 },
    ])
    expect(stale.json()).toMatchObject({ status: 409, code: 'stale' })
    expect((await all()).meetings).toEqual(meetings)
  })

  test('outside a half term that moved are offered anew, and the others stay', async () => {
    const { coordinator, all, move, to } = await build()
    const { halfTerms } = await all()
    const programme = (await coordinator.inject({ url: '/api/v1/programmes/current' })).json()
    await coordinator.inject({
      method: 'PATCH',
      url: `/api/v1/half-terms/${halfTerms[1]?.id}`,
      payload: { startsOn: '2026-11-02', endsOn: '2026-11-20', expectedVersion: programme.version },
    })
    const needed = proposeDates(await all()).filter(each => each.needed)
    expect(needed).toHaveLength(5)
    const answer = await move(needed.map(({ meeting, proposed }) => to(meeting, { ...proposed })))
    expect(answer.statusCode).toBe(200)
    expect(proposeDates(answer.json()).filter(each => each.needed)).toEqual([])
    const after = (await coordinator.inject({ url: '/api/v1/programmes/current' })).json()
    expect(after.outside).toEqual([])
  })
})

test('of a year set up late, meetings before the first day of use are neither held nor outside', async () => {
  const { person, store, clock, schoolId } = await build()
  clock.now = Date.parse('2026-11-29T10:00:00Z')
  await store.write(tx => tx.db.update(tx.t.school).set({ setUpAt: clock.now }).where(eq(tx.t.school.id, schoolId)))
  const coordinator = await person({ roles: ['coordinator'] })
  type Listed = { beforeUse: boolean; halfTerm: string; outside: boolean; came: unknown }
  const list = (await coordinator.inject({ url: '/api/v1/meetings?limit=200' })).json<{ items: Listed[] }>()
  const before = list.items.filter(each => each.beforeUse)
  expect(before).toHaveLength(10)
  expect(new Set(before.map(({ halfTerm }) => halfTerm))).toEqual(new Set(['Autumn 1', 'Autumn 2']))
  expect(before.every(({ outside, came }) => !outside && came === null)).toBe(true)
})
