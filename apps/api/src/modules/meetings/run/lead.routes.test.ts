import type { FirstRun } from '@hubs/rules/run/run-upgrade'
import { runMessage, type StoredRun } from '@hubs/schema/meetings/live'
import { meetingDetail } from '@hubs/schema/meetings/meetings'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../ids.ts'
import { type BareCommand, buildMeeting, meetingOf, send, sendAll } from '../meetings.testkit.ts'

const minute = 60_000

/** The same meeting with a second facilitator. */
async function buildPair() {
  const built = await buildMeeting()
  const { store, meeting, member } = built
  const co = await member('feedback', { name: 'Cody Co' })
  await store.write(async ({ db, t }) => {
    await db.update(t.group).set({ coFacilitatorId: co.id }).where(eq(t.group.id, meeting.groupId))
  })
  await store.signal({ topic: 'people', id: '' })
  return { ...built, co }
}

describe('two facilitators', () => {
  test('one leads; the other keeps the register, and takes over in one step', async () => {
    const { facilitator, co, amy, ben, url } = await buildPair()
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
    expect(run.lead).toMatchObject({ personId: facilitator.id, name: 'Fay Facilitator' })
    const refused = (await send(co, url, run.version, { type: 'pause' })).json()
    expect(refused).toMatchObject({
      status: 409,
      code: 'not-leading',
      detail: 'Fay Facilitator is leading this meeting. Take over first, then try again.',
    })
    expect(runMessage.parse(refused.current).run.status).toBe('running')
    const present = (personId: string) => ({ type: 'register', personId, attendance: 'present' }) as const
    const taken = await sendAll(co, url, [present(amy.id), present(ben.id), { type: 'takeLead' }, { type: 'pause' }])
    expect(taken.run).toMatchObject({ status: 'paused', lead: { personId: co.id, name: 'Cody Co' } })
    expect((await send(facilitator, url, taken.run.version, { type: 'resume' })).json().code).toBe('not-leading')
    expect((await send(amy, url, taken.run.version, { type: 'takeLead' })).statusCode).toBe(403)
  })

  test('who became a facilitator while it ran is known by name', async () => {
    const { facilitator, store, meeting, person, url } = await buildMeeting()
    await sendAll(facilitator, url, [{ type: 'start' }])
    const stand = await person({ name: 'Stan Stand-in' })
    await store.write(async ({ db, t }) => {
      await db.update(t.group).set({ coFacilitatorId: stand.id }).where(eq(t.group.id, meeting.groupId))
    })
    await store.signal({ topic: 'people', id: '' })
    const { run } = await sendAll(stand, url, [{ type: 'takeLead' }])
    expect(run.lead?.name).toBe('Stan Stand-in')
  })
})

describe('the record', () => {
  test('is not distorted by ten minutes without network', async () => {
    const { facilitator, clock, meeting, url } = await buildMeeting()
    clock.now = meeting.startsAtMs
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
    clock.now += 17 * minute
    const go = (at: number, agoMs: number): BareCommand => ({
      type: 'goTo',
      segmentId: run.segments[at]?.id ?? '',
      agoMs,
    })
    await sendAll(facilitator, url, [go(1, 10 * minute), go(2, 3 * minute), { type: 'end' }])
    const { record } = meetingDetail.parse((await facilitator.inject({ url })).json())
    expect(record?.segments.slice(0, 3).map(({ realMinutes }) => realMinutes)).toEqual([7, 7, 3])
  })

  test('says when people came and left', async () => {
    const { facilitator, amy, ben, clock, meeting, url, store } = await buildMeeting()
    clock.now = meeting.startsAtMs
    const mark = (personId: string, attendance: 'present' | 'absent') =>
      ({ type: 'register', personId, attendance }) as const
    await sendAll(facilitator, url, [mark(ben.id, 'present'), mark(amy.id, 'absent'), { type: 'start' }])
    clock.now += 20 * minute
    await sendAll(facilitator, url, [mark(amy.id, 'present')])
    clock.now += 60 * minute
    await sendAll(facilitator, url, [{ type: 'leave', personId: ben.id }, { type: 'end' }])
    const { db, t } = store.read
    const rows = await db.select().from(t.attendance).where(eq(t.attendance.meetingId, meeting.id))
    const of = (id: string) => rows.find(row => row.personId === id)
    expect(of(amy.id)).toMatchObject({ status: 'present', arrivedAt: meeting.startsAtMs + 20 * minute, leftAt: null })
    expect(of(ben.id)).toMatchObject({ status: 'present', arrivedAt: null, leftAt: meeting.startsAtMs + 80 * minute })
  })

  test('a re-balance is carried out as it was seen, or not at all', async () => {
    const { facilitator, clock, meeting, url } = await buildMeeting()
    clock.now = meeting.startsAtMs
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
    const [first, , , , learning, planning] = run.segments
    const lengths = [{ segmentId: learning?.id ?? '', ms: 20 * minute }]
    const done = await sendAll(facilitator, url, [{ type: 'rebalance', lengths }])
    expect(done.run.segments[4]).toMatchObject({ addedMs: 20 * minute - (learning?.plannedMs ?? 0) })
    const cut = [...lengths, { segmentId: planning?.id ?? '', ms: minute }]
    const refused = await send(facilitator, url, done.run.version, { type: 'rebalance', lengths: cut })
    expect(refused.json()).toMatchObject({ status: 409, detail: expect.stringContaining('keeps its time') })
    const twice = [...lengths, ...lengths]
    expect((await send(facilitator, url, done.run.version, { type: 'rebalance', lengths: twice })).statusCode).toBe(400)
    const over: BareCommand = { type: 'rebalance', lengths: [{ segmentId: first?.id ?? '', ms: 5 * 3_600_000 }] }
    expect((await send(facilitator, url, done.run.version, over)).statusCode).toBe(400)
  })
})

