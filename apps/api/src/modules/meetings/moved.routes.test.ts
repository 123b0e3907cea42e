import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { buildMeeting, sendAll } from './meetings.testkit.ts'

const minute = 60_000
const day = 24 * 60 * minute

async function build() {
  const test = await buildMeeting()
  const { store, groupOf, schoolId, facilitator, url, clock, meeting } = test
  /** A coordinator has placed them elsewhere. */
  async function moveOut(who: TestPerson) {
    const { groupId, hubId } = await groupOf('questioning')
    await store.write(({ db, t }) =>
      db.update(t.membership).set({ groupId, hubId, seat: 99 }).where(eq(t.membership.personId, who.id)),
    )
    await store.signal({ topic: 'people', id: schoolId })
  }
  async function hold() {
    clock.now = meeting.startsAtMs
    await sendAll(facilitator, url, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }])
    clock.now += 90 * minute
    return sendAll(facilitator, url, [{ type: 'end' }])
  }
  const mails = () => store.read.db.select().from(store.read.t.mail)
  return { ...test, moveOut, hold, mails }
}

test('what a facilitator noted down is not handed to anyone who leads the group after them', async () => {
  const { facilitator, amy, ben, url, store, meeting, schoolId } = await build()
  const lead = async (change: { facilitatorId?: string; coFacilitatorId?: string }) => {
    await store.write(({ db, t }) => db.update(t.group).set(change).where(eq(t.group.id, meeting.groupId)))
    await store.signal({ topic: 'people', id: schoolId })
  }
  const notes = async (who: TestPerson) => (await who.inject({ url: `${url}/notes` })).body
  await lead({ coFacilitatorId: ben.id })
  await facilitator.inject({ method: 'PUT', url: `${url}/notes`, payload: { text: 'CANARY: Amy', expectedVersion: 0 } })
  expect(await notes(ben)).toContain('CANARY')
  await lead({ facilitatorId: amy.id })
  expect(await notes(amy)).not.toContain('CANARY')
  expect(await notes(ben)).not.toContain('CANARY')
  await lead({ facilitatorId: facilitator.id })
  expect(await notes(facilitator)).toContain('CANARY')
})

describe('who is no longer of the group', () => {
  test('gets no minutes by mail that they can’t read on the page', async () => {
    const { facilitator, amy, url, hold, moveOut, mails, store } = await build()
    await hold()
    await moveOut(amy)
    const payload = { show: true, learned: 'CANARY', questions: '', expectedVersion: 0 }
    await facilitator.inject({ method: 'PUT', url: `${url}/minutes`, payload })
    await facilitator.inject({ method: 'POST', url: `${url}/minutes/sendings`, payload: { expectedVersion: 1 } })
    expect((await amy.inject({ url: `${url}/minutes` })).statusCode).toBe(403)
    const { db, t } = store.read
    const [her] = await db.select().from(t.person).where(eq(t.person.id, amy.id))
    const addresses = (await mails()).map(mail => mail.to)
    expect(addresses).toHaveLength(2)
    expect(addresses).not.toContain(her?.email)
  })

  test('does not decide what the group learns', async () => {
    const { facilitator, amy, ben, url, clock, meeting, moveOut } = await build()
    clock.now = meeting.startsAtMs - 3 * day
    const idea = {
      technique: 't',
      why: 'w',
      failing: 'f',
      url: '',
      readMinutes: null,
      presenterId: null,
      strategyCode: null,
    }
    const at = `${url}/candidates`
    for (const title of ['One', 'Other']) await amy.inject({ method: 'POST', url: at, payload: { ...idea, title } })
    const candidateIds = (await amy.inject({ url: at })).json().candidates.map((each: { id: string }) => each.id)
    const put = (who: TestPerson, path: string, payload: object) =>
      who.inject({ method: 'PUT', url: `${url}/ballot${path}`, payload })
    await put(facilitator, '', { candidateIds, expectedVersion: 0 })
    await put(ben, '/vote', { candidateId: candidateIds[0] })
    expect((await amy.inject({ url: at })).json().voted).toBe(1)
    await moveOut(ben)
    const closed = (await put(facilitator, '/closed', { closed: true })).json()
    expect(closed).toMatchObject({ voted: 0, of: 2, takenId: null })
    expect(closed.leading).toHaveLength(2)
  })
})

