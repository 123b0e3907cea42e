import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import type { TestPerson } from '../../../test/test-app.ts'
import { forgetAnswers } from '../../idempotency.ts'
import { newId } from '../../ids.ts'
import { forgetAttempts } from '../../modules/accounts/attempts.service.ts'
import { deleteOldLinks } from '../../modules/accounts/magic-links/links.repo.ts'
import { createSessions } from '../../modules/accounts/sessions.service.ts'
import { countWaiting, deleteOld } from '../../modules/mail/mail.repo.ts'
import { buildMeeting, sendAll } from '../../modules/meetings/meetings.testkit.ts'
import { newcomer } from '../../modules/staff/staff.testkit.ts'

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
    '/me/waiting',
    '/waiting-lists',
    '/choice-reminders',
    '/me/swap-offers',
    '/reallocations/current',
    '/people',
    `/people/${amy.id}`,
    '/people?state=active',
    '/people?limit=1',
    '/reports/participation',
    '/reports/trials',
    '/hubs/questioning/trials',
    '/strategies/QU2/trials?limit=1',
    '/strategies/QU2/trials?subject=Maths',
    '/agenda-templates?limit=1',
    '/agenda-templates?which=archived',
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
    [await person({ staffKind: 'support' }), 'DELETE', '/hubs/feedback/waiting', undefined],
    [all, 'DELETE', '/sessions?keep=current', undefined],
    [all, 'PATCH', `/groups/${meeting.groupId}`, { coFacilitatorId: amy.id, expectedVersion: 1 }],
    [all, 'POST', '/people', { ...newcomer, email: `${newId()}@school.test` }],
    [facilitator, 'PATCH', `/meetings/${meeting.id}`, { place: 'Room 12', expectedVersion: before }],
    [facilitator, 'PUT', `/meetings/${meeting.id}/agenda`, { segments: notes, expectedVersion: before + 1 }],
  ] as const) {
    const answer = await who.inject({ method, url: `/api/v1${at}`, ...(payload && { payload }) })
    expect([at, answer.statusCode < 300]).toEqual([at, true])
  }
  clock.now -= fiveDays
  await prepare(facilitator, url)
  clock.now += fiveDays
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
    await countWaiting(tx)
    for (const sweep of [deleteOldLinks, deleteOld, forgetAttempts, forgetAnswers]) await sweep(tx, clock.now)
  })

  const scans = [...plans].filter(([, plan]) => plan.some(step => growing.test(step)))
  expect(plans.size).toBeGreaterThan(60)
  expect(scans).toEqual([])
})

const fiveDays = 5 * 86_400_000
const idea = {
  technique: 'T',
  why: 'W',
  failing: 'F',
  url: '',
  readMinutes: null,
  presenterId: null,
  strategyCode: null,
}

/** Everything that comes before a meeting, from the template to the vote. */
async function prepare(facilitator: TestPerson, url: string) {
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', at: string, payload?: object) => {
    const answer = await facilitator.inject({ method, url: at, ...(payload && { payload }) })
    expect([at, answer.statusCode < 300]).toEqual([at, true])
    return answer.json()
  }
  const templates = '/api/v1/agenda-templates'
  const made = await ask('POST', templates, { from: 'meeting', sourceId: url.split('/').at(-1), name: 'Ours' })
  await ask('PATCH', `${templates}/${made.id}`, { shared: true, expectedVersion: 1 })
  const { version } = await ask('GET', url)
  await ask('POST', `${url}/agenda/template`, { templateId: made.id, expectedVersion: version })
  await ask('POST', `${url}/agenda/undo`, { expectedVersion: version + 1 })
  await ask('POST', `${url}/checklist`, { text: 'Cake' })
  await ask('PATCH', `${url}/checklist/room`, { ticked: true })
  for (const title of ['A', 'B']) await ask('POST', `${url}/candidates`, { ...idea, title })
  const { candidates } = await ask('GET', `${url}/candidates`)
  const candidateIds = candidates.map(({ id }: { id: string }) => id)
  await ask('PUT', `${url}/ballot`, { candidateIds, expectedVersion: 0 })
  await ask('PUT', `${url}/ballot/vote`, { candidateId: candidateIds[0] })
  await ask('PUT', `${url}/ballot/closed`, { closed: true })
  await ask('PUT', `${url}/coming`, { coming: false })
}
