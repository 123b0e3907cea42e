import { DAY_MS } from '@hubs/rules/dates/durations'
import type { CoverState } from '@hubs/schema/plans/observations'
import { reportPeople } from '@hubs/schema/reports/year-report'
import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../ids.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { buildYear, rowOf } from '../reports.testkit.ts'

/** Everybody of both hubs was there and made a plan, but the first few. */
const but =
  (missed: number, noPlan = 0) =>
  (n: number) => ({
    status: n < missed ? ('apologies' as const) : ('present' as const),
    planned: n >= noPlan,
  })

const aVisit = {
  startsAt: '10:15',
  startsAtMs: 0,
  minutes: 15,
  place: '',
  setting: '',
  focus: '',
  evidenceAsked: '',
  tool: null,
  notes: '',
  conclusion: '',
  thanks: '',
  shared: false,
}

describe('the year’s report', () => {
  test('says of an empty year that nothing has been counted', async () => {
    const { report } = await buildYear({ feedback: 0, questioning: 0 })
    const seen = await report('leadership')
    expect(seen.exact).toBe(false)
    expect(seen.halfTerms.map(({ state }) => state)).not.toContain('counted')
    expect(Object.values(rowOf(seen, 'all')?.figures ?? {}).every(figure => figure === 0)).toBe(true)
    for (const { figures, minutes } of (await report('coordinator')).rows)
      expect([...Object.values(figures), ...Object.values(minutes)].every(figure => figure === 0)).toBe(true)
  })

  test('counts for leadership a half term once its reports are closed, and nothing about fewer than five people', async () => {
    const { hold, after, report } = await buildYear({ feedback: 9, questioning: 8 })
    await hold('feedback', 1, but(2))
    await hold('questioning', 1, but(4))
    await after('questioning', 1, 10)
    expect((await report('leadership')).halfTerms[0]?.state).toBe('open')
    await after('questioning', 1, 20)
    const seen = await report('leadership')
    expect(seen.halfTerms[0]).toMatchObject({ name: 'Autumn 1', state: 'counted', meetings: { held: 2 } })
    // Two and four were not there: six together, and of no hub. A plan was made by everyone.
    expect(rowOf(seen, 'all', '', 'Autumn 1')?.figures).toMatchObject({
      'attendance present': 11,
      'attendance missed': 6,
      'plan made': 17,
      'plan none': 0,
    })
    expect(rowOf(seen, 'hub', 'feedback', 'Autumn 1')?.figures).toMatchObject({
      'attendance present': null,
      'attendance missed': null,
      'plan made': 9,
    })
    expect(rowOf(seen, 'hub', 'questioning', 'Autumn 1')?.figures).toMatchObject({
      'attendance present': null,
      'plan made': 8,
    })
    // Everyone is a teacher. Maths has nine of the plans made, and English eight.
    expect(rowOf(seen, 'kind', 'teaching', 'Autumn 1')?.figures).toMatchObject({
      'attendance present': 11,
      'attendance missed': 6,
    })
    expect(rowOf(seen, 'department', 'Maths', 'Autumn 1')?.figures).toMatchObject({ 'attendance missed': null })
  })

  test('tells what the school did, and what people said, by hub, department and kind of staff where it can', async () => {
    const { hold, after, report, store, people } = await buildYear({ feedback: 26, questioning: 20 })
    const site = people.feedback.slice(0, 6).map(({ id }) => id)
    await store.write(({ db, t }) =>
      db.update(t.person).set({ staffKind: 'support', department: 'Site' }).where(inArray(t.person.id, site)),
    )
    for (const slug of ['feedback', 'questioning'] as const) await hold(slug, 1, but(0))
    for (const slug of ['feedback', 'questioning'] as const) await hold(slug, 2, () => ({ told: { didIt: 'habit' } }))
    await after('questioning', 2)
    for (const who of ['coordinator', 'leadership'] as const) {
      const seen = await report(who)
      const told = (by: string, key: string) => rowOf(seen, by, key, 'Autumn 2')?.figures
      expect(told('hub', 'feedback')).toMatchObject({ 'report told': 26, 'report not-told': 0 })
      expect(told('kind', 'support')).toMatchObject({ 'report told': 6 })
      expect(told('department', 'Maths')).toMatchObject({ 'report told': 20 })
      // Site has six; how far any of them got is told of everyone together.
      expect(told('department', 'Site')).toMatchObject({ 'report told': 6 })
      expect(told('department', 'Site')).not.toHaveProperty('report told/habit')
      expect(rowOf(seen, 'department', 'Maths')?.figures).toMatchObject({ 'report told': 20 })
    }
  })

  test('tells of nobody how many of a department of four there were', async () => {
    const { hold, after, report, store, people } = await buildYear({ feedback: 20, questioning: 14 })
    const few = people.feedback.slice(0, 4).map(({ id }) => id)
    await store.write(({ db, t }) =>
      db.update(t.person).set({ staffKind: 'support', department: 'Site' }).where(inArray(t.person.id, few)),
    )
    for (const slug of ['feedback', 'questioning'] as const) await hold(slug, 1, but(0))
    await after('questioning', 1)
    const seen = await report('leadership')
    for (const [by, key] of [
      ['department', 'Site'],
      ['kind', 'support'],
      ['kind', 'teaching'],
    ] as const)
      expect([key, rowOf(seen, by, key, 'Autumn 1')?.figures['plan made']]).toEqual([key, null])
    expect(rowOf(seen, 'hub', 'feedback', 'Autumn 1')?.figures['plan made']).toBe(20)
  })

  test('stays as it was counted, whatever is changed afterwards', async () => {
    const { hold, after, report, store } = await buildYear({ feedback: 9, questioning: 8 })
    await hold('feedback', 1, but(0))
    await hold('questioning', 1, but(0))
    await after('questioning', 1)
    const first = await report('leadership')
    expect(rowOf(first, 'all', '', 'Autumn 1')?.figures['attendance present']).toBe(17)
    await store.write(({ db, t }) => db.update(t.attendance).set({ status: 'absent' }))
    expect((await report('leadership')).rows).toEqual(first.rows)
  })

  test('is exact for a coordinator in what the registers say, by hub, department and kind of staff', async () => {
    const { hold, after, report } = await buildYear({ feedback: 9, questioning: 3 })
    await hold('feedback', 1, but(2, 1))
    await hold('questioning', 1, but(0))
    await after('questioning', 1, 1)
    const seen = await report('coordinator')
    expect(seen.exact).toBe(true)
    expect(rowOf(seen, 'all', '', 'Autumn 1')).toMatchObject({
      figures: { 'attendance present': 10, 'attendance missed': 2, 'plan made': 11, 'plan none': 1 },
      minutes: { attended: 1200, caughtUp: 0 },
    })
    expect(rowOf(seen, 'hub', 'questioning')?.figures['attendance present']).toBe(3)
    expect(rowOf(seen, 'department', 'Maths')?.figures['attendance missed']).toBe(1)
    expect(rowOf(seen, 'kind', 'teaching')?.figures['plan none']).toBe(1)
    // What became of a plan is its owner’s: in sums alone.
    expect(rowOf(seen, 'all', '', 'Autumn 1')?.figures).not.toHaveProperty('report told')
  })

  test('tells how far people got and what got in the way, in parts of five people or more', async () => {
    const { hold, after, report } = await buildYear({ feedback: 12, questioning: 11 })
    await hold('feedback', 1, but(0))
    await hold('questioning', 1, but(0))
    await hold('feedback', 2, n => ({
      told: n < 6 ? { didIt: 'a-few-times' } : { didIt: 'not-yet', reasonIfNot: n < 10 ? 'no-time' : 'cover' },
    }))
    await hold('questioning', 2, n => (n < 6 ? { told: { didIt: 'not-yet', reasonIfNot: 'no-time' } } : {}))
    await after('questioning', 2)
    for (const who of ['coordinator', 'leadership'] as const) {
      const { figures } = rowOf(await report(who), 'all', '', 'Autumn 2') ?? expect.fail('no row')
      expect(figures).toMatchObject({
        'report told': 18,
        'report not-told': 5,
        'report told/a-few-times': 6,
        'report told/not-yet': 12,
        // Ten had no time; two had no cover, who would be left if they were told apart.
        'report told/not-yet/no-time': null,
        'report told/not-yet/cover': null,
        'report told/habit': 0,
      })
    }
  })

  test('tells how often cover was arranged for those who asked, in the half term that is settled next', async () => {
    const { hold, after, report, store, people, schoolId } = await buildYear({ feedback: 12, questioning: 5 })
    const meeting = await hold('feedback', 1, but(0))
    await hold('questioning', 1, but(0))
    const day = (days: number) => dayAt(meeting.startsAtMs + days * DAY_MS, 'Europe/London')
    const visit = (n: number, date: string, cover: CoverState, status: 'booked' | 'cancelled' = 'booked') => ({
      ...aVisit,
      id: newId(),
      schoolId,
      groupId: meeting.groupId,
      observedId: people.questioning[0]?.id ?? '',
      observerId: people.feedback[n]?.id ?? '',
      date,
      cover,
      status,
    })
    await store.write(async ({ db, t }) => {
      for (let n = 0; n < 6; n++) await db.insert(t.observation).values(visit(n, day(-5), 'arranged'))
      for (let n = 6; n < 11; n++) await db.insert(t.observation).values(visit(n, day(12), 'not-possible'))
      // Nobody needed cover for what was called off, or didn’t ask for it; and this comes after the half term’s count.
      await db.insert(t.observation).values(visit(11, day(-5), 'asked', 'cancelled'))
      await db.insert(t.observation).values(visit(11, day(-5), 'none'))
      await db.insert(t.observation).values(visit(11, day(30), 'asked'))
    })
    await after('questioning', 1)
    for (const who of ['coordinator', 'leadership'] as const)
      expect(rowOf(await report(who), 'all', '', 'Autumn 1')?.figures).toMatchObject({
        'cover arranged': 6,
        'cover not-arranged': 5,
      })
    // Nobody of the other hub needed it.
    expect(rowOf(await report('leadership'), 'hub', 'feedback')?.figures).toMatchObject({ 'cover arranged': 6 })
    expect(
      (await store.read.db.select().from(store.read.t.reportWaiting)).map(({ question }) => question),
    ).not.toContain('cover')
  })

  test('counts a guest nowhere, and whom no register says anything of nowhere', async () => {
    const { hold, after, report, store, people } = await buildYear({ feedback: 9, questioning: 6 })
    await hold('feedback', 1, but(0, 9))
    await hold('questioning', 1, () => ({ status: 'unknown' }))
    const [{ id: guestId } = { id: '' }] = people.feedback
    await store.write(({ db, t }) => db.update(t.person).set({ staffKind: 'none' }).where(eq(t.person.id, guestId)))
    await after('questioning', 1)
    const seen = await report('leadership')
    expect(rowOf(seen, 'all')?.figures).toMatchObject({ 'attendance present': 8, 'plan none': 8, 'plan made': 0 })
  })

  test('ranks neither people nor hubs: their order is the same whoever came most', async () => {
    const orders: string[][] = []
    for (const absent of ['feedback', 'questioning'] as const) {
      const { hold, after, report, guest } = await buildYear({ feedback: 6, questioning: 6 })
      for (const slug of ['feedback', 'questioning'] as const)
        for (const number of [1, 2])
          await hold(slug, number, n => ({ status: slug === absent && n > 0 && number === 1 ? 'absent' : 'present' }))
      await after('questioning', 2)
      const seen = await report('coordinator')
      const ordered = (by: string) =>
        seen.rows.filter(row => row.by === by && row.halfTermId === null).map(({ label }) => label)
      const url = '/api/v1/reports/year/people?figure=attendance%20present&limit=50'
      const people = reportPeople.parse((await (await guest('coordinator')).inject({ url })).json()).items
      expect(people).toHaveLength(12)
      expect(new Set(people.map(({ times }) => times))).toEqual(new Set([1, 2]))
      const names = people.map(({ person }) => person.name)
      expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)))
      orders.push([...ordered('hub'), ...ordered('department'), ...ordered('kind')])
    }
    expect(orders[0]).toEqual(orders[1])
  })

  test('is of any year of the school, and of no other school', async () => {
    const { report, guest, store } = await buildYear({ feedback: 0, questioning: 0 })
    const { programme } = await report('leadership')
    expect((await report('leadership', `?programme=${programme.id}`)).programme).toEqual(programme)
    const unknown = await (await guest('leadership')).inject({ url: '/api/v1/reports/year?programme=none' })
    expect(unknown.statusCode).toBe(404)
    expect(await store.read.db.select().from(store.read.t.reportPeriod)).toEqual([])
  })
})
