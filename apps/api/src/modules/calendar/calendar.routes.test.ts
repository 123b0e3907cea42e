import { endToSay, project } from '@hubs/rules/run/run-project'
import ical from 'node-ical'
import { expect, onTestFinished, test } from 'vitest'
import { testNow } from '../../../test/engine.ts'
import type { TestPerson } from '../../../test/test-app.ts'
import { openTestStore } from '../../../test/test-store.ts'
import { buildApp } from '../../app.ts'
import { readEnv } from '../../env.ts'
import { newId } from '../../ids.ts'
import { createSessions } from '../accounts/sessions.service.ts'
import { buildMeeting, sendAll } from '../meetings/meetings.testkit.ts'

const minute = 60_000

async function addressOf(who: TestPerson): Promise<string> {
  const answer = await who.inject({ method: 'POST', url: '/api/v1/me/calendar' })
  expect(answer.statusCode).toBe(201)
  return new URL(answer.json().url).pathname
}
const eventsOf = (text: string) => Object.values(ical.sync.parseICS(text)).filter(each => each?.type === 'VEVENT')

test('a calendar fetches one’s own meetings with the address alone, and nothing when none has changed', async () => {
  const { app, amy, facilitator, url, clock, meeting } = await buildMeeting()
  const at = await addressOf(amy)
  const first = await app.inject({ url: at })
  expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(eventsOf(first.body)).toHaveLength(6)
  expect(first.body).not.toMatch(/Amy|Fay|school\.test/)
  const etag = String(first.headers.etag)
  clock.now += 10 * minute
  const again = await app.inject({ url: at, headers: { 'if-none-match': etag } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  const moved = { date: meeting.date, startsAt: '16:00', expectedVersion: meeting.version }
  expect((await facilitator.inject({ method: 'PATCH', url, payload: moved })).statusCode).toBe(200)
  const later = await app.inject({ url: at, headers: { 'if-none-match': etag } })
  expect(later.statusCode).toBe(200)
  const event = eventsOf(later.body).find(each => each?.type === 'VEVENT' && each.uid.startsWith(meeting.id))
  expect(event).toMatchObject({ sequence: meeting.version + 1 })
})

test('a cancelled meeting stays in the feed as cancelled, so that it goes from every calendar', async () => {
  const { app, amy, facilitator, url, meeting } = await buildMeeting()
  const at = await addressOf(amy)
  await facilitator.inject({ method: 'PATCH', url, payload: { cancelled: true, expectedVersion: meeting.version } })
  const event = eventsOf((await app.inject({ url: at })).body).find(
    each => each?.type === 'VEVENT' && each.uid.startsWith(meeting.id),
  )
  expect(event).toMatchObject({ status: 'CANCELLED' })
})

test('a meeting ends at the minute that every screen says: planned, running late, and over', async () => {
  const { app, amy, facilitator, url, clock, meeting } = await buildMeeting()
  const at = await addressOf(amy)
  const endInFeed = async () => {
    const events = eventsOf((await app.inject({ url: at })).body)
    const event = events.find(each => each?.type === 'VEVENT' && each.uid.startsWith(meeting.id))
    return event?.type === 'VEVENT' ? event.end?.getTime() : undefined
  }
  const onScreen = async () => {
    const { run } = (await amy.inject({ url: `${url}/run` })).json()
    return Math.floor(endToSay(project(run, clock.now)) / 1000) * 1000
  }
  expect(await endInFeed()).toBe(meeting.startsAtMs + meeting.minutes * minute)
  clock.now = meeting.startsAtMs + 7 * minute
  await sendAll(facilitator, url, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }])
  expect(await endInFeed()).toBe(await onScreen())
  clock.now = meeting.startsAtMs + 93 * minute
  await sendAll(facilitator, url, [{ type: 'end' }])
  expect(await endInFeed()).toBe(await onScreen())
  const { record } = (await amy.inject({ url })).json()
  expect(await endInFeed()).toBe(Date.parse(record.endedAt))
})

test('an address works until it is replaced or removed, or its owner leaves', async () => {
  const { app, amy, store } = await buildMeeting()
  const codes = async (at: string) => (await app.inject({ url: at })).statusCode
  const first = await addressOf(amy)
  const second = await addressOf(amy)
  expect([await codes(first), await codes(second)]).toEqual([404, 200])
  expect((await amy.inject({ url: '/api/v1/me/calendar' })).json().createdAt).not.toBeNull()
  expect((await amy.inject({ method: 'DELETE', url: '/api/v1/me/calendar' })).statusCode).toBe(204)
  expect(await codes(second)).toBe(404)
  const third = await addressOf(amy)
  const { eq } = await import('drizzle-orm')
  await store.write(({ db, t }) => db.update(t.person).set({ leftAt: 1 }).where(eq(t.person.id, amy.id)))
  expect(await codes(third)).toBe(404)
  for (const wrong of ['x.ics', `${'x'.repeat(43)}.ics`, `${'x'.repeat(43)}`, '%2e%2e.ics'])
    expect(await codes(`/api/v1/calendars/${wrong}`)).toBe(404)
})

test('the address is in no line of the log, whatever happens', async () => {
  const store = await openTestStore()
  const lines: string[] = []
  const app = await buildApp({
    env: readEnv({ DATA_DIR: '/nonexistent' }),
    store,
    clock: () => testNow,
    logger: { level: 'trace', stream: { write: line => void lines.push(line) } },
  })
  onTestFinished(() => app.close())
  const { db, t } = store.read
  const [school] = await db.select().from(t.school)
  const id = newId()
  const token = await store.write(async tx => {
    const none = { preferredName: '', job: '', department: '', workingDays: [], seniorLeader: false, roles: [] }
    const row = { id, schoolId: school!.id, name: 'Amy', email: 'amy@school.test', staffKind: 'teaching' as const }
    await tx.db.insert(tx.t.person).values({ ...row, ...none, joinedAt: testNow, createdAt: testNow })
    return createSessions({ store, now: () => testNow }).create(tx, id, 'test', 'password')
  })
  const made = await app.inject({ method: 'POST', url: '/api/v1/me/calendar', cookies: { hubs: token } })
  const path = new URL(made.json().url).pathname
  const secret = path.split('/').at(-1)!.replace('.ics', '')
  expect((await app.inject({ url: path })).statusCode).toBe(200)
  expect((await app.inject({ url: `${path}x` })).statusCode).toBe(404)
  expect((await app.inject({ method: 'PUT', url: path, payload: '{' })).statusCode).toBeGreaterThanOrEqual(400)
  await store.write(({ db: writing, t: tables }) => writing.delete(tables.calendarFeed))
  expect((await app.inject({ url: path })).statusCode).toBe(404)
  expect(lines.join('\n')).not.toContain(secret)
  const kept = await db.select().from(t.calendarFeed)
  expect(JSON.stringify(kept)).not.toContain(secret)
})
