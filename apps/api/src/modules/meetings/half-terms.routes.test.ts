import { proposeDates } from '@hubs/rules/meeting-dates'
import type { MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { mailsIn } from '../../../test/outbox.ts'
import { buildTestApp } from '../../../test/test-app.ts'

async function build() {
  const made = await buildTestApp()
  const coordinator = await made.person({ roles: ['coordinator'] })
  const get = async <T>(url: string) => (await coordinator.inject({ url: `/api/v1${url}` })).json<T>()
  const current = () => get<Programme>('/programmes/current')
  const dates = () => get<MeetingDates>('/programmes/current/meeting-dates')
  const save = async (halfTerms: object[]) =>
    coordinator.inject({
      method: 'PUT',
      url: '/api/v1/half-terms',
      payload: { halfTerms, expectedVersion: (await current()).version },
    })
  const asTheyAre = async () =>
    (await current()).halfTerms.map(({ id, name, startsOn, endsOn }) => ({ id, name, startsOn, endsOn }))
  const rows = async () => made.store.read.db.select().from(made.store.read.t.meeting)
  return { ...made, coordinator, current, dates, save, asTheyAre, rows }
}

const numbers = (all: readonly { groupId: string; number: number }[]) =>
  [...Map.groupBy(all, ({ groupId }) => groupId).values()].map(theirs => theirs.map(each => each.number).toSorted())

describe('a year with another number of half terms', () => {
  test('has five: at a new school the sixth goes with its meetings, and the last of those left shares the year', async () => {
    const { save, asTheyAre, dates, rows } = await build()
    const answer = await save((await asTheyAre()).slice(0, 5))
    expect(answer.statusCode).toBe(200)
    expect(answer.json<Programme>().halfTerms.map(({ name, position }) => [name, position])).toEqual([
      ['Autumn 1', 0],
      ['Autumn 2', 1],
      ['Spring 1', 2],
      ['Spring 2', 3],
      ['Summer 1', 4],
    ])
    expect((await dates()).meetings).toHaveLength(25)
    expect(numbers(await rows())).toEqual(Array.from({ length: 5 }, () => [1, 2, 3, 4, 5]))
    const last = (await rows()).filter(({ number }) => number === 5)
    expect(new Set(last.map(({ kind }) => kind))).toEqual(new Set(['sharing']))
  })

  test('has seven: each group gets a meeting in the new one, in its place in the year, on a day that suits it', async () => {
    const { save, asTheyAre, dates, rows } = await build()
    const all = (await asTheyAre()).map((each, at) => (at === 1 ? { ...each, startsOn: '2026-11-16' } : each))
    const answer = await save([...all, { name: 'November', startsOn: '2026-10-26', endsOn: '2026-11-13' }])
    expect(answer.json<Programme>().halfTerms[1]).toMatchObject({ name: 'November', position: 1 })
    const found = (await dates()).meetings.filter(({ number }) => number === 2)
    expect(found.map(({ date }) => date)).toEqual(Array.from({ length: 5 }, () => '2026-11-04'))
    expect(numbers(await rows())).toEqual(Array.from({ length: 5 }, () => [1, 2, 3, 4, 5, 6, 7]))
    const kinds = (await rows()).filter(({ groupId }) => groupId === found[0]?.groupId)
    expect(kinds.toSorted((a, b) => a.number - b.number).map(({ kind }) => kind)).toEqual([
      'first',
      ...Array.from({ length: 5 }, () => 'ordinary'),
      'sharing',
    ])
  })

  test('calls off what people count on: they are told, and the meeting stays to be read', async () => {
    const made = await build()
    const { save, asTheyAre, rows, member, store } = made
    const amy = await member('questioning', { name: 'Amy Adams' })
    expect((await save((await asTheyAre()).slice(0, 5))).statusCode).toBe(200)
    const cancelled = (await rows()).filter(({ status }) => status === 'cancelled')
    expect([cancelled.length, (await rows()).length]).toEqual([1, 26])
    const told = await store.read.db.select().from(store.read.t.notice)
    expect(told).toMatchObject([{ kind: 'meeting-cancelled', personId: amy.id, meetingId: cancelled[0]?.id }])
    expect((await amy.inject({ url: `/api/v1/meetings/${cancelled[0]?.id}` })).json()).toMatchObject({
      status: 'cancelled',
      halfTerm: 'Summer 1',
    })
    expect((await mailsIn(made)).length).toBeGreaterThan(0)
  })

  test('offers new dates for all that a change of number leaves outside, and one acceptance puts every group in every half term', async () => {
    const { save, asTheyAre, dates, current, coordinator } = await build()
    const accept = async () => {
      const needed = proposeDates(await dates()).filter(each => each.needed)
      const meetings = needed.map(({ meeting: { id, version }, proposed }) => ({
        id,
        ...proposed!,
        expectedVersion: version,
      }))
      const url = '/api/v1/programmes/current/meeting-dates'
      expect((await coordinator.inject({ method: 'PUT', url, payload: { meetings } })).statusCode).toBe(200)
      return needed.length
    }
    const everyGroupIn = async () => {
      const { meetings, halfTerms } = await dates()
      const dayOf = new Map(halfTerms.map(each => [each.id, each]))
      return meetings.every(({ date, halfTermId }) => {
        const own = dayOf.get(halfTermId)
        return own !== undefined && own.startsOn <= date && date <= own.endsOn
      })
    }
    // Five: the sixth goes, and the fifth is cut to its last fortnight.
    const five = (await asTheyAre()).slice(0, 5)
    const cut = five.map((each, at) => (at === 4 ? { ...each, startsOn: '2027-05-14' } : each))
    expect((await save(cut)).json<Programme>().outside.map(({ halfTerm }) => halfTerm)).toEqual(['Summer 1'])
    expect(await accept()).toBe(5)
    expect([(await current()).outside, await everyGroupIn(), (await dates()).meetings.length]).toEqual([[], true, 25])
    // Seven: two more after it, and the first half term begins after the day on which all had meant to meet.
    const seven = (await asTheyAre()).map((each, at) => (at === 0 ? { ...each, startsOn: '2026-10-05' } : each))
    const more = [
      { name: 'Summer 2', startsOn: '2027-06-07', endsOn: '2027-07-09' },
      { name: 'Summer 3', startsOn: '2027-07-12', endsOn: '2027-07-23' },
    ]
    expect((await save([...seven, ...more])).json<Programme>().outside.map(({ halfTerm }) => halfTerm)).toEqual([
      'Autumn 1',
    ])
    expect(await accept()).toBe(5)
    expect([(await current()).outside, await everyGroupIn(), (await dates()).meetings.length]).toEqual([[], true, 35])
  })

  test('keeps a half term in which a meeting was held, and says why', async () => {
    const { save, asTheyAre, rows, store, current } = await build()
    const [row] = (await rows()).filter(({ number }) => number === 6)
    await store.write(({ db, t }) =>
      db
        .update(t.meeting)
        .set({ status: 'ended' })
        .where(eq(t.meeting.id, row?.id ?? '')),
    )
    const before = [await current(), await rows()]
    expect((await save((await asTheyAre()).slice(0, 5))).json()).toMatchObject({
      status: 409,
      detail: 'Summer 2 has meetings that have been held, so it can’t be removed. You can still change its dates.',
    })
    expect([await current(), await rows()]).toEqual(before)
  })

  test('refuses what overlaps, has no name, or has one twice, at its field', async () => {
    const { save, asTheyAre, current } = await build()
    const all = await asTheyAre()
    const before = await current()
    const summer = { startsOn: '2027-07-26', endsOn: '2027-07-30' }
    for (const [added, field] of [
      [{ ...summer, name: 'summer 2' }, 'halfTerms.6.name'],
      [summer, 'halfTerms.6.name'],
      [{ ...summer, name: ' ' }, 'halfTerms.6.name'],
      [{ ...summer, name: 'X', startsOn: '2027-07-20' }, 'halfTerms.6.startsOn'],
      [{ ...summer, name: 'X', endsOn: '2028-07-20' }, 'halfTerms.6.endsOn'],
    ] as const)
      expect((await save([...all, added])).json(), field).toMatchObject({
        status: 400,
        fields: { [field]: expect.stringMatching(/\.$/u) },
      })
    expect((await save([])).json()).toMatchObject({ fields: { halfTerms: 'A year needs at least one half term.' } })
    expect(await current()).toEqual(before)
  })
})