test('who leaves the group in the middle of the round stays in its meeting, speaks, or is marked absent', async () => {
  const { facilitator, amy, ben, store, url } = await buildMeeting()
  const { run } = await sendAll(facilitator, url, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }])
  const feedback = run.segments.find(({ kind }) => kind === 'feedback')
  await sendAll(facilitator, url, [
    { type: 'goTo', segmentId: feedback?.id ?? '' },
    { type: 'beginTurn', personId: amy.id },
  ])
  await store.write(async ({ db, t }) => {
    for (const { id } of [amy, ben]) await db.delete(t.membership).where(eq(t.membership.personId, id))
  })
  await store.signal({ topic: 'people', id: '' })
  const on = await sendAll(facilitator, url, [
    { type: 'beginReply', personId: amy.id },
    { type: 'beginTurn', personId: ben.id },
    { type: 'register', personId: ben.id, attendance: 'absent' },
  ])
  expect(on.run.people).toHaveLength(3)
  expect(on.run.round.turns.map(({ personId, state }) => [personId, state])).toEqual([
    [amy.id, 'spoken'],
    [ben.id, 'waiting'],
    [facilitator.id, 'waiting'],
  ])
  await sendAll(facilitator, url, [{ type: 'end' }])
  expect((await facilitator.inject({ url })).json().record).toMatchObject({ present: 2, expected: 3 })
})

/** Holds the group's n-th meeting, today: feedback takes so long, and they speak in this order. */
async function hold(
  { store, groupOf, clock, facilitator }: Awaited<ReturnType<typeof buildMeeting>>,
  number: number,
  order: { id: string }[],
  feedback: number,
) {
  const meeting = await meetingOf({ store, groupOf }, 'feedback', number)
  const url = `/api/v1/meetings/${meeting.id}`
  const { run } = await sendAll(facilitator, url, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }])
  const at = (kind: string) => run.segments.find(segment => segment.kind === kind)?.id ?? ''
  if (at('feedback')) {
    await sendAll(facilitator, url, [{ type: 'goTo', segmentId: at('feedback') }])
    for (const { id: personId } of order) await sendAll(facilitator, url, [{ type: 'beginTurn', personId }])
    clock.now += feedback * minute
  }
  await sendAll(facilitator, url, [{ type: 'goTo', segmentId: at('summary') }, { type: 'end' }])
  return url
}

