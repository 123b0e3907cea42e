import { dayMs } from '@hubs/rules/dates/durations'
import type { CoverState } from '@hubs/schema/plans/observations'
import { eq } from 'drizzle-orm'
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
    expect((await report('coordinator')).rows).toEqual([])
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
    expect(seen.rows.filter(({ by }) => by === 'department' || by === 'kind')).toEqual([])
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
    const day = (days: number) => dayAt(meeting.startsAtMs + days * dayMs, 'Europe/London')
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
    expect(rowOf(await report('leadership'), 'hub', 'feedback')?.figures).not.toHaveProperty('cover arranged')
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

  test('is of any year of the school, and of no other school', async () => {
    const { report, guest, store } = await buildYear({ feedback: 0, questioning: 0 })
    const { programme } = await report('leadership')
    expect((await report('leadership', `?programme=${programme.id}`)).programme).toEqual(programme)
    const unknown = await (await guest('leadership')).inject({ url: '/api/v1/reports/year?programme=none' })
    expect(unknown.statusCode).toBe(404)
    expect(await store.read.db.select().from(store.read.t.reportPeriod)).toEqual([])
  })
})
