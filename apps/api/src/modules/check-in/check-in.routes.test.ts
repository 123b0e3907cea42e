import { checkInCode } from '@hubs/schema/meetings/check-in'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { TestPerson } from '../../../test/test-app.ts'
import { openAgain } from '../../../test/test-store.ts'
import { newDisplay, codeOf } from '../displays/displays.testkit.ts'
import { anotherServer, buildLive, buildMeeting, meetingOf, sendAll } from '../meetings/meetings.testkit.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

async function build(built = buildMeeting()) {
  const meeting = await built
  const { app, facilitator, url } = meeting
  const setCheckIn = (mode: string, who = facilitator) =>
    who.inject({ method: 'PUT', url: `${url}/check-in`, payload: { mode } })
  const shown = async () => checkInCode.parse((await facilitator.inject({ url: `${url}/check-in-code` })).json())
  const code = async () => (await shown()).code ?? ''
  /** Of a phone on which nobody is signed in. */
  const exchange = (typed: string, on = app) =>
    on.inject({ method: 'POST', url: '/api/v1/check-in-tokens', payload: { code: typed } })
  const issued = async (typed: string) => (await exchange(typed)).json().token as string
  const arrive = (who: TestPerson, token: string) =>
    who.inject({ method: 'POST', url: '/api/v1/arrivals', payload: { token } })
  const marked = async (who: TestPerson) =>
    (await facilitator.inject({ url: `${url}/run` }))
      .json()
      .run.people.find((each: { id: string }) => each.id === who.id)?.attendance
  return { ...meeting, setCheckIn, shown, code, exchange, issued, arrive, marked }
}

async function buildOpen() {
  const built = await build()
  expect((await built.setCheckIn('open')).json()).toEqual({ mode: 'open', arrivals: [] })
  return built
}

describe('someone who checks in', () => {
  test('comes in by the code on the screen, before they sign in and after', async () => {
    const { code, issued, arrive, amy, marked, clock, facilitator, url } = await buildOpen()
    const token = await issued(await code())
    // A slow phone, and a password that had to be looked for.
    clock.now += 14 * minute
    const answer = await arrive(amy, token)
    expect(answer.json()).toMatchObject({ hubName: 'Feedback & Critique', at: new Date(clock.now).toISOString() })
    expect(await marked(amy)).toBe('present')
    const { arrivals } = (await facilitator.inject({ url: `${url}/check-in` })).json()
    expect(arrivals).toEqual([{ personId: amy.id, name: 'Amy Adams', at: answer.json().at }])
  })

  test('and twice is once: with the same token, with another, and where the facilitator was quicker', async () => {
    const { code, issued, arrive, amy, ben, marked, facilitator, url, clock } = await buildOpen()
    const token = await issued(await code())
    const first = await arrive(amy, token)
    clock.now += minute
    expect((await arrive(amy, token)).json()).toEqual(first.json())
    expect((await arrive(amy, await issued(await code()))).statusCode).toBe(200)
    const { run } = await sendAll(facilitator, url, [{ type: 'register', personId: ben.id, attendance: 'present' }])
    expect((await arrive(ben, await issued(await code()))).statusCode).toBe(200)
    expect((await facilitator.inject({ url: `${url}/run` })).json().run.version).toBe(run.version)
    expect(await marked(ben)).toBe('present')
    expect((await facilitator.inject({ url: `${url}/check-in` })).json().arrivals).toHaveLength(2)
  })

  test('is seen on every screen at once, and the facilitator can put it right', async () => {
    const built = await buildLive()
    const { setCheckIn, code, issued, arrive, amy, marked, facilitator, url } = await build(Promise.resolve(built))
    await setCheckIn('open')
    const console = await built.screen(facilitator)
    await console.run(0)
    await arrive(amy, await issued(await code()))
    await console.run(1)
    await sendAll(facilitator, url, [{ type: 'register', personId: amy.id, attendance: 'absent' }])
    expect(await marked(amy)).toBe('absent')
  })

  test('of another group, or of another school, is told so and not marked', async () => {
    const { code, issued, arrive, member, person, facilitator, url } = await buildOpen()
    const token = await issued(await code())
    const other = await member('questioning')
    const refused = (await arrive(other, token)).json()
    expect([refused.status, refused.detail]).toEqual([403, 'This meeting is for another group, so you can’t see it.'])
    expect((await arrive(await person(), token)).statusCode).toBe(403)
    expect((await facilitator.inject({ url: `${url}/check-in` })).json().arrivals).toEqual([])
  })

  test('is not marked at a meeting weeks ahead, though its code is on a screen', async () => {
    const ahead = async () => {
      const built = await buildMeeting()
      const { id } = await meetingOf(built, 'feedback', 4)
      return { ...built, url: `/api/v1/meetings/${id}` }
    }
    const { setCheckIn, code, issued, arrive, marked, amy } = await build(ahead())
    await setCheckIn('open')
    const refused = await arrive(amy, await issued(await code()))
    expect([refused.statusCode, await marked(amy)]).toEqual([409, 'unknown'])
  })

  test('cannot use someone else’s token, nor one that has run out', async () => {
    const { code, issued, arrive, amy, ben, clock, marked } = await buildOpen()
    const token = await issued(await code())
    expect((await arrive(amy, token)).statusCode).toBe(200)
    expect((await arrive(ben, token)).json()).toMatchObject({ code: 'already-used' })
    expect(await marked(ben)).toBe('unknown')
    const late = await issued(await code())
    clock.now += 15 * minute
    expect((await arrive(ben, late)).json()).toMatchObject({ code: 'expired' })
  })

  test('guesses ten times in five minutes at most when signed in', async () => {
    const { amy, clock } = await buildOpen()
    const guess = () => amy.inject({ method: 'POST', url: '/api/v1/check-in-tokens', payload: { code: 'ZZZZZZ' } })
    for (let n = 0; n < 10; n++) expect((await guess()).statusCode).toBe(404)
    expect((await guess()).statusCode).toBe(429)
    clock.now += 5 * minute
    expect((await guess()).statusCode).toBe(404)
  })
})

