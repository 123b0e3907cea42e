import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { mailsIn } from '../../../../test/outbox.ts'
import { openAgain } from '../../../../test/test-store.ts'
import type { Store } from '../../../store/store.ts'
import { createMail } from '../../mail/mail.service.ts'
import { createNoticeServices } from '../../notices/notices.module.ts'
import { aPlan, buildPlans, get, patch, put, putIn } from '../plans.testkit.ts'
import { createCheckIns } from './check-ins.service.ts'

const day = 24 * 60 * 60_000
const log = { info: () => undefined, warn: () => undefined }
const transport = { deliver: async () => 'nowhere', close: () => undefined }

/** Amy has promised something; `round` is what housekeeping does, so many days later. */
async function buildPromised() {
  const built = await buildPlans()
  const { store, clock, amy, first, groupOf } = built
  const { programmeId } = await groupOf('questioning')
  // On an INSET day nobody tries anything with a class.
  const inset = { id: 'inset', programmeId, day: '2026-11-27', kind: 'inset' as const, name: 'INSET day' }
  await store.write(({ db, t }) => db.insert(t.dayOff).values(inset))
  const plan = await putIn(amy, aPlan(first.id, { visibility: 'me' }))
  const round = async (daysLater: number, on: Store = store) => {
    const now = () => clock.now + daysLater * day
    const mail = createMail({ store: on, now, log, transport })
    const origin = () => 'https://hubs.school.test'
    const { notices } = createNoticeServices({ store: on, now, mail, origin, mailFrom: 'hubs@school.test' }).services
    await on.write(createCheckIns({ now, notices, mail, origin }).round)
  }
  const letters = async () => (await mailsIn(built)).map(({ to, text }) => ({ to, text }))
  return { ...built, plan, round, letters }
}

describe('"Tried it yet?"', () => {
  test('is asked once, after ten school days, with the way to turn it off', async () => {
    const { amy, plan, round, letters } = await buildPromised()
    await round(14)
    expect(await letters()).toEqual([])
    for (const daysLater of [15, 15, 40]) await round(daysLater)
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({ to: 'amy@school.test', text: expect.stringContaining(plan.promise) })
    expect(letter?.text).toMatch(/Only you see your answer[\s\S]*\/plans[\s\S]*turn it off: [\s\S]*\/notifications/)
    expect((await get(amy, `/plans/${plan.id}`)).json().checkIn).toMatchObject({ answeredAt: null, didIt: null })
  })

  test('comes half way to the next meeting where that is sooner', async () => {
    const { round, letters, store, second, amy, ben, third } = await buildPromised()
    await store.write(({ db, t }) => db.update(t.meeting).set({ date: '2026-12-05' }).where(eq(t.meeting.id, third.id)))
    await patch(amy, `/plans/${(await get(amy, '/me/plans')).json().items[0].id}`, {
      dropped: true,
      expectedVersion: 1,
    })
    await putIn(ben, aPlan(second.id))
    await round(5)
    expect((await letters()).map(letter => letter.to)).toEqual(['ben@school.test'])
  })

  test('is answered on the page, and no one else sees the answer', async () => {
    const { amy, ben, plan, round } = await buildPromised()
    const path = `/plans/${plan.id}/check-in`
    const answer = { didIt: 'once', note: 'canary-note' }
    expect((await put(amy, path, answer)).statusCode).toBe(409)
    await round(15)
    expect((await put(amy, path, answer)).json().checkIn).toMatchObject({ ...answer, answeredAt: expect.any(String) })
    await patch(amy, `/plans/${plan.id}`, { visibility: 'school', expectedVersion: 1 })
    expect((await get(ben, `/plans/${plan.id}`)).body).not.toContain('canary-note')
  })

  test('is not asked of a plan that is closed, and not mailed to who wants no such mail', async () => {
    const { amy, ben, first, plan, round, letters } = await buildPromised()
    const other = await putIn(ben, aPlan(first.id))
    await patch(amy, `/plans/${plan.id}`, { dropped: true, expectedVersion: 1 })
    expect((await patch(ben, '/me', { reminders: false })).json()).toMatchObject({ reminders: false, theme: 'system' })
    await round(15)
    expect(await letters()).toEqual([])
    expect((await get(amy, `/plans/${plan.id}`)).json().checkIn).toBeNull()
    expect((await get(ben, `/plans/${other.id}`)).json().checkIn).not.toBeNull()
  })

  test('two plans of one person are one mail; two servers at once send it once', async () => {
    const { store, amy, first, round, letters } = await buildPromised()
    await putIn(amy, aPlan(first.id, { technique: 'Ask the quiet ones first' }))
    const second = store.engine === 'sqlite' ? store : await openAgain(store)
    await Promise.all([round(15), round(15, second)])
    expect(await letters()).toHaveLength(1)
  })
})
