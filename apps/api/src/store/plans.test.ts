import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../ids.ts'
import { createSessions } from '../modules/accounts/sessions.service.ts'
import { deleteOldLinks } from '../modules/accounts/links.repo.ts'
import { forgetAnswers } from '../idempotency.ts'
import { deleteOld } from '../modules/mail/mail.repo.ts'
import { forgetTries } from '../modules/accounts/limits.ts'
import { buildMeeting, sendAll } from '../modules/meetings/meetings.testkit.ts'

/** Tables with a row for each person, meeting, command and so on, year after year. */
const growing =
  /\bSCAN (person|membership|not_this_year|meeting|segment|run|run_command|attendance|session|link_token|guess|mail|answered|audit|attendance_change|minutes|minutes_sending|pulse|pulse_given|facilitator_note)\b/

/** Every plan that SQLite makes from here on, by the text of its statement. */
function collectPlans() {
  const plans = new Map<string, string[]>()
  const { prepare } = Database.prototype
  onTestFinished(() => void (Database.prototype.prepare = prepare))
  Database.prototype.prepare = function collect(this: Database.Database, text: string) {
    if (/^\s*(select|insert|update|delete)/i.test(text)) {
      const values = Array(text.split('?').length - 1).fill(null)
      const explained = prepare.call(this, `EXPLAIN QUERY PLAN ${text}`) as Database.Statement<
        unknown[],
        { detail: string }
      >
      plans.set(
        text,
        explained.all(...values).map(row => row.detail),
      )
    }
    return prepare.call(this, text)
  } as typeof prepare
  return plans
}

test('nothing that is asked or done goes through the whole of a table that grows', async () => {
  const plans = collectPlans()
  const { facilitator, amy, person, url, meeting, store, clock } = await buildMeeting()
  const all = await person({ roles: ['coordinator', 'administrator'] })
  // What the tests themselves asked.
  plans.clear()
  const version = async (of: string) => (await all.inject({ url: of })).json().version as number

  for (const path of [
    '/public/programme',
    '/programmes/current',
    '/me',
    '/sessions',
    '/hubs',
    '/hubs/feedback',
    '/meetings',
    '/meetings?programme=past',
    '/meetings?scope=mine',
    `/meetings?group=${meeting.groupId}`,
    '/meetings?limit=1',
    '/memberships',
    '/memberships?limit=1',
    '/people',
    `/people/${amy.id}`,
    '/people?state=active',
    '/people?limit=1',
    '/reports/participation',
    '/reports/pulse',
    `/meetings/${meeting.id}/register/changes?limit=1`,
    `/meetings/${meeting.id}/minutes`,
  ]) {
    const answer = await all.inject({ url: `/api/v1${path}` })
    expect([path, answer.statusCode]).toEqual([path, 200])
    const { next } = answer.json()
    if (next) await all.inject({ url: `/api/v1${path}&cursor=${next}` })
  }
  const before = await version(url)
  const notes = [{ kind: 'starter', title: 'A', minutes: 5, protected: false, prompt: '', notes: '' }]
  for (const [who, method, at, payload] of [
    [all, 'PUT', `/people/${amy.id}/membership`, { hubSlug: 'questioning' }],
    [all, 'PUT', `/people/${amy.id}/membership`, { hubSlug: 'feedback' }],
    [await person({ staffKind: 'support' }), 'PUT', '/hubs/feedback/membership', {}],
    [all, 'DELETE', '/sessions?keep=current', undefined],
    [all, 'PATCH', `/groups/${meeting.groupId}`, { coFacilitatorId: amy.id, expectedVersion: 1 }],
    [all, 'POST', '/people', { ...newcomer, email: `${newId()}@school.test` }],
    [facilitator, 'PATCH', `/meetings/${meeting.id}`, { place: 'Room 12', expectedVersion: before }],
    [facilitator, 'PUT', `/meetings/${meeting.id}/agenda`, { segments: notes, expectedVersion: before + 1 }],
  ] as const) {
    const answer = await who.inject({ method, url: `/api/v1${at}`, ...(payload && { payload }) })
    expect([at, answer.statusCode < 300]).toEqual([at, true])
  }
  await sendAll(facilitator, url, [{ type: 'start' }, { type: 'registerRest', attendance: 'present' }, { type: 'end' }])
  for (const [who, method, at, payload] of [
    [facilitator, 'GET', '/register/changes?limit=1', undefined],
    [amy, 'GET', '/register/changes', undefined],
    [facilitator, 'PUT', '/minutes', { learned: 'A', questions: '', show: true, expectedVersion: 0 }],
    [facilitator, 'POST', '/minutes/sendings', { expectedVersion: 1 }],
    [facilitator, 'PUT', '/notes', { text: 'A', expectedVersion: 0 }],
    [amy, 'PUT', '/pulse', { useful: 4, heard: 4, nextStep: 4, line: '' }],
    [facilitator, 'GET', '/pulse', undefined],
  ] as const) {
    const answer = await who.inject({ method, url: `${url}${at}`, ...(payload && { payload }) })
    expect([at, answer.statusCode < 300]).toEqual([at, true])
  }
  await store.write(async tx => {
    await createSessions({ store, now: () => clock.now }).sweep(tx)
    for (const sweep of [deleteOldLinks, deleteOld, forgetTries, forgetAnswers]) await sweep(tx, clock.now)
  })

  const scans = [...plans].filter(([, plan]) => plan.some(step => growing.test(step)))
  expect(plans.size).toBeGreaterThan(60)
  expect(scans).toEqual([])
})

const newcomer = {
  name: 'New Colleague',
  staffKind: 'teaching',
  job: '',
  department: '',
  workingDays: [],
  seniorLeader: false,
  roles: [],
}
