import { displayState } from '@hubs/schema/meetings/displays'
import { runMessage } from '@hubs/schema/meetings/live'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openStream } from '../../../test/event-stream.ts'
import { openAgain } from '../../../test/test-store.ts'
import { anotherServer, buildLive, buildMeeting, meetingOf, sendAll } from '../meetings/meetings.testkit.ts'
import { AFTER_END_MS, MOST_WAITING, PAIRED_LIFE_MS } from './displays.service.ts'
import { codeOf, displaysOn, newDisplay } from './displays.testkit.ts'

const hour = 60 * 60_000
const minute = 60_000

async function build() {
  const built = await buildLive()
  const screen = newDisplay(built)
  const { facilitator, url } = built
  const pair = (code: string, who = facilitator, at = url) =>
    who.inject({ method: 'POST', url: `${at}/displays`, payload: { code } })
  const list = async () => (await facilitator.inject({ url: `${url}/displays` })).json().items
  const follow = () => openStream(built.origin, '/api/v1/displays/current/live', screen.cookie())
  return { ...built, screen, pair, list, follow }
}

/** Beside the meeting another group's, with its own facilitator. */
async function buildTwo() {
  const built = await build()
  const other = await built.member('questioning')
  const { groupId } = await built.groupOf('questioning')
  await built.store.write(async ({ db, t }) => {
    await db.update(t.group).set({ facilitatorId: other.id }).where(eq(t.group.id, groupId))
  })
  await built.store.signal({ topic: 'people', id: built.schoolId })
  const { id } = await meetingOf(built, 'questioning', 2)
  return { ...built, other, otherUrl: `/api/v1/meetings/${id}` }
}

async function buildPaired() {
  const built = await build()
  const code = codeOf(await built.screen.begin())
  const answer = await built.pair(code)
  expect(answer.statusCode).toBe(201)
  return { ...built, code, paired: answer.json() }
}

