import type { HandOver } from '@hubs/schema/staff'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { buildPlans, aPlan, putIn } from '../../plans/plans.testkit.ts'
import { aStrategy } from '../../strategies/strategies.testkit.ts'

const observation = (observerId: string, date: string) => ({
  date,
  startsAt: '10:15',
  minutes: 15,
  place: 'B12',
  setting: '9Sc2',
  coverNeeded: false,
  focus: 'How long I wait.',
  evidenceAsked: 'Take the time.',
  tool: 'timings',
  observerId,
})

async function build() {
  const made = await buildPlans()
  const { person, store, facilitator, amy, ben, second } = made
  const administrator = await person({ name: 'Ada Admin', roles: ['administrator'] })
  const coordinator = await person({ name: 'Cora Coordinator', roles: ['coordinator'] })
  const own = await putIn(facilitator, aPlan(second.id, { support: [{ fromId: amy.id, what: 'Watch me' }] }))
  await putIn(ben, aPlan(second.id, { support: [{ fromId: facilitator.id, what: 'A look at my questions' }] }))
  for (const [who, to, date] of [
    [facilitator, amy, '2026-12-08'],
    [ben, facilitator, '2026-12-09'],
  ] as const) {
    const payload = observation(to.id, date)
    const booked = await who.inject({ method: 'POST', url: '/api/v1/observations', payload })
    if (booked.statusCode !== 201) throw new Error(booked.body)
  }
  await facilitator.inject({ method: 'POST', url: '/api/v1/strategies', payload: aStrategy() })
  await store.write(async ({ db, t }) => {
    const [part] = (await db.select().from(t.segment)).filter(row => row.meetingId === second.id)
    await db
      .update(t.segment)
      .set({ presenterId: facilitator.id })
      .where(eq(t.segment.id, part?.id ?? ''))
  })
  const see = async () =>
    (await coordinator.inject({ url: `/api/v1/people/${facilitator.id}/hand-over` })).json<HandOver>()
  const leave = () =>
    administrator.inject({
      method: 'PATCH',
      url: `/api/v1/people/${facilitator.id}`,
      payload: { left: true, expectedVersion: 1 },
    })
  return { ...made, own, see, leave, coordinator }
}

test('someone who leaves hands over what others wait for, and what is theirs ends as history', async () => {
  const { see, leave, own, store, facilitator, amy, ben, second } = await build()
  expect(await see()).toEqual({
    leads: [{ groupId: second.groupId, hubSlug: 'questioning', hubName: 'Questioning', groupName: null }],
    presents: [{ meetingId: second.id, date: '2026-11-25', hubName: 'Questioning', title: 'Introduction' }],
    strategies: [{ code: 'S1', name: 'The silent minute' }],
    openPlans: 1,
    requests: 2,
    observations: 2,
  })
  const { db, t } = store.read
  expect((await leave()).statusCode).toBe(200)
  expect(await see()).toMatchObject({
    leads: [],
    presents: [],
    strategies: [{ code: 'S1' }],
    openPlans: 0,
    requests: 0,
    observations: 0,
  })
  expect(await db.select().from(t.plan).where(eq(t.plan.id, own.id))).toMatchObject([
    { status: 'ended', checkInOn: null },
  ])
  const requests = await db.select().from(t.supportRequest)
  expect(requests.map(({ ownerId, state }) => [ownerId, state]).toSorted()).toEqual(
    [
      [facilitator.id, 'withdrawn'],
      [ben.id, 'not-possible'],
    ].toSorted(),
  )
  const observations = await db.select().from(t.observation)
  expect(observations.map(({ observedId, status }) => [observedId, status]).toSorted()).toEqual(
    [
      [facilitator.id, 'cancelled'],
      [ben.id, 'declined'],
    ].toSorted(),
  )
  const mails = (await db.select().from(t.mail)).map(({ to, subject }) => [to, subject])
  expect(mails).toEqual(
    expect.arrayContaining([
      ['ben@school.test', 'Fay Facilitator has answered your request'],
      ['amy@school.test', 'Observation cancelled: Tue 8 Dec'],
      ['ben@school.test', 'Fay Facilitator can’t observe you on Wed 9 Dec'],
    ]),
  )
  expect((await amy.inject({ url: '/api/v1/hubs/questioning' })).json().groups).toMatchObject([{ facilitator: null }])
})

test('who led a group in an earlier year stays written when they leave', async () => {
  const { leave, store, facilitator, second } = await build()
  await store.write(({ db, t }) => db.update(t.programme).set({ current: false }))
  // A school always has a current year: one beside the one that is over.
  await store.write(async ({ db, t }) => {
    const [row] = await db.select().from(t.programme)
    if (row) await db.insert(t.programme).values({ ...row, id: 'next', name: '2027-28', current: true })
  })
  expect((await leave()).statusCode).toBe(200)
  const { db, t } = store.read
  expect(await db.select().from(t.group).where(eq(t.group.id, second.groupId))).toMatchObject([
    { facilitatorId: facilitator.id },
  ])
})
