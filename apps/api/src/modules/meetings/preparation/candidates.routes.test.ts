import { candidateBoard } from '@hubs/schema/meetings/candidates'
import { meetingDetail } from '@hubs/schema/meetings/meetings'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../../test/test-app.ts'
import { buildMeeting, sendAll } from '../meetings.testkit.ts'

const DAY = 86_400_000
const idea = (title: string, over: object = {}) => ({
  title,
  technique: `You would see ${title}.`,
  why: 'It has been tried.',
  failing: 'Done too fast.',
  url: 'https://example.org/read',
  readMinutes: 8,
  presenterId: null,
  strategyCode: null,
  ...over,
})

/** Five days before the meeting, with three proposals. */
async function build() {
  const test = await buildMeeting()
  const { facilitator, amy, meeting, clock, url } = test
  clock.now = meeting.startsAtMs - 5 * DAY
  const at = `${url}/candidates`
  const board = async (who: TestPerson) => candidateBoard.parse((await who.inject({ url: at })).json())
  const put = (who: TestPerson, path: string, payload: object) =>
    who.inject({ method: 'PUT', url: `${url}/ballot${path}`, payload })
  const vote = (who: TestPerson, candidateId: string | null) => put(who, '/vote', { candidateId })
  for (const title of ['Hinge questions', 'Wait time']) {
    await facilitator.inject({ method: 'POST', url: at, payload: idea(title) })
    clock.now += 1000
  }
  await amy.inject({ method: 'POST', url: at, payload: idea('No hands up', { presenterId: amy.id }) })
  const ids = (await board(facilitator)).candidates.map(({ id }) => id)
  const [hinge = '', wait = '', hands = ''] = ids
  const up = () => put(facilitator, '', { candidateIds: ids, expectedVersion: 0 })
  const mails = async () => test.store.read.db.select().from(test.store.read.t.mail)
  return { ...test, at, board, put, vote, hinge, wait, hands, ids, up, mails }
}