test('wrong codes from an address keep nobody else there out', async () => {
  const { app, code, issued } = await buildOpen()
  const guess = (payload: object) => app.inject({ method: 'POST', url: '/api/v1/check-in-tokens', payload })
  const answers = await Promise.all(Array.from({ length: 400 }, () => guess({ code: 'BBBBBB' })))
  expect(new Set(answers.map(answer => answer.statusCode))).toEqual(new Set([404]))
  for (let n = 0; n < 1300; n++) await guess({})
  expect(await issued(await code())).toBeTruthy()
})

test('however many ask with a code, nothing is stored until somebody comes in, and then one row for each of them', async () => {
  const { app, code, exchange, issued, arrive, amy, ben, store } = await buildOpen()
  const stored = () => store.read.db.select().from(store.read.t.checkInToken)
  const seen = await code()
  const early = await issued(seen)
  for (let n = 0; n < 1199; n++) expect((await exchange(seen)).statusCode).toBe(201)
  expect(await stored()).toEqual([])
  // What the many used up is their network's, and what was given before is as good as ever.
  expect((await exchange(seen)).statusCode).toBe(429)
  const elsewhere = { method: 'POST', url: '/api/v1/check-in-tokens', remoteAddress: '10.1.2.3' } as const
  const tokens: string[] = [early]
  for (let n = 0; n < 20; n++) tokens.push((await app.inject({ ...elsewhere, payload: { code: seen } })).json().token)
  for (const token of tokens) expect((await arrive(amy, token)).statusCode).toBe(200)
  expect((await arrive(ben, early)).json()).toMatchObject({ code: 'already-used' })
  expect((await stored()).map(({ personId }) => personId)).toEqual([amy.id])
})

test('a token counts on every server and after a restart, but only as it was given, and not after a restore', async () => {
  const { code, issued, arrive, amy, ben, store, clock } = await buildOpen()
  const token = await issued(await code())
  const other = token.endsWith('A') ? 'B' : 'A'
  const forged = [`${other}${token.slice(1)}`, `${token.slice(0, 60)}${other}`, token.slice(37), 'x'.repeat(60)]
  for (const each of forged) expect([each, (await arrive(ben, each)).json().code]).toEqual([each, 'expired'])
  const started = await anotherServer(await openAgain(store), clock)
  const spend = (who: TestPerson, given: string) =>
    started.inject({
      method: 'POST',
      url: '/api/v1/arrivals',
      headers: { cookie: who.cookie },
      payload: { token: given },
    })
  const second = await issued(await code())
  expect((await spend(amy, token)).statusCode).toBe(200)
  await store.write(({ db, t }) => db.update(t.meetingCheckIn).set({ tokenKey: '' }))
  expect((await arrive(ben, second)).json()).toMatchObject({ code: 'expired' })
})