describe('a classroom screen', () => {
  test('shows a code, and the meeting once a facilitator has typed it', async () => {
    const { screen, pair, facilitator, meeting } = await build()
    const waiting = await screen.begin()
    const code = codeOf(waiting)
    expect(waiting).toMatchObject({ state: 'waiting', expiresInMs: 10 * minute })
    expect((await screen.current()).json()).toMatchObject({ state: 'waiting', code })
    const typed = `${code.slice(0, 2)} ${code.slice(2)}`.toLowerCase()
    const answer = await pair(typed)
    expect(answer.json()).toMatchObject({ name: `Screen ${code.slice(0, 2)}` })
    const shown = displayState.parse((await screen.current()).json())
    expect(shown).toMatchObject({
      state: 'paired',
      meeting: { id: meeting.id, hubSlug: 'feedback' },
      checkIn: 'closed',
    })
    expect(shown.state === 'paired' && shown.question && shown.nextDate).toBeTruthy()
    expect((await facilitator.inject({ url: '/api/v1/me' })).statusCode).toBe(200)
  })

  test('keeps its cookie to itself: HttpOnly, and only its hash is stored', async () => {
    const { screen, store } = await build()
    const { headers } = await screen.ask({ method: 'POST', url: '/api/v1/displays' })
    expect(String(headers['set-cookie'])).toMatch(/^hubs-screen=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const rows = await store.read.db.select().from(store.read.t.displayDevice)
    expect(JSON.stringify(rows)).not.toContain(screen.cookie().split('=')[1])
  })

  test('gets what may stand on a wall, and nothing else of the meeting', async () => {
    const { screen, facilitator, url } = await buildPaired()
    const detail = (await facilitator.inject({ url })).json()
    const segments = detail.segments.map(({ floorMinutes: _, ...rest }: Record<string, unknown>) => ({
      ...rest,
      notes: 'CANARY',
    }))
    const saved = { segments, expectedVersion: detail.version }
    expect((await facilitator.inject({ method: 'PUT', url: `${url}/agenda`, payload: saved })).statusCode).toBe(200)
    const { body } = await screen.current()
    expect(body).toContain(detail.segments[0].title)
    expect(body).not.toContain('CANARY')
    expect(body).not.toContain('Amy Adams')
    expect(displayState.parse(JSON.parse(body))).toMatchObject({ meeting: { people: [], record: null, mine: null } })
  })

  test('opens no other route with its cookie', async () => {
    const { screen, app, meeting, facilitator } = await buildPaired()
    const own = /\/displays($|\/current)/
    for (const { route, policy } of app.accessList) {
      const [method, path = ''] = route.split(' ')
      if (policy === 'anyone' || own.test(path)) continue
      const url = path.replace(':id', meeting.id).replace(':personId', facilitator.id).replace(/:\w+/g, 'x')
      const answer = await screen.ask({ method: method as 'GET', url, payload: method === 'GET' ? undefined : {} })
      expect([route, answer.statusCode]).toEqual([route, 401])
    }
    expect((await screen.current()).statusCode).toBe(200)
  })

  test('follows the meeting live, also after its server came up again', async () => {
    const { screen, follow, facilitator, url, store, clock } = await buildPaired()
    const live = await follow()
    await live.run(0)
    const { run } = await sendAll(facilitator, url, [{ type: 'start' }])
    expect(runMessage.parse((await live.run(1)).data).run).toEqual(run)
    const second = await anotherServer(await openAgain(store), clock)
    const again = await openStream(
      await second.listen({ port: 0, host: '127.0.0.1' }),
      '/api/v1/displays/current/live',
      screen.cookie(),
    )
    expect(runMessage.parse((await again.run(1)).data).run).toEqual(run)
    expect((await screen.ask({ url: '/api/v1/displays/current/run' })).json().run).toEqual(run)
  })

  test('follows the group of a meeting to come, where no one else looks', async () => {
    const { follow, member } = await buildPaired()
    const live = await follow()
    await live.run(0)
    await member('feedback', { name: 'Cat Clark' })
    const { people } = runMessage.parse((await live.run(1)).data).run
    expect(people.map(person => person.name)).toContain('Cat Clark')
  })

  test('is told when the meeting is moved or called off', async () => {
    const { follow, screen, facilitator, url, meeting } = await buildPaired()
    const live = await follow()
    await live.run(0)
    const { version } = (await facilitator.inject({ url })).json()
    const payload = { cancelled: true, expectedVersion: version }
    expect((await facilitator.inject({ method: 'PATCH', url, payload })).statusCode).toBe(200)
    await live.find(({ event }) => event === 'display')
    expect((await screen.current()).json()).toMatchObject({ meeting: { id: meeting.id, status: 'cancelled' } })
  })
})

describe('a pairing ends', () => {
  test('when the facilitator takes it off, streams and all, on every server', async () => {
    const { screen, follow, list, paired, facilitator, url, store, clock } = await buildPaired()
    const live = await follow()
    const second = await anotherServer(await openAgain(store), clock)
    const origin = await second.listen({ port: 0, host: '127.0.0.1' })
    await openStream(origin, '/api/v1/displays/current/live', screen.cookie())
    expect(await list()).toEqual([paired])
    const takeOff = () => facilitator.inject({ method: 'DELETE', url: `${url}/displays/${paired.id}` })
    expect((await takeOff()).statusCode).toBe(204)
    await live.closed
    expect((await screen.current()).statusCode).toBe(401)
    expect(await list()).toEqual([])
    expect((await takeOff()).statusCode).toBe(404)
    expect((await screen.begin()).state).toBe('waiting')
  })

  test('on the screen itself', async () => {
    const { screen, list } = await buildPaired()
    expect((await screen.ask({ method: 'DELETE', url: '/api/v1/displays/current' })).statusCode).toBe(204)
    expect(await list()).toEqual([])
  })

  test('twelve hours after it began', async () => {
    const { screen, clock } = await buildPaired()
    clock.now += PAIRED_LIFE_MS - 1
    expect((await screen.current()).statusCode).toBe(200)
    clock.now += 1
    expect((await screen.current()).statusCode).toBe(401)
    expect((await screen.begin()).state).toBe('waiting')
  })

  test('an hour after the meeting’s end, and no screen is paired with it from then on', async () => {
    const { screen, pair, facilitator, url, clock } = await buildPaired()
    await sendAll(facilitator, url, [{ type: 'start' }, { type: 'end' }])
    clock.now += AFTER_END_MS - 1
    expect((await screen.current()).statusCode).toBe(200)
    clock.now += 1
    expect((await screen.current()).statusCode).toBe(401)
    const again = await pair(codeOf(await screen.begin()))
    expect(again.json()).toMatchObject({ code: 'meeting-over' })
  })
})

describe('a code', () => {
  test('that no one shows, that ran out and that was used are each refused with a sentence', async () => {
    const { screen, pair, clock } = await build()
    expect((await pair('ZZZZZZ')).json()).toMatchObject({ code: 'not-found', fields: { code: expect.any(String) } })
    expect((await pair('what')).json()).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    const old = codeOf(await screen.begin())
    clock.now += 10 * minute
    expect((await pair(old)).json()).toMatchObject({ code: 'expired' })
    const code = codeOf(await screen.begin())
    expect(code).not.toBe(old)
    expect((await pair(old)).json()).toMatchObject({ code: 'not-found' })
    expect((await pair(code)).statusCode).toBe(201)
    // Sent twice, it is the same.
    expect((await pair(code)).statusCode).toBe(201)
  })

  test('pairs with one meeting when two facilitators type it at once', async () => {
    const { screen, pair, facilitator, other, otherUrl } = await buildTwo()
    const code = codeOf(await screen.begin())
    const answers = await Promise.all([pair(code, facilitator), pair(code, other, otherUrl)])
    expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([201, 409])
    const lost = answers.find(answer => answer.statusCode === 409)
    expect(lost?.json()).toMatchObject({ code: 'already-used', fields: { code: expect.any(String) } })
  })

  test('of a member or another group’s facilitator opens nothing', async () => {
    const { screen, pair, amy, other } = await buildTwo()
    const code = codeOf(await screen.begin())
    expect((await pair(code, amy)).statusCode).toBe(403)
    expect((await pair(code, other)).statusCode).toBe(403)
    expect((await screen.current()).json()).toMatchObject({ state: 'waiting' })
  })

  test('can be guessed at ten times in five minutes', async () => {
    const { pair, clock } = await build()
    for (let n = 0; n < 10; n++) expect((await pair('ZZZZZZ')).statusCode).toBe(404)
    const refused = await pair('ZZZZZZ')
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(200)
    clock.now += 5 * minute
    expect((await pair('ZZZZZZ')).statusCode).toBe(404)
  })
})

test('whoever asks for code after code keeps no classroom from one, and all is tidied up', async () => {
  const { app, clock, store, facilitator, url } = await buildMeeting()
  const ask = () => app.inject({ method: 'POST', url: '/api/v1/displays' })
  // A classroom whose page is open has come back to ask what it shows.
  const classroom = await ask()
  const cookies = Object.fromEntries(classroom.cookies.map(({ name, value }) => [name, value]))
  const current = async () => (await app.inject({ url: '/api/v1/displays/current', cookies })).statusCode
  expect(await current()).toBe(200)
  const codes = []
  for (let round = 0; round < 10; round++)
    codes.push(...(await Promise.all(Array.from({ length: 30 }, ask))).map(answer => answer.statusCode))
  expect(new Set(codes)).toEqual(new Set([201]))
  expect(await store.read.db.select().from(store.read.t.displayDevice)).toHaveLength(MOST_WAITING)
  expect(await current()).toBe(200)
  const payload = { code: classroom.json().code }
  expect((await facilitator.inject({ method: 'POST', url: `${url}/displays`, payload })).statusCode).toBeLessThan(300)
  const elsewhere = await app.inject({ method: 'POST', url: '/api/v1/displays', remoteAddress: '10.1.2.3' })
  expect(elsewhere.statusCode).toBe(201)
  clock.now += 10 * minute
  expect((await ask()).statusCode).toBe(201)
  clock.now += 14 * hour
  await store.write(displaysOn(store, () => clock.now).displays.sweep)
  expect(await store.read.db.select().from(store.read.t.displayDevice)).toEqual([])
})
