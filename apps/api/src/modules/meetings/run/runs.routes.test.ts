import { runMessage } from '@hubs/schema/meetings/live'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../ids.ts'
import { buildMeeting, meetingOf, send, sendAll } from '../meetings.testkit.ts'

const minute = 60_000

describe('running a meeting', () => {
  test('starts from the agenda, and every command is answered with the whole state', async () => {
    const { facilitator, meeting, clock, url } = await buildMeeting()
    const before = runMessage.parse((await facilitator.inject({ url: `${url}/run` })).json())
    expect(before.run).toMatchObject({ status: 'planned', version: 0, plannedStart: meeting.startsAtMs })
    expect(before.serverNow).toBe(clock.now)
    expect(before.run.people.map(person => person.name)).toEqual(['Amy Adams', 'Ben Brown', 'Fay Facilitator'])

    clock.now = meeting.startsAtMs
    const answer = await send(facilitator, url, 0, { type: 'start' })
    expect(answer.statusCode).toBe(200)
    const { run } = runMessage.parse(answer.json())
    expect(run).toMatchObject({ status: 'running', version: 1, startedAt: clock.now, currentId: run.segments[0]?.id })
    expect(Object.keys(answer.json().run)).not.toContain('undo')
    expect((await facilitator.inject({ url })).json().status).toBe('running')
  })

  test('keeps the journal: each command once, with who gave it and when', async () => {
    const { facilitator, clock, url, store, meeting } = await buildMeeting()
    await sendAll(facilitator, url, [{ type: 'start' }, { type: 'pause' }])
    const { db, t } = store.read
    const rows = await db.select().from(t.runCommand).where(eq(t.runCommand.meetingId, meeting.id))
    expect(rows.toSorted((a, b) => a.version - b.version)).toMatchObject([
      { version: 1, personId: facilitator.id, at: clock.now, command: { type: 'start' } },
      { version: 2, command: { type: 'pause' } },
    ])
  })

  test('a repeat of a command changes nothing, however old it is', async () => {
    const { facilitator, url, clock } = await buildMeeting()
    const first = newId()
    const started = await send(facilitator, url, 0, { type: 'start' }, first)
    expect((await send(facilitator, url, 0, { type: 'start' }, first)).json().run).toEqual(started.json().run)
    // More commands than the run itself remembers.
    for (let n = 0; n < 20; n++) await sendAll(facilitator, url, [{ type: 'pause' }, { type: 'resume' }])
    clock.now += minute
    const again = await send(facilitator, url, 0, { type: 'start' }, first)
    expect(again.statusCode).toBe(200)
    expect(again.json().run.version).toBe(41)
    const withNewest = await send(facilitator, url, 41, { type: 'start', agoMs: minute }, first)
    expect([withNewest.statusCode, withNewest.json().run.version]).toEqual([200, 41])
  })

  test('an id that was another command’s is refused: no one shall think it was carried out', async () => {
    const { facilitator, url } = await buildMeeting()
    const id = newId()
    await send(facilitator, url, 0, { type: 'start' }, id)
    const other = await send(facilitator, url, 1, { type: 'pause' }, id)
    expect(other.json()).toMatchObject({
      status: 409,
      code: 'conflict',
      detail: 'That didn’t go through. Try again.',
      current: { run: { status: 'running', version: 1 } },
    })
  })

  test('the same button pressed on two devices at once: one is told where the meeting is', async () => {
    const { facilitator, url } = await buildMeeting()
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
    const second = run.segments[1]
    const goTo = { type: 'goTo', segmentId: second?.id ?? '' } as const
    const answers = await Promise.all([1, 2].map(() => send(facilitator, url, run.version, goTo)))
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([200, 409])
    const refused = answers.find(answer => answer.statusCode === 409)?.json()
    expect(refused).toMatchObject({ code: 'stale', detail: `The meeting is already at ${second?.title}.` })
    expect(runMessage.parse(refused.current).run).toMatchObject({ version: 2, currentId: second?.id })
    expect(refused.current.run).not.toHaveProperty('undo')
  })

  test('refusals say why', async () => {
    const { facilitator, amy, url } = await buildMeeting()
    const { run } = await sendAll(facilitator, url, [])
    const code = async (...args: Parameters<typeof send>) => {
      const answer = await send(...args)
      return [answer.statusCode, answer.json().code]
    }
    expect(await code(facilitator, url, run.version, { type: 'pause' })).toEqual([409, 'conflict'])
    expect(await code(amy, url, run.version, { type: 'start' })).toEqual([403, 'not-allowed'])
    const started = (await sendAll(facilitator, url, [{ type: 'start' }])).run
    expect(await code(facilitator, url, started.version, { type: 'goTo', segmentId: 'none' })).toEqual([
      404,
      'not-found',
    ])
    const stranger = { type: 'register', personId: newId(), attendance: 'present' } as const
    expect(await code(facilitator, url, started.version, stranger)).toEqual([404, 'not-found'])
    const turn = { type: 'beginTurn', personId: amy.id } as const
    expect(await code(facilitator, url, started.version, turn)).toEqual([409, 'conflict'])
    const ended = (await sendAll(facilitator, url, [{ type: 'end' }])).run
    expect(await code(facilitator, url, ended.version, { type: 'pause' })).toEqual([409, 'meeting-over'])
  })

  test('another group’s meeting is not theirs, another school’s is not there', async () => {
    const { facilitator, url, person, store, groupOf } = await buildMeeting()
    const other = await meetingOf({ store, groupOf }, 'questioning', 2)
    expect((await send(facilitator, `/api/v1/meetings/${other.id}`, 0, { type: 'start' })).statusCode).toBe(403)
    expect((await facilitator.inject({ url: `/api/v1/meetings/${other.id}/run` })).statusCode).toBe(403)
    const schoolId = newId()
    await store.write(async ({ db, t }) => {
      await db.insert(t.school).values({ id: schoolId, slug: 'other', name: 'Other', timeZone: 'UTC', createdAt: 1 })
    })
    const stranger = await person({ schoolId, roles: ['coordinator'] })
    expect((await stranger.inject({ url })).statusCode).toBe(404)
    expect((await stranger.inject({ url: `${url}/run` })).statusCode).toBe(404)
    expect((await send(stranger, url, 0, { type: 'start' })).statusCode).toBe(404)
  })
})

