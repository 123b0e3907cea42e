import { beatMessage, runMessage, screensMessage } from '@hubs/schema/meetings/live'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openStream } from '../../../../test/event-stream.ts'
import { openAgain } from '../../../../test/test-store.ts'
import { anotherServer, buildLive, buildMeeting, meetingOf, send, sendAll } from '../meetings.testkit.ts'

describe('a screen', () => {
  test('gets the whole state at connect and at each change', async () => {
    const { facilitator, amy, screen, url, clock } = await buildLive()
    const [console, phone] = [await screen(facilitator), await screen(amy)]
    expect(console.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    expect(runMessage.parse((await phone.run(0)).data).run.status).toBe('planned')
    expect(phone.text).toMatch(/^retry: \d{4}\n\n/)
    clock.now += 600_000
    const answer = await send(facilitator, url, 0, { type: 'start' })
    for (const each of [console, phone]) expect((await each.run(1)).data).toEqual(answer.json())
    await sendAll(facilitator, url, [{ type: 'pause' }, { type: 'resume' }])
    await phone.run(3)
    const versions = phone.events.filter(({ event }) => event === 'run').map(({ id }) => id)
    expect(versions).toEqual(['0', '1', '2', '3'])
  })

  test('that comes back has the newest state at once', async () => {
    const { facilitator, amy, screen, url } = await buildLive()
    const first = await screen(amy)
    first.leave()
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }, { type: 'pause' }])
    const again = await screen(amy)
    expect(runMessage.parse((await again.run(2)).data).run).toEqual(run)
  })

  test('is told how many screens there are', async () => {
    const { facilitator, amy, screen } = await buildLive()
    const [one, other] = [await screen(facilitator), await screen(amy)]
    const counted = await one.find(({ event }) => event === 'screens')
    expect(screensMessage.parse(counted.data)).toEqual({ count: 2 })
    other.leave()
    const later = await one.find(({ event, data }) => event === 'screens' && screensMessage.parse(data).count === 1)
    expect(later.data).toEqual({ count: 1 })
  })

  test('whose line died without a word is counted once and takes no other’s place, however often it comes back', async () => {
    const { facilitator, amy, screen, origin, url } = await buildLive()
    const desk = await screen(facilitator)
    const phone = (page: string) => openStream(origin, `${url}/live?page=${page}`, amy.cookie)
    // Nobody closes these: as far as the server can tell, each goes on reading.
    const lost = []
    for (let n = 0; n < 25; n++) lost.push(await phone('one'))
    const tablet = await phone('two')
    const { data } = await desk.find(({ event, data }) => event === 'screens' && screensMessage.parse(data).count === 3)
    expect(data).toEqual({ count: 3 })
    for (const each of lost.slice(0, -1)) await each.closed
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
    for (const each of [lost.at(-1)!, tablet])
      expect(runMessage.parse((await each.run(run.version)).data).run.status).toBe('running')
    // A name is a page's among its own sign-in's: nobody ends another's stream by it.
    await openStream(origin, `${url}/live?page=two`, facilitator.cookie)
    const again = await sendAll(facilitator, url, [{ type: 'pause' }])
    expect((await tablet.run(again.run.version)).event).toBe('run')
  })

  test('of another group is refused, and so is one without a sign-in', async () => {
    const { amy, person, origin, store, groupOf, url } = await buildLive()
    const other = await meetingOf({ store, groupOf }, 'questioning', 2)
    await expect(openStream(origin, `/api/v1/meetings/${other.id}/live`, amy.cookie)).rejects.toThrow(/^403/)
    const coordinator = await person({ roles: ['coordinator'] })
    await expect(openStream(origin, `${url}/live`, coordinator.cookie)).rejects.toThrow(/^403/)
    await expect(openStream(origin, `${url}/live`, '')).rejects.toThrow(/^401/)
    await expect(openStream(origin, '/api/v1/meetings/none/live', amy.cookie)).rejects.toThrow(/^404/)
  })

  test('is one of twenty a sign-in may have; one that has gone makes room', async () => {
    const { amy, ben, screen } = await buildLive()
    const screens = []
    for (let n = 0; n < 20; n++) screens.push(await screen(amy))
    await expect(screen(amy)).rejects.toThrow(/^429.*Close one/)
    await screen(ben)
    screens[0]?.leave()
    await expect.poll(() => screen(amy).then(() => 'open', String)).toBe('open')
  })
})

