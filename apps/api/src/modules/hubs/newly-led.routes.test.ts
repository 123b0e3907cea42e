import { newlyLed } from '@hubs/schema/hubs'
import type { NoticeList } from '@hubs/schema/notices'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mailsIn } from '../../../test/outbox.ts'
import type { TestPerson } from '../../../test/test-app.ts'
import { buildPlans, get, patch } from '../plans/plans.testkit.ts'

const DAY = 24 * 3_600_000

async function build() {
  const built = await buildPlans()
  const { person, groupOf, store } = built
  const pat = await person({ name: 'Pat Coordinator', email: 'pat@school.test', roles: ['coordinator'] })
  const { groupId } = await groupOf('questioning')
  let version = 1
  const name = async (by: TestPerson, coFacilitatorId: string | null) => {
    expect((await patch(by, `/groups/${groupId}`, { coFacilitatorId, expectedVersion: version })).statusCode).toBe(200)
    version++
  }
  const newly = async (who: TestPerson) => newlyLed.parse((await get(who, '/me/newly-led')).json()).items
  const mails = async (to: string) =>
    (await store.read.db.select().from(store.read.t.mail))
      .filter(mail => mail.to === to)
      .map(({ subject }) => subject)
      .toSorted()
  return { ...built, pat, groupId, name, newly, mails }
}

test('who is made a facilitator is told so by mail, and at home for two weeks; the others are told who it is', async () => {
  const { amy, ben, facilitator, pat, groupId, name, newly, mails, clock, store } = await build()
  await name(pat, amy.id)
  expect(await mails('amy@school.test')).toEqual(['You’re now a facilitator of Questioning'])
  expect(await mails('ben@school.test')).toEqual(['The facilitators of Questioning have changed'])
  expect(await newly(amy)).toMatchObject([{ groupId, hubSlug: 'questioning', hubName: 'Questioning' }])
  expect([await newly(ben), await newly(facilitator)]).toEqual([[], []])
  await store.write(tx => tx.db.update(tx.t.audit).set({ at: clock.now - 14 * DAY - 1000 }))
  expect(await newly(amy)).toEqual([])
})

test('who has never signed in is told how to, in the same email; who has, is not', async () => {
  const built = await build()
  const { amy, pat, name, store } = built
  const texts = async (to: string) => (await mailsIn(built)).filter(mail => mail.to === to).map(({ text }) => text)
  await store.write(tx => tx.db.update(tx.t.person).set({ joinedAt: null }).where(eq(tx.t.person.id, amy.id)))
  await name(pat, amy.id)
  expect(await texts('amy@school.test')).toEqual([
    expect.stringMatching(/You haven’t signed in to Learning Hubs yet\..*\n\nhttp\S+\/sign-in\n$/u),
  ])
  expect(await texts('ben@school.test')).toEqual([expect.not.stringContaining('You haven’t signed in')])
})

const notices = async (who: TestPerson) =>
  (await get(who, '/me/notices')).json<NoticeList>().items.map(({ kind, title, path }) => ({ kind, title, path }))

test('both are in the list of notifications, leading to the hub', async () => {
  const { amy, ben, pat, name } = await build()
  await name(pat, amy.id)
  const [kind, path] = ['facilitators-changed', '/hubs/questioning']
  expect(await notices(amy)).toEqual([{ kind, path, title: 'You’re now a facilitator of Questioning' }])
  expect(await notices(ben)).toEqual([{ kind, path, title: 'The facilitators of Questioning have changed' }])
})

test('who was facilitator before, is none any more, or named themself is told nothing new', async () => {
  const { amy, pat, name, newly, mails } = await build()
  await name(pat, amy.id)
  await name(pat, null)
  expect(await newly(amy)).toEqual([])
  await name(pat, pat.id)
  expect(await newly(pat)).toEqual([])
  expect(await mails('pat@school.test')).not.toContain('You’re now a facilitator of Questioning')
})
