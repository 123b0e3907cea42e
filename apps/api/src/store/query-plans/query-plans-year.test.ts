import { tableNames } from '@hubs/schema/tables'
import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { hasRecord } from '../../modules/hubs/groups.repo.ts'
import { createMail } from '../../modules/mail/mail.service.ts'
import { buildMeeting, sendAll } from '../../modules/meetings/meetings.testkit.ts'
import { createNoticeServices } from '../../modules/notices/notices.module.ts'
import { hasBegun } from '../../modules/programmes/next-year/undo-year.repo.ts'

test('nothing about the year’s calendar, notices and hours goes through the whole of a table that grows', async () => {
  const plans = collectPlans()
  const { app, facilitator, amy, ben, person, clock, meeting, url, store, groupOf } = await buildMeeting()
  const coordinator = await person({ roles: ['coordinator'] })
  clock.now = meeting.startsAtMs
  await sendAll(facilitator, url, [
    { type: 'start' },
    { type: 'register', personId: amy.id, attendance: 'apologies' },
    { type: 'registerRest', attendance: 'present' },
  ])
  clock.now += 60 * 60_000
  await sendAll(facilitator, url, [{ type: 'end' }])
  plans.clear()
  const get = async (who: typeof amy, path: string) => {
    const answer = await who.inject({ url: `/api/v1${path}` })
    expect(answer.statusCode, path).toBe(200)
    return answer.json()
  }
  const made = await amy.inject({ method: 'POST', url: '/api/v1/me/calendar' })
  expect((await app.inject({ url: new URL(made.json().url).pathname })).statusCode).toBe(200)
  const { programme } = await get(ben, `/people/${ben.id}/hours`)
  for (const path of ['/me/notices', '/me/notice-choices']) await get(amy, path)
  for (const path of ['/next-year', '/years', '/register', '/reminders', '/emails/previews', '/emails/undelivered'])
    await get(coordinator, path)
  for (const table of tableNames)
    expect((await coordinator.inject({ url: `/api/v1/tables/${table}` })).statusCode, table).toBe(200)
  const personIds = [amy.id, ben.id]
  for (const [who, path, payload] of [
    [amy, '/me/notices/read', undefined],
    [coordinator, '/emails/undelivered/retry', {}],
    [facilitator, '/reminders', { meetingId: meeting.id, personIds }],
    [
      coordinator,
      `/people/${ben.id}/hours/corrections`,
      { programmeId: programme.id, kind: 'extra', minutes: 5, reason: 'Read' },
    ],
    [ben, `/people/${ben.id}/certificates`, { programmeId: programme.id }],
    [amy, `/meetings/${meeting.id}/catch-up`, undefined],
  ] as const)
    await who.inject({ method: 'POST', url: `/api/v1${path}`, ...(payload && { payload }) })
  // What would go with a year that is undone and with a group that is closed.
  const { groupId, programmeId } = await groupOf('questioning')
  await hasBegun(store.read, { id: programmeId, startedAt: 0 })
  await hasRecord(store.read, groupId)
  const code = (await get(ben, `/people/${ben.id}/hours`)).certificate.code
  await app.inject({ method: 'POST', url: '/api/v1/public/certificates/check', payload: { code } })
  const now = () => clock.now
  const quiet = { info: () => undefined, warn: () => undefined }
  const mail = createMail({ store, now, log: quiet, transport: { deliver: async () => '', close: () => undefined } })
  await mail.stop()
  const room = createNoticeServices({ store, now, mail, origin: () => '', mailFrom: 'hubs@school.test' })
  for (const job of room.jobs) await (await store.write<void | (() => unknown)>(job))?.()
  expect(plans.size).toBeGreaterThan(40)
  expect([...plans].filter(([, plan]) => plan.some(step => growing.test(step)))).toEqual([])
})