describe('candidates for the new learning', () => {
  test('are put up from a week before, two or three, and everyone else is told once', async () => {
    const { facilitator, amy, meeting, clock, put, ids, up, mails, hinge } = await build()
    clock.now = meeting.startsAtMs - 9 * DAY
    expect((await up()).json()).toMatchObject({ code: 'window-not-open' })
    clock.now = meeting.startsAtMs - 5 * DAY
    expect((await put(facilitator, '', { candidateIds: [hinge], expectedVersion: 0 })).statusCode).toBe(400)
    expect((await put(amy, '', { candidateIds: ids, expectedVersion: 0 })).statusCode).toBe(403)
    expect(await mails()).toEqual([])
    expect((await up()).statusCode).toBe(200)
    expect((await up()).json()).toMatchObject({ code: 'stale', current: { version: 1 } })
    await put(facilitator, '', { candidateIds: ids.slice(0, 2), expectedVersion: 1 })
    const sent = await mails()
    expect(sent).toHaveLength(2)
    expect(new Set(sent.map(({ to }) => to)).size).toBe(2)
  })

  test('counts are seen after one’s own vote, by whom no one sees', async () => {
    const { facilitator, amy, ben, up, vote, board, hinge, wait, at } = await build()
    await up()
    await vote(amy, hinge)
    expect((await board(ben)).candidates.map(({ votes }) => votes)).toEqual([null, null, null])
    expect((await board(facilitator)).candidates.map(({ votes }) => votes)).toEqual([null, null, null])
    expect((await board(facilitator)).voted).toBe(1)
    await vote(ben, wait)
    await vote(ben, hinge)
    const seen = await board(ben)
    expect(seen.candidates.map(({ votes }) => votes)).toEqual([2, 0, 0])
    expect(seen.myVote).toBe(hinge)
    expect((await facilitator.inject({ url: at })).body).not.toContain(ben.id)
  })

  test('twelve people voting at once count twelve', async () => {
    const { facilitator, member, amy, ben, up, vote, board, hinge, wait } = await build()
    const more = []
    for (let n = 0; n < 9; n++) more.push(await member('feedback'))
    await up()
    const people = [facilitator, amy, ben, ...more]
    const answers = await Promise.all(
      people.flatMap((who, n) => [vote(who, wait), vote(who, n % 3 === 0 ? wait : hinge)]),
    )
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true)
    const { voted, of, candidates } = await board(facilitator)
    expect([voted, of]).toEqual([12, 12])
    expect(candidates.reduce((sum, { votes }) => sum + (votes ?? 0), 0)).toBe(12)
  })

  test('closing takes the winner into the agenda once, also by two at once, and can be undone', async () => {
    const { facilitator, amy, ben, meeting, url, store, up, vote, put, board, hands } = await build()
    const { db, t } = store.read
    const detail = async (who: TestPerson) => meetingDetail.parse((await who.inject({ url })).json())
    const before = await detail(facilitator)
    await up()
    await vote(amy, hands)
    await vote(ben, hands)
    await store.write(async tx => {
      await tx.db.update(tx.t.group).set({ coFacilitatorId: ben.id }).where(eq(tx.t.group.id, meeting.groupId))
    })
    await store.signal({ topic: 'people', id: meeting.schoolId })
    const answers = await Promise.all([
      put(facilitator, '/closed', { closed: true }),
      put(ben, '/closed', { closed: true }),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(await board(facilitator)).toMatchObject({
      state: 'closed',
      leading: [hands],
      takenId: hands,
      closedEarly: true,
    })
    const after = await detail(amy)
    expect(after.version).toBe(before.version + 1)
    const part = after.segments.find(({ kind }) => kind === 'new-learning')
    expect(part).toMatchObject({ title: 'No hands up', presenterId: amy.id, notes: null })
    expect(part?.links).toEqual([{ title: 'Pre-reading, 8 min', url: 'https://example.org/read' }])
    // What is on the wall names nobody.
    expect(part?.prompt).not.toContain('Amy')
    expect((await vote(amy, hands)).json()).toMatchObject({ code: 'window-closed' })

    expect((await put(facilitator, '/closed', { closed: false })).json()).toMatchObject({
      state: 'voting',
      takenId: null,
    })
    expect((await detail(facilitator)).segments).toEqual(before.segments)
    await put(facilitator, '/closed', { closed: true })
    const undo = { expectedVersion: before.version + 3 }
    expect((await facilitator.inject({ method: 'POST', url: `${url}/agenda/undo`, payload: undo })).statusCode).toBe(
      200,
    )
    expect(await board(facilitator)).toMatchObject({ state: 'closed', takenId: null })
    expect(await db.select().from(t.candidateVote)).toHaveLength(2)
  })

  test('a tie is the facilitator’s to break, and only among those who lead', async () => {
    const { facilitator, amy, ben, up, vote, put, board, hinge, wait, hands } = await build()
    await up()
    await vote(amy, hinge)
    await vote(ben, wait)
    expect((await put(facilitator, '/taken', { candidateId: wait })).statusCode).toBe(409)
    await put(facilitator, '/closed', { closed: true })
    expect(await board(amy)).toMatchObject({ leading: [hinge, wait], takenId: null, advised: null })
    expect((await put(facilitator, '/taken', { candidateId: hands })).statusCode).toBe(409)
    expect((await put(amy, '/taken', { candidateId: wait })).statusCode).toBe(403)
    expect((await put(facilitator, '/taken', { candidateId: wait })).json()).toMatchObject({ takenId: wait })
  })

  test('voting ends by itself a day before, and what was taken down takes its votes with it', async () => {
    const { facilitator, amy, meeting, clock, up, vote, put, board, hinge, wait, hands } = await build()
    await up()
    await vote(amy, hands)
    await put(facilitator, '', { candidateIds: [hinge, wait], expectedVersion: 1 })
    expect(await board(amy)).toMatchObject({ voted: 0, myVote: null })
    expect((await vote(amy, hands)).statusCode).toBe(409)
    clock.now = meeting.startsAtMs - DAY
    expect((await vote(amy, hinge)).json()).toMatchObject({ code: 'window-closed' })
    expect(await board(amy)).toMatchObject({ state: 'closed', closedEarly: false })
  })

  test('a proposal is its owner’s until it is up; stale changes are told what stands', async () => {
    const { facilitator, amy, ben, at, hands, up } = await build()
    const patch = (who: TestPerson, payload: object) => who.inject({ method: 'PATCH', url: `${at}/${hands}`, payload })
    expect((await patch(ben, { title: 'Mine', expectedVersion: 1 })).statusCode).toBe(403)
    expect((await patch(amy, { title: 'Hands down', expectedVersion: 1 })).statusCode).toBe(200)
    expect((await patch(amy, { title: 'Hands', expectedVersion: 1 })).json()).toMatchObject({ code: 'stale' })
    expect((await patch(amy, { withdrawn: true, expectedVersion: 2 })).json().candidates).toHaveLength(2)
    expect((await patch(amy, { withdrawn: false, expectedVersion: 3 })).json().candidates).toHaveLength(3)
    await up()
    expect((await patch(amy, { title: 'Up', expectedVersion: 4 })).statusCode).toBe(403)
    expect((await patch(facilitator, { title: 'Up', expectedVersion: 4 })).statusCode).toBe(200)
  })

  test('too long a pre-read and a stranger as presenter are refused at their field', async () => {
    const { facilitator, person, at } = await build()
    const stranger = await person()
    const post = async (over: object) =>
      (await facilitator.inject({ method: 'POST', url: at, payload: idea('X', over) })).json()
    expect((await post({ readMinutes: 11 })).fields).toHaveProperty('readMinutes')
    expect((await post({ presenterId: stranger.id })).fields).toHaveProperty('presenterId')
    expect((await post({ url: 'javascript:alert(1)' })).fields).toHaveProperty('url')
  })
})

describe('who can’t come', () => {
  test('says so before the meeting, takes it back, and not once it has begun', async () => {
    const { facilitator, amy, url, meeting, clock } = await build()
    const say = (coming: boolean) => amy.inject({ method: 'PUT', url: `${url}/coming`, payload: { coming } })
    const marked = async () => {
      const { people } = meetingDetail.parse((await facilitator.inject({ url })).json())
      return people.find(({ id }) => id === amy.id)?.attendance
    }
    expect((await say(false)).statusCode).toBe(200)
    expect((await say(false)).statusCode).toBe(200)
    expect(await marked()).toBe('apologies')
    await say(true)
    expect(await marked()).toBe('unknown')
    clock.now = meeting.startsAtMs
    await sendAll(facilitator, url, [{ type: 'start' }])
    expect((await say(false)).statusCode).toBe(409)
  })
})
