import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mailsIn } from '../../../../test/outbox.ts'
import { createMail } from '../../mail/mail.service.ts'
import { createNoticeServices } from '../../notices/notices.module.ts'
import { aPlan, buildPlans, patch, putIn } from '../plans.testkit.ts'
import { createPlanDue } from './plan-due.service.ts'

const day = 24 * 60 * 60_000
const log = { info: () => undefined, warn: () => undefined }
const transport = { deliver: async () => 'nowhere', close: () => undefined }

/** Amy has promised something at the first meeting, ben nothing. */
async function build() {
  const built = await buildPlans()
  const { store, clock, amy, first } = built
  const plan = await putIn(amy, aPlan(first.id, { visibility: 'me' }))
  /** What housekeeping does at noon of that day. */
  const round = async (date: string) => {
    const now = () => Date.parse(`${date}T12:00:00Z`)
    const mail = createMail({ store, now, log, transport })
    // It is looked at in the outbox.
    await mail.stop()
    const origin = () => 'https://hubs.school.test'
    const { notices } = createNoticeServices({ store, now, mail, origin, mailFrom: 'hubs@school.test' }).services
    const afterwards = await createPlanDue({ system: store, now, notices, mail, origin }).round()
    await afterwards()
  }
  const mails = async () => (await mailsIn(built)).map(({ to, text }) => ({ to, text }))
  const told = () => store.read.db.select().from(store.read.t.notice).where(eq(store.read.t.notice.kind, 'plan-due'))
  return { ...built, plan, round, mails, told, clock, day }
}

test('who has an open plan is told ten school days before they report back, once, over a holiday too', async () => {
  const { amy, plan, third, store, round, mails, told } = await build()
  // Six school days are left of this half term, and it is the fourth after Christmas.
  const date = '2027-01-07'
  const at = { date, startsAtMs: Date.parse(`${date}T15:30:00Z`) }
  await store.write(({ db, t }) => db.update(t.meeting).set(at).where(eq(t.meeting.id, third.id)))
  await round('2026-12-09')
  expect(await told()).toEqual([])
  await round('2026-12-10')
  await round('2026-12-10')
  await round('2026-12-11')
  await round('2026-12-14')
  expect(await told()).toMatchObject([{ personId: amy.id, meetingId: third.id, path: `/plans/${plan.id}` }])
  expect(await mails()).toEqual([{ to: 'amy@school.test', text: expect.stringContaining(plan.promise) }])
})

test('who has dropped the plan, or wants no such email, gets none', async () => {
  const { amy, ben, first, plan, third, round, mails, told } = await build()
  await putIn(ben, aPlan(first.id))
  await ben.inject({ method: 'PUT', url: '/api/v1/me/notice-choices/plan-due', payload: { channel: 'off' } })
  await patch(amy, `/plans/${plan.id}`, { dropped: true, expectedVersion: 1 })
  await round(new Date(third.startsAtMs - 9 * day).toISOString().slice(0, 10))
  expect((await told()).map(({ personId }) => personId)).toEqual([ben.id])
  expect(await mails()).toEqual([])
})
