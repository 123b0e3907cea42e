import { participation } from '@hubs/schema/reports'
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
    const { coordinator, leadership, facilitator, meeting } = await buildSchool()
    await sendAll(facilitator, meeting, [
      { type: 'start' },
      { type: 'register', personId: facilitator.id, attendance: 'absent' },
      { type: 'registerRest', attendance: 'present' },
      { type: 'end' },
    ])
    const { lastMeeting } = (await coordinator.inject({ url })).json()
    expect(lastMeeting).toEqual({ halfTerm: 'Autumn 1', present: 5, expected: 6, held: 1, groups: 5 })
    // One person was missing: leadership may not know.
    expect((await leadership.inject({ url })).json().lastMeeting).toMatchObject({ present: null, expected: 6 })
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

  test('is for no one else', async () => {
    const { facilitator, person } = await buildSchool()
    expect((await facilitator.inject({ url })).statusCode).toBe(403)
    expect((await (await person({ roles: ['administrator'] })).inject({ url })).statusCode).toBe(403)
  })
})