test('once a meeting is over no one signs themselves in any more, however young their token', async () => {
  const { app, facilitator, amy, url, clock, meeting } = await build()
  clock.now = meeting.startsAtMs
  await sendAll(facilitator, url, [{ type: 'start' }])
  await facilitator.inject({ method: 'PUT', url: `${url}/check-in`, payload: { mode: 'open' } })
  const { code } = (await facilitator.inject({ url: `${url}/check-in-code` })).json()
  const { token } = (await app.inject({ method: 'POST', url: '/api/v1/check-in-tokens', payload: { code } })).json()
  await sendAll(facilitator, url, [{ type: 'register', personId: amy.id, attendance: 'absent' }, { type: 'end' }])
  clock.now += 10 * minute
  const late = await amy.inject({ method: 'POST', url: '/api/v1/arrivals', payload: { token } })
  expect(late.json()).toMatchObject({ status: 409, code: 'meeting-over' })
  const { run } = (await facilitator.inject({ url: `${url}/run` })).json()
  expect(run.people.find((each: { id: string }) => each.id === amy.id)).toMatchObject({ attendance: 'absent' })
})

test('eight proposals are the most, also where some come back', async () => {
  const { amy, url, clock, meeting } = await build()
  clock.now = meeting.startsAtMs - 3 * day
  const at = `${url}/candidates`
  const propose = async (title: string) => {
    const idea = { title, technique: 't', why: 'w', failing: 'f', url: '', readMinutes: null, presenterId: null }
    const { candidates } = (
      await amy.inject({ method: 'POST', url: at, payload: { ...idea, strategyCode: null } })
    ).json()
    return candidates.find((each: { title: string }) => each.title === title).id as string
  }
  const change = (id: string, payload: object) => amy.inject({ method: 'PATCH', url: `${at}/${id}`, payload })
  const first = await propose('First')
  await change(first, { withdrawn: true, expectedVersion: 1 })
  for (let n = 0; n < 8; n++) await propose(`Idea ${n}`)
  const back = await change(first, { withdrawn: false, expectedVersion: 2 })
  expect(back.json()).toMatchObject({ status: 409, code: 'conflict', detail: expect.stringContaining('up to 8 ideas') })
  expect((await amy.inject({ url: at })).json().candidates).toHaveLength(8)
})

test('two who lead send the minutes at the same moment: everyone gets them once', async () => {
  const { facilitator, ben, url, store, meeting, schoolId, hold, mails, clock } = await build()
  await hold()
  await store.write(({ db, t }) =>
    db.update(t.group).set({ coFacilitatorId: ben.id }).where(eq(t.group.id, meeting.groupId)),
  )
  await store.signal({ topic: 'people', id: schoolId })
  const text = { show: false, learned: 'Wait', questions: '', expectedVersion: 0 }
  await facilitator.inject({ method: 'PUT', url: `${url}/minutes`, payload: text })
  const send = (who: TestPerson) =>
    who.inject({ method: 'POST', url: `${url}/minutes/sendings`, payload: { expectedVersion: 1 } })
  const answers = await Promise.all([send(facilitator), send(ben)])
  expect(answers.map(answer => answer.statusCode)).toEqual([201, 201])
  expect(await mails()).toHaveLength(3)
  // Sent again, it is a new email only once the one before has had its quarter of an hour.
  clock.now += 16 * minute
  await send(ben)
  expect(await mails()).toHaveLength(6)
})