describe('the code', () => {
  test('changes every half minute, and is the same for every screen that shows it', async () => {
    const { shown, clock } = await buildOpen()
    const first = await shown()
    expect(first).toEqual({ code: expect.stringMatching(/^\w{6}$/), changesInMs: 30 * second })
    clock.now += 20 * second
    expect(await shown()).toEqual({ code: first.code, changesInMs: 10 * second })
    clock.now += 10 * second
    expect((await shown()).code).not.toBe(first.code)
  })

  test('is taken for two minutes after it was last shown, and no longer', async () => {
    const { code, exchange, clock } = await buildOpen()
    const old = await code()
    clock.now += 30 * second
    for (let passed = 0; passed <= 120; passed += 30) {
      await code()
      expect([passed, (await exchange(old)).statusCode]).toEqual([passed, 201])
      clock.now += 30 * second
    }
    await code()
    expect((await exchange(old)).statusCode).toBeGreaterThanOrEqual(404)
  })

  test('that no one shows any more runs out too, and does not come back with the next one', async () => {
    const { code, exchange, clock } = await buildOpen()
    const old = await code()
    clock.now += 150 * second
    expect((await exchange(old)).statusCode).toBe(201)
    clock.now += 1
    expect((await exchange(old)).json()).toMatchObject({ code: 'expired' })
    await code()
    expect((await exchange(old)).json()).toMatchObject({ code: 'not-found' })
  })

  test('is not shown to members: a photo has to be taken in the room', async () => {
    const { amy, url } = await buildOpen()
    expect((await amy.inject({ url: `${url}/check-in-code` })).statusCode).toBe(403)
  })

  test('counts on every server, though their clocks are an hour apart', async () => {
    const { code, exchange, store, clock, facilitator, url, app } = await buildOpen()
    for (const step of [hour, -hour]) {
      const elsewhere = await anotherServer(store, { now: clock.now + step })
      expect((await exchange(await code(), elsewhere)).statusCode).toBe(201)
      const there = await elsewhere.inject({ url: `${url}/check-in-code`, headers: { cookie: facilitator.cookie } })
      // Signed in by the other clock's hour the session may be over; where not, both show the same code.
      if (there.statusCode === 200) expect(there.json().code).toBe(await code())
      expect((await exchange(await code(), app)).statusCode).toBe(201)
      clock.now += 30 * second
    }
  })

  test('goes on after a restart, also when the clock was put back an hour', async () => {
    const { code, store, clock, exchange } = await buildOpen()
    const before = await code()
    const after = { now: clock.now - hour }
    const again = await anotherServer(await openAgain(store), after)
    expect((await exchange(before, again)).statusCode).toBe(201)
  })
})

describe('check-in', () => {
  test('is closed until it is opened, and closes', async () => {
    const { setCheckIn, shown, code, exchange, amy } = await build()
    expect((await shown()).code).toBeNull()
    expect((await setCheckIn('open', amy)).statusCode).toBe(403)
    await setCheckIn('open')
    const good = await code()
    await setCheckIn('closed')
    expect((await shown()).code).toBeNull()
    expect((await exchange(good)).statusCode).toBe(404)
  })

  test('can stand open for the introduction alone', async () => {
    const { setCheckIn, shown, facilitator, url } = await build()
    await setCheckIn('introduction')
    expect((await shown()).code).toBeNull()
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
    expect((await shown()).code).not.toBeNull()
    await sendAll(facilitator, url, [{ type: 'goTo', segmentId: run.segments[1]?.id ?? '' }])
    expect((await shown()).code).toBeNull()
  })

  test('closes with the meeting, and stays shut for one that is over or called off', async () => {
    const { setCheckIn, shown, code, exchange, facilitator, url, store, meeting } = await buildOpen()
    const good = await code()
    await sendAll(facilitator, url, [{ type: 'start' }, { type: 'end' }])
    expect((await shown()).code).toBeNull()
    expect((await exchange(good)).json()).toMatchObject({ code: 'expired' })
    expect((await setCheckIn('open')).json()).toMatchObject({ code: 'meeting-over' })
    await store.write(async ({ db, t }) => {
      await db.update(t.meeting).set({ status: 'cancelled' }).where(eq(t.meeting.id, meeting.id))
    })
    expect((await setCheckIn('open')).json()).toMatchObject({ code: 'conflict' })
  })

  test('is announced to every screen, and a paired screen shows its code', async () => {
    const built = await buildLive()
    const { setCheckIn, code, facilitator, url } = await build(Promise.resolve(built))
    const classroom = newDisplay(built)
    const waiting = codeOf(await classroom.begin())
    await facilitator.inject({ method: 'POST', url: `${url}/displays`, payload: { code: waiting } })
    const projector = await built.screen(facilitator)
    await projector.run(0)
    await setCheckIn('open')
    expect((await projector.find(({ event }) => event === 'check-in')).data).toEqual({ mode: 'open' })
    const answer = await classroom.ask({ url: '/api/v1/displays/current/check-in-code' })
    expect(answer.json().code).toBe(await code())
  })

  test('tells the screens once it knows who came, and not only that the register has changed', async () => {
    const built = await buildLive()
    const { setCheckIn, code, issued, arrive, facilitator, amy } = await build(Promise.resolve(built))
    await setCheckIn('open')
    const token = await issued(await code())
    const projector = await built.screen(facilitator)
    await projector.run(0)
    expect((await arrive(amy, token)).statusCode).toBe(200)
    await projector.find(({ event }) => event === 'check-in')
    const told = projector.events.findLastIndex(({ event }) => event === 'check-in')
    expect(told).toBeGreaterThan(projector.events.findLastIndex(({ event }) => event === 'run'))
  })
})
