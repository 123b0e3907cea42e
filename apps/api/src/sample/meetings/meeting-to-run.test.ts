import { eq } from 'drizzle-orm'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../store/sqlite/sqlite.ts'
import type { Store } from '../../store/store.ts'
import { prepareSample } from '../school.ts'
import { findMeetingToRun } from './meeting-to-run.ts'

const timeZone = 'Europe/London'
const minute = 60_000
const day = 24 * 60 * minute

async function openSample(at: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hubs-to-run-'))
  const store = await openSqlite(folder)
  onTestFinished(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await prepareSample(store, Date.parse(at))
  return store
}

async function meetingAt({ read }: Store, now: number) {
  const { db, t } = read
  const found = await findMeetingToRun(read, { now, timeZone })
  const [meeting] = await db
    .select()
    .from(t.meeting)
    .where(eq(t.meeting.id, found?.id ?? ''))
  if (!meeting) throw new Error('no meeting to run')
  return meeting
}

const ofGroup = ({ read: { db, t } }: Store, groupId: string) =>
  db.select().from(t.meeting).where(eq(t.meeting.groupId, groupId)).orderBy(t.meeting.startsAtMs)

/** Each state of the school's year, at odd hours too. */
const instants = [
  '2026-09-01T07:40:00Z',
  '2026-09-29T22:58:00Z',
  '2026-10-28T11:05:00Z',
  '2026-11-18T10:20:00Z',
  '2026-11-26T08:05:00Z',
  '2026-12-25T12:00:00Z',
  '2026-12-31T23:57:00Z',
  '2027-03-28T00:57:00Z',
  '2027-06-23T17:00:00Z',
  '2027-06-24T09:00:00Z',
  '2027-08-11T13:00:00Z',
  '2028-02-29T09:30:00Z',
]

test.each(instants)('at %s a meeting is about to begin, and most of the group have a plan to report on', async at => {
  const store = await openSample(at)
  const now = Date.parse(at)
  const { db, t } = store.read
  const { groupId, kind, status, startsAtMs, startsAt, id } = await meetingAt(store, now)
  const isOwnToday = !id.startsWith('5a3b1e00-0000-7000-8009-')
  expect([kind === 'first', status]).toEqual([false, 'planned'])
  expect(Math.abs(startsAtMs - now)).toBeLessThanOrEqual(isOwnToday ? day : 10 * minute)
  expect(startsAt).toMatch(/^\d\d:\d[05]$/)
  const meetings = await ofGroup(store, groupId)
  expect(meetings.map(({ number }) => number)).toEqual(meetings.map((_, index) => index + 1))
  const held = new Set(meetings.filter(meeting => meeting.startsAtMs < startsAtMs).map(meeting => meeting.id))
  const first = meetings[0]?.startsAtMs ?? 0
  const members = await db.select().from(t.membership).where(eq(t.membership.groupId, groupId))
  expect(members.filter(({ createdAt }) => createdAt > first)).toEqual([])
  const plans = await db.select().from(t.plan).where(eq(t.plan.groupId, groupId))
  const toTell = plans.filter(plan => plan.status === 'committed' && held.has(plan.meetingId))
  expect(new Set(toTell.map(({ ownerId }) => ownerId)).size).toBeGreaterThanOrEqual(7)
  const segments = await db.select().from(t.segment).where(eq(t.segment.meetingId, id))
  expect(segments.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(120)
})

test('where the group meets that day anyway, that is the meeting', async () => {
  const at = '2027-01-27T15:20:00Z'
  const meeting = await meetingAt(await openSample(at), Date.parse(at))
  expect([meeting.date, meeting.startsAt]).toEqual(['2027-01-27', '15:30'])
})

test('at a later start it’s about to begin again, until it has been held', async () => {
  const store = await openSample('2026-11-18T10:20:00Z')
  const before = await meetingAt(store, Date.parse('2026-11-18T10:20:00Z'))
  const later = Date.parse('2027-02-01T19:00:00Z')
  await prepareSample(store, later)
  const moved = await meetingAt(store, later)
  expect([moved.id, moved.date, moved.startsAt, moved.version]).toEqual([before.id, '2027-02-01', '19:05', 2])
  const meetings = await ofGroup(store, moved.groupId)
  expect(meetings.map(({ number }) => number)).toEqual(meetings.map((_, index) => index + 1))

  await prepareSample(store, later + 10 * minute)
  expect((await meetingAt(store, later)).version).toBe(2)
  await store.write(({ db, t }) => db.update(t.meeting).set({ status: 'ended' }).where(eq(t.meeting.id, moved.id)))
  await prepareSample(store, later + 7 * day)
  expect(await findMeetingToRun(store.read, { now: later + 7 * day, timeZone })).toBeNull()
})