describe('people', () => {
  test('while planned they follow the group, and the register is kept', async () => {
    const { facilitator, amy, member, url } = await buildMeeting()
    const apologies = { type: 'register', personId: amy.id, attendance: 'apologies' } as const
    const { run } = await sendAll(facilitator, url, [apologies])
    await member('feedback', { name: 'Cat Clark' })
    const later = (await facilitator.inject({ url: `${url}/run` })).json().run
    expect(later.version).toBe(run.version + 1)
    expect(later.people.map((each: { name: string; attendance: string }) => [each.name, each.attendance])).toEqual([
      ['Amy Adams', 'apologies'],
      ['Ben Brown', 'unknown'],
      ['Cat Clark', 'unknown'],
      ['Fay Facilitator', 'unknown'],
    ])
  })

  test('once it runs, who joins the group is not in it', async () => {
    const { facilitator, member, url } = await buildMeeting()
    await sendAll(facilitator, url, [{ type: 'start' }])
    const late = await member('feedback')
    const { run } = await sendAll(facilitator, url, [])
    expect(run.people).toHaveLength(3)
    const answer = await send(facilitator, url, run.version, {
      type: 'register',
      personId: late.id,
      attendance: 'present',
    })
    expect(answer.statusCode).toBe(404)
  })
})