describe('a planned meeting on screen', () => {
  test('follows its agenda, its date and its people', async () => {
    const { facilitator, amy, member, screen, url } = await buildLive()
    const phone = await screen(amy)
    const { segments, version } = (await facilitator.inject({ url })).json()
    const shorter = [{ ...segments[0], minutes: 3 }, ...segments.slice(1)].map(({ floorMinutes: _, ...rest }) => rest)
    const saved = await facilitator.inject({
      method: 'PUT',
      url: `${url}/agenda`,
      payload: { segments: shorter, expectedVersion: version },
    })
    expect(saved.statusCode).toBe(200)
    expect(runMessage.parse((await phone.run(1)).data).run.segments[0]).toMatchObject({ plannedMs: 180_000 })

    const change = { startsAt: '16:00', expectedVersion: saved.json().version }
    const moved = await facilitator.inject({ method: 'PATCH', url, payload: change })
    const { run } = runMessage.parse((await phone.run(2)).data)
    expect(new Date(run.plannedStart).toISOString()).toBe(moved.json().startsAtInstant)

    await member('feedback', { name: 'Cat Clark' })
    const { people } = runMessage.parse((await phone.run(3)).data).run
    expect(people.map(person => person.name)).toContain('Cat Clark')
  })
})

describe('a stream ends', () => {
  test('with its session, and no other', async () => {
    const { facilitator, amy, screen, url } = await buildLive()
    const [phone, console] = [await screen(amy), await screen(facilitator)]
    expect((await amy.inject({ method: 'DELETE', url: '/api/v1/sessions/current' })).statusCode).toBe(204)
    await phone.closed
    await send(facilitator, url, 0, { type: 'start' })
    await console.run(1)
    expect(phone.events.some(({ id }) => id === '1')).toBe(false)
  })

  test('when its person leaves the group', async () => {
    const { facilitator, amy, ben, screen, url, store, schoolId } = await buildLive()
    const [phone, other] = [await screen(amy), await screen(ben)]
    await store.write(async ({ db, t }) => {
      await db.delete(t.membership).where(and(eq(t.membership.personId, amy.id)))
    })
    await store.signal({ topic: 'people', id: schoolId })
    await phone.closed
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
    expect(runMessage.parse((await other.run(run.version)).data).run.people.map(each => each.name)).toEqual([
      'Ben Brown',
      'Fay Facilitator',
    ])
    expect(phone.events.some(({ id }) => id === String(run.version))).toBe(false)
  })

  test('when the server closes, at once, with a time to come back', async () => {
    const { amy, screen, app } = await buildLive()
    const phone = await screen(amy)
    await phone.run(0)
    await app.close()
    await phone.closed
    expect(phone.text.trimEnd()).toMatch(/retry: \d{4}$/)
  })
})

describe('a meeting lives on', () => {
  test('after a kill: every acknowledged command is there, and time is true to the clock', async () => {
    const { facilitator, clock, meeting, store, url } = await buildMeeting()
    clock.now = meeting.startsAtMs
    const before = await sendAll(facilitator, url, [{ type: 'start' }])
    clock.now += 90_000
    const after = await anotherServer(await openAgain(store), clock)
    const ask = { url: `${url}/run`, headers: { cookie: facilitator.cookie } }
    expect((await after.inject(ask)).json()).toEqual({ run: before.run, serverNow: clock.now })
    const payload = { type: 'pause', commandId: 'after-the-kill', expectedVersion: 1 }
    const paused = await after.inject({ ...ask, method: 'POST', url: `${url}/commands`, payload })
    expect(paused.json().run).toMatchObject({ status: 'paused', version: 2 })
    expect(paused.json().run.segments[0].spentMs).toBe(90_000)
  })
})

test('GET /time is the server’s moment, for anyone', async () => {
  const { app, clock } = await buildMeeting()
  expect((await app.inject({ url: '/api/v1/time' })).json()).toEqual({ serverNow: clock.now })
  expect(beatMessage.safeParse({ serverNow: clock.now, version: 0 }).success).toBe(true)
})

test('killed in any part: the meeting goes on where it was, with everything that was acknowledged', async () => {
  const { facilitator, amy, clock, meeting, store, url } = await buildMeeting()
  clock.now = meeting.startsAtMs
  const started = await sendAll(facilitator, url, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }])
  let { version } = started.run
  for (const segment of started.run.segments) {
    clock.now += 60_000
    const commands = [
      { type: 'goTo', segmentId: segment.id },
      ...(segment.kind === 'feedback' ? [{ type: 'beginTurn', personId: amy.id }] : []),
    ]
    for (const command of commands) {
      const payload = { ...command, commandId: `${command.type}-${segment.id}`, expectedVersion: version }
      const answer = await facilitator.inject({ method: 'POST', url: `${url}/commands`, payload })
      version = answer.json().run.version
    }
    const before = await facilitator.inject({ url: `${url}/run` })
    const after = await anotherServer(await openAgain(store), clock)
    const found = await after.inject({ url: `${url}/run`, headers: { cookie: facilitator.cookie } })
    expect(found.json()).toEqual(before.json())
    expect(found.json().run.currentId).toBe(segment.id)
  }
})