describe('what the last meetings say of the next one', () => {
  test('the order is turned on, and kept while people are ticked', async () => {
    const built = await buildMeeting()
    const { facilitator, amy, ben, store, groupOf } = built
    await hold(built, 2, [ben, facilitator, amy], 37)
    const next = await meetingOf({ store, groupOf }, 'feedback', 3)
    const url = `/api/v1/meetings/${next.id}`
    const { run } = await sendAll(facilitator, url, [
      { type: 'start' },
      { type: 'registerRest', attendance: 'present' },
    ])
    expect(run.round).toMatchObject({ order: 'rotating', firstBefore: ben.id })
    // Last time Ben, Fay, Amy: Amy begins, Ben is last, and Fay, who leads, is neither.
    expect(run.round.turns.map(({ personId }) => personId)).toEqual([amy.id, facilitator.id, ben.id])
  })

  test('a meeting planned before the last one was held hears of it all the same', async () => {
    const built = await buildMeeting()
    const { facilitator, amy, ben, store, groupOf } = built
    const next = await meetingOf({ store, groupOf }, 'feedback', 3)
    const url = `/api/v1/meetings/${next.id}`
    const before = runMessage.parse((await facilitator.inject({ url: `${url}/run` })).json()).run
    expect(before.round.firstBefore).toBeNull()
    await hold(built, 2, [ben, facilitator, amy], 37)
    const after = runMessage.parse((await facilitator.inject({ url: `${url}/run` })).json()).run
    expect(after.round.firstBefore).toBe(ben.id)
  })

  test('after three meetings the facilitators see what they always need, and no one else does', async () => {
    const built = await buildMeeting()
    const { facilitator, amy, ben, person, member, store, groupOf } = built
    for (const number of [2, 3, 4]) await hold(built, number, [ben, amy], 50)
    const next = await meetingOf({ store, groupOf }, 'feedback', 5)
    const url = `/api/v1/meetings/${next.id}`
    const detail = meetingDetail.parse((await facilitator.inject({ url })).json())
    const feedback = detail.segments.find(({ kind }) => kind === 'feedback')
    const planned = feedback?.minutes ?? 0
    expect(detail.advice).toContainEqual({
      segmentId: feedback?.id,
      minutes: 50,
      neededMinutes: 50 - planned,
      meetings: 3,
      sentence: expect.stringContaining(`Plan 50 instead of ${planned}?`),
    })
    const colleague = await member('feedback')
    expect(meetingDetail.parse((await colleague.inject({ url })).json()).advice).toEqual([])
    const coordinator = await person({ roles: ['coordinator'] })
    expect(meetingDetail.parse((await coordinator.inject({ url })).json()).advice).toEqual([])
  })
})

/** As the first version kept it. */
function first({ lead: _, wall: __, chimeOn: ___, ...run }: StoredRun): FirstRun {
  const round = ({ turns, shares }: Pick<StoredRun['round'], 'turns' | 'shares'>) => ({
    shareMs: shares[0]?.shareMs ?? null,
    turns: turns.map(({ personId, state, usedMs }) => ({
      personId,
      usedMs,
      state: state === 'replying' ? ('speaking' as const) : state,
    })),
  })
  return {
    ...run,
    round: round(run.round),
    people: run.people.map(({ id, name, attendance }) => ({ id, name, attendance })),
    undo: run.undo.map(each => ({ ...each, before: { ...each.before, round: round(each.before.round) } })),
  }
}

test('a run that the first version wrote goes on, is undone and is read', async () => {
  const { facilitator, amy, clock, meeting, store, url } = await buildMeeting()
  clock.now = meeting.startsAtMs
  const { run } = await sendAll(facilitator, url, [
    { type: 'start' },
    { type: 'register', personId: amy.id, attendance: 'present' },
  ])
  const feedback = run.segments.find(({ kind }) => kind === 'feedback')
  await sendAll(facilitator, url, [
    { type: 'goTo', segmentId: feedback?.id ?? '' },
    { type: 'beginTurn', personId: amy.id },
  ])
  await store.write(async ({ db, t }) => {
    const [row] = await db.select().from(t.run).where(eq(t.run.meetingId, meeting.id))
    if (!row) throw new Error('no run')
    const state = first(row.state) as unknown as StoredRun
    await db.update(t.run).set({ state }).where(eq(t.run.meetingId, meeting.id))
  })
  clock.now += 2 * minute
  const seen = runMessage.parse((await amy.inject({ url: `${url}/run` })).json())
  expect(seen.run).toMatchObject({
    lead: null,
    round: { order: 'own', turns: [{ state: 'speaking', readOut: false }] },
  })
  const reply = await sendAll(facilitator, url, [{ type: 'beginReply', personId: amy.id }])
  expect(reply.run.round.turns[0]).toMatchObject({ state: 'replying', usedMs: 2 * minute })
  const back = await sendAll(facilitator, url, [{ type: 'undo' }, { type: 'undo' }])
  expect(back.run.round.turns[0]).toMatchObject({ state: 'waiting', usedMs: 0 })
  await sendAll(facilitator, url, [{ type: 'end' }])
  expect((await facilitator.inject({ url })).json().record).toMatchObject({ present: 1 })
  expect((await send(facilitator, url, back.run.version, { type: 'pause' }, newId())).statusCode).toBe(409)
})
