import { participation } from '@hubs/schema/reports/reports'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { newId } from '../../ids.ts'
import { meetingOf, sendAll } from '../meetings/meetings.testkit.ts'

const url = '/api/v1/reports/participation'

/** Six teachers in one hub, led by one of them, two in another, six not in any, and six of the support staff. */
async function buildSchool() {
  const app = await buildTestApp()
  const meeting = await meetingOf(app, 'feedback', 1)
  app.clock.now = meeting.startsAtMs
  const coordinator = await app.person({ roles: ['coordinator'], staffKind: 'support' })
  const leadership = await app.person({ roles: ['leadership'], staffKind: 'support' })
  const facilitator = await app.facilitator('feedback')
  for (let n = 0; n < 5; n++) await app.member('feedback')
  for (let n = 0; n < 2; n++) await app.member('questioning')
  for (let n = 0; n < 6; n++) await app.person()
  for (let n = 0; n < 4; n++) await app.person({ staffKind: 'support' })
  return { ...app, coordinator, leadership, facilitator, meeting: `/api/v1/meetings/${meeting.id}` }
}

describe('participation', () => {
  test('is counted exactly for the coordinator', async () => {
    const { coordinator } = await buildSchool()
    const report = participation.parse((await coordinator.inject({ url })).json())
    expect(report).toMatchObject({
      teachers: { all: 14, inAHub: 8 },
      support: { all: 6, optedIn: 0, notThisYear: 0 },
      lastMeeting: null,
    })
    expect(report.hubs.map(hub => [hub.slug, hub.taken, hub.places, hub.minimum])).toEqual([
      ['growth-mindset', 0, 12, 8],
      ['e-learning', 0, 12, 8],
      ['feedback', 6, 12, 8],
      ['academic-language', 0, 12, 8],
      ['questioning', 2, 12, 8],
    ])
  })

  test('shows leadership no number from one to four', async () => {
    const { leadership } = await buildSchool()
    const report = participation.parse((await leadership.inject({ url })).json())
    expect(report.teachers).toEqual({ all: 14, inAHub: 8 })
    expect(report.hubs.map(hub => hub.taken)).toEqual([null, null, null, null, null])
  })

  test('has the attendance of the latest half term in which a group met', async () => {
    const { coordinator, leadership, facilitator, meeting, clock, person } = await buildSchool()
    await sendAll(facilitator, meeting, [
      { type: 'start' },
      { type: 'register', personId: facilitator.id, attendance: 'absent' },
      { type: 'registerRest', attendance: 'present' },
      { type: 'end' },
    ])
    const { lastMeeting } = (await coordinator.inject({ url })).json()
    expect(lastMeeting).toEqual({ halfTerm: 'Autumn 1', countedOn: null, present: 5, expected: 6, held: 1, groups: 5 })
    // One person was missing: leadership may not know, and is told nothing before the half term is counted.
    expect((await leadership.inject({ url })).json().lastMeeting).toBeNull()
    clock.now += 20 * 86_400_000
    const later = await person({ roles: ['leadership'], staffKind: 'none' })
    const { lastMeeting: seen } = (await later.inject({ url })).json()
    expect(seen).toMatchObject({ halfTerm: 'Autumn 1', present: null, expected: null, held: 1 })
  })

  test('counts as present or missing no one whom no register says anything of', async () => {
    const { coordinator, facilitator, meeting } = await buildSchool()
    await sendAll(facilitator, meeting, [{ type: 'start' }, { type: 'end' }])
    expect((await coordinator.inject({ url })).json().lastMeeting).toMatchObject({ present: 0, expected: 0, held: 1 })
  })

  test('counts a group that met twice in a half term once', async () => {
    const { coordinator, facilitator, meeting, store } = await buildSchool()
    await sendAll(facilitator, meeting, [{ type: 'start' }, { type: 'end' }])
    await store.write(async ({ db, t }) => {
      const [held] = await db.select().from(t.meeting).where(eq(t.meeting.status, 'ended'))
      const twice = held ?? expect.fail('no meeting was held')
      await db
        .insert(t.meeting)
        .values({ ...twice, id: newId(), number: 99, startsAtMs: twice.startsAtMs + 86_400_000 })
    })
    expect((await coordinator.inject({ url })).json().lastMeeting).toMatchObject({ held: 1, groups: 5 })
  })

  test('stays for leadership as it was shown, with its day, until five or more have changed', async () => {
    const { coordinator, leadership, person, member, clock, store } = await buildSchool()
    for (let n = 0; n < 3; n++) await person()
    const seen = async () => participation.parse((await leadership.inject({ url })).json())
    const first = await seen()
    expect(first).toMatchObject({ countedOn: null, teachers: { all: 17, inAHub: 8 } })
    clock.now += 60_000
    const [day] = new Date(clock.now).toISOString().split('T')
    const joined = await member('feedback')
    expect(await seen()).toEqual({ ...first, countedOn: day })
    expect(participation.parse((await coordinator.inject({ url })).json()).teachers).toEqual({ all: 18, inAHub: 9 })
    for (let n = 0; n < 4; n++) await member('questioning')
    expect(await seen()).toMatchObject({ countedOn: null, teachers: { all: 22, inAHub: 13 } })
    // Four fewer than now, and one more than at first: neither may be told.
    await store.write(({ db, t }) => db.delete(t.membership).where(eq(t.membership.personId, joined.id)))
    expect(await seen()).toMatchObject({ teachers: { all: 22, inAHub: 13 } })
    await person()
    expect(await seen()).toMatchObject({ teachers: { all: 22, inAHub: 13 } })
  })

  test('is for no one else', async () => {
    const { facilitator, person } = await buildSchool()
    expect((await facilitator.inject({ url })).statusCode).toBe(403)
    expect((await (await person({ roles: ['administrator'] })).inject({ url })).statusCode).toBe(403)
  })
})