describe('the record', () => {
  test('has planned and real minutes, who came and the order of turns', async () => {
    const { facilitator, amy, ben, clock, meeting, url } = await buildMeeting()
    clock.now = meeting.startsAtMs
    const present = (personId: string) => ({ type: 'register', personId, attendance: 'present' }) as const
    const { run } = await sendAll(facilitator, url, [
      { type: 'start' },
      present(amy.id),
      present(ben.id),
      { type: 'registerRest', attendance: 'absent' },
    ])
    const feedback = run.segments.find(segment => segment.kind === 'feedback')
    clock.now += 9 * minute
    await sendAll(facilitator, url, [
      { type: 'goTo', segmentId: feedback?.id ?? '' },
      { type: 'beginTurn', personId: ben.id },
    ])
    clock.now += 3 * minute
    await sendAll(facilitator, url, [{ type: 'beginTurn', personId: amy.id }])
    clock.now += 2 * minute
    expect((await facilitator.inject({ url })).json().record).toBeNull()
    await sendAll(facilitator, url, [{ type: 'end' }])

    const detail = (await amy.inject({ url })).json()
    expect(detail.status).toBe('ended')
    expect(detail.record).toMatchObject({ plannedMinutes: 120, realMinutes: 14, present: 2, expected: 3 })
    expect(detail.record.turns).toEqual([
      { personId: ben.id, name: 'Ben Brown' },
      { personId: amy.id, name: 'Amy Adams' },
    ])
    const segments: { title: string; realMinutes: number; passed: boolean }[] = detail.record.segments
    expect(segments.map(each => [each.title, each.realMinutes, each.passed])).toEqual([
      ['Introduction', 9, false],
      ['Starter', 0, true],
      ['Feedback', 5, false],
      ['Break', 0, true],
      ['New learning', 0, true],
      ['Action planning', 0, true],
      ['Summary', 0, true],
    ])
    expect(detail.people).toMatchObject([
      { name: 'Amy Adams', role: 'member', attendance: 'present' },
      { name: 'Ben Brown', role: 'member', attendance: 'present' },
      { name: 'Fay Facilitator', role: 'facilitator', attendance: 'absent' },
    ])
  })

  test('the register can be put right after the end, by facilitator and coordinator, and says why', async () => {
    const { facilitator, amy, ben, person, clock, url, store, meeting } = await buildMeeting()
    const coordinator = await person({ roles: ['coordinator'] })
    const put = (who: typeof amy, personId: string, payload: object) =>
      who.inject({ method: 'PUT', url: `${url}/register/${personId}`, payload })
    const seen = { attendance: 'present', expectedVersion: 0, reason: 'R' }
    expect((await put(facilitator, amy.id, seen)).json()).toMatchObject({
      status: 409,
      code: 'conflict',
    })
    clock.now = meeting.startsAtMs
    await sendAll(facilitator, url, [
      { type: 'start' },
      { type: 'registerRest', attendance: 'absent' },
      { type: 'end' },
    ])
    expect((await put(amy, amy.id, seen)).statusCode).toBe(403)
    expect((await put(coordinator, newId(), seen)).statusCode).toBe(404)
    const reason = 'Came by bus, sat at the back'
    const answer = await put(coordinator, amy.id, { attendance: 'present', reason, expectedVersion: 1 })
    expect(answer.json().record).toMatchObject({ present: 1, expected: 3 })
    expect((await put(facilitator, ben.id, { ...seen, attendance: 'apologies', expectedVersion: 1 })).statusCode).toBe(
      200,
    )

    const { db, t } = store.read
    const kept = await db.select().from(t.attendance).where(eq(t.attendance.meetingId, meeting.id))
    const of = new Map(kept.map(row => [row.personId, row.status]))
    expect([of.get(amy.id), of.get(ben.id), of.get(facilitator.id)]).toEqual(['present', 'apologies', 'absent'])
    const journal = await db.select().from(t.runCommand).where(eq(t.runCommand.personId, coordinator.id))
    expect(journal).toMatchObject([{ command: { type: 'register', reason } }])
  })
})

test('of a meeting weeks ahead nobody is present, by tap or by correction, and nobody has hours for it', async () => {
  const built = await buildMeeting()
  const { facilitator, amy } = built
  const later = await meetingOf(built, 'feedback', 4)
  const url = `/api/v1/meetings/${later.id}`
  const tapped = await send(facilitator, url, 0, { type: 'registerRest', attendance: 'present' })
  const payload = { attendance: 'present', expectedVersion: 0 }
  const corrected = await facilitator.inject({ method: 'PUT', url: `${url}/register/${amy.id}`, payload })
  for (const answer of [tapped, corrected]) {
    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toMatch(/^This meeting (?:is on another day|hasn’t started yet)\./)
  }
  expect(
    (await send(facilitator, url, 0, { type: 'register', personId: amy.id, attendance: 'apologies' })).statusCode,
  ).toBe(200)
  expect((await amy.inject({ url: `/api/v1/people/${amy.id}/hours` })).json().totals.all).toBe(0)
})

test('a meeting held without the screen can have its register kept all the same', async () => {
  const { facilitator, amy, ben, clock, meeting, url, store } = await buildMeeting()
  clock.now = meeting.startsAtMs
  const payload = { attendance: 'present', expectedVersion: 0 }
  const put = { method: 'PUT', url: `${url}/register/${amy.id}`, payload } as const
  const detail = (await facilitator.inject(put)).json()
  expect(detail).toMatchObject({ status: 'planned', record: null })
  expect(detail.people[0]).toMatchObject({ id: amy.id, attendance: 'present' })
  // Who has left the group since is in its register no more.
  await store.write(async ({ db, t }) => {
    await db.delete(t.membership).where(eq(t.membership.personId, ben.id))
  })
  await facilitator.inject({ url: `${url}/run` })
  const { db, t } = store.read
  const kept = await db.select().from(t.attendance).where(eq(t.attendance.meetingId, meeting.id))
  expect(new Map(kept.map(row => [row.personId, row.status]))).toEqual(
    new Map([
      [amy.id, 'present'],
      [facilitator.id, 'unknown'],
    ]),
  )
})
