import type { InjectOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { buildMeeting } from '../modules/meetings/meetings.testkit.ts'
import { aPlan, aReport } from '../modules/plans/plans.testkit.ts'
import { newcomer } from '../modules/staff/staff.testkit.ts'

const NUL = '\u0000'
const cursor = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
const segment = { kind: 'starter', title: 'A', minutes: 5, protected: false, prompt: '', notes: '' }
const written = { learned: '', questions: '', show: false, expectedVersion: 0 }
const marks = { useful: 4, heard: 4, nextStep: 4, line: '' }
const line = { attendance: 'present', expectedVersion: 0 }
const command = { type: 'pause', commandId: 'c1', expectedVersion: 0 }

type Case = [name: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object]

/** What a database may stumble over: characters and numbers that it can't keep. `:meeting` and `:group` are real. */
const cases: Case[] = [
  ['a NUL in the address of a person', 'GET', '/people/%00'],
  ['a NUL in the address of a meeting', 'GET', '/meetings/%00/run'],
  ['a NUL in the address of a hub', 'GET', '/hubs/%00'],
  ['a NUL in the name of a school', 'GET', '/public/programme?school=%00'],
  ['a NUL in what is looked for', 'GET', '/people?q=%00'],
  ['a NUL in a group that is asked for', 'GET', '/meetings?group=%00'],
  ['a NUL in a cursor of meetings', 'GET', '/meetings?cursor=1.%00'],
  ['a NUL inside a cursor of people', 'GET', `/people?cursor=${cursor(NUL, 'x')}`],
  ['a NUL inside a cursor of choices', 'GET', `/memberships?cursor=${cursor('x', NUL)}`],
  ['a NUL in a session’s id', 'DELETE', '/sessions/%00'],
  ['a NUL in a name', 'POST', '/people', { ...newcomer, name: `A${NUL}` }],
  ['a NUL in a job', 'POST', '/people', { ...newcomer, job: NUL }],
  ['a NUL in an address', 'POST', '/people', { ...newcomer, email: `a${NUL}@school.test` }],
  ['half a character in a name', 'POST', '/people', { ...newcomer, name: 'A\ud800' }],
  ['a NUL in the hub somebody is placed in', 'PUT', '/people/:person/membership', { hubSlug: NUL }],
  ['a NUL in a group that is chosen', 'PUT', '/hubs/feedback/membership', { groupId: NUL }],
  ['a NUL in an aim', 'PATCH', '/programmes/current', { aims: [NUL], expectedVersion: 1 }],
  ['half a character in an aim', 'PATCH', '/programmes/current', { aims: ['\udc00'], expectedVersion: 1 }],
  ['a version beyond the column', 'PATCH', '/programmes/current', { expectedVersion: 9_007_199_254_740_991 }],
  ['a version beyond the column, of a group', 'PATCH', '/groups/:group', { expectedVersion: 2_147_483_648 }],
  ['a NUL in a facilitator', 'PATCH', '/groups/:group', { facilitatorId: NUL, expectedVersion: 1 }],
  ['a NUL in a hub’s summary', 'PATCH', '/hubs/feedback', { summary: NUL, expectedVersion: 1 }],
  ['a NUL in a place', 'PATCH', '/meetings/:meeting', { place: NUL, expectedVersion: 1 }],
  [
    'a NUL in notes',
    'PUT',
    '/meetings/:meeting/agenda',
    { segments: [{ ...segment, notes: NUL }], expectedVersion: 1 },
  ],
  [
    'a NUL in a link of the agenda',
    'PUT',
    '/meetings/:meeting/agenda',
    { segments: [{ ...segment, links: [{ title: 'A', url: `https://a.test/${NUL}` }] }], expectedVersion: 1 },
  ],
  [
    'half a character in what to bring',
    'PUT',
    '/meetings/:meeting/agenda',
    { segments: [{ ...segment, materials: ['\ud800'] }], expectedVersion: 1 },
  ],
  ['a NUL in a template’s name', 'POST', '/agenda-templates', { from: 'template', sourceId: 'ordinary', name: NUL }],
  ['a NUL in a template', 'POST', '/agenda-templates', { from: 'template', sourceId: NUL, name: 'A' }],
  ['a NUL in a cursor of templates', 'GET', `/agenda-templates?cursor=${cursor(NUL, 'x')}`],
  [
    'a NUL in the agenda’s template',
    'POST',
    '/meetings/:meeting/agenda/template',
    { templateId: NUL, expectedVersion: 1 },
  ],
  ['a NUL in the address of a candidate', 'PATCH', '/meetings/:meeting/candidates/%00', { expectedVersion: 1 }],
  ['a NUL in a screen’s code', 'POST', '/meetings/:meeting/displays', { code: `K74QP${NUL}` }],
  ['a NUL in a screen’s id', 'DELETE', '/meetings/:meeting/displays/%00'],
  ['a NUL in a check-in code', 'POST', '/check-in-tokens', { code: NUL }],
  ['a NUL in a token', 'POST', '/arrivals', { token: `${'x'.repeat(30)}${NUL}` }],
  ['a check-in that is neither open nor closed', 'PUT', '/meetings/:meeting/check-in', { mode: 'ajar' }],
  ['a NUL in a command’s id', 'POST', '/meetings/:meeting/commands', { ...command, commandId: NUL }],
  ['half a character in a command’s id', 'POST', '/meetings/:meeting/commands', { ...command, commandId: '\ud800' }],
  ['a NUL in minutes', 'PUT', '/meetings/:meeting/minutes', { ...written, learned: NUL }],
  ['half a character in a question', 'PUT', '/meetings/:meeting/minutes', { ...written, questions: '\ud800' }],
  ['minutes without end', 'PUT', '/meetings/:meeting/minutes', { ...written, learned: 'x'.repeat(4001) }],
  ['a NUL in a note', 'PUT', '/meetings/:meeting/notes', { text: NUL, expectedVersion: 0 }],
  ['a version beyond the column, of minutes', 'POST', '/meetings/:meeting/minutes/sendings', { expectedVersion: 1e12 }],
  ['a NUL in a line of the pulse', 'PUT', '/meetings/:meeting/pulse', { ...marks, line: NUL }],
  ['a pulse beyond five', 'PUT', '/meetings/:meeting/pulse', { ...marks, heard: 6 }],
  ['a pulse between two', 'PUT', '/meetings/:meeting/pulse', { ...marks, useful: 3.5 }],
  ['a pulse with a name', 'PUT', '/meetings/:meeting/pulse', { ...marks, personId: 'p' }],
  ['a NUL in the reason of a correction', 'PUT', '/meetings/:meeting/register/:person', { ...line, reason: NUL }],
  ['a minute that no clock has', 'PUT', '/meetings/:meeting/register/:person', { ...line, arrivedAt: '16:61' }],
  ['a NUL in a cursor of the history', 'GET', '/meetings/:meeting/register/changes?cursor=1.%00'],
  ['a NUL in the address of a plan', 'GET', '/plans/%00'],
  ['a NUL in a technique', 'POST', '/plans', aPlan('m1', { technique: `Wait${NUL}` })],
  ['half a character in what there will be less of', 'POST', '/plans', aPlan('m1', { lessOf: 'A\ud800' })],
  ['a NUL in whom support is asked of', 'POST', '/plans', aPlan('m1', { support: [{ fromId: NUL, what: 'Help' }] })],
  ['a version beyond the column, of a plan', 'PATCH', '/plans/p1', { expectedVersion: 2_147_483_648 }],
  ['a NUL in a report', 'PUT', '/plans/p1/reports/:meeting', aReport({ whatHappened: NUL })],
  ['more times than the column holds', 'PUT', '/plans/p1/reports/:meeting', aReport({ times: 2_147_483_648 })],
  ['a NUL in an offer', 'PUT', '/meetings/:meeting/offers/:person', { text: NUL }],
  ['a NUL in a partner', 'PUT', '/meetings/:meeting/partners', { sets: [[NUL, 'x']], expectedVersion: 0 }],
  ['a NUL in an answer', 'PATCH', '/support/s1', { state: 'given', answer: NUL, expectedVersion: 1 }],
  ['a NUL in a cursor of plans', 'GET', '/me/plans?cursor=1.%00'],
  ['a cursor that is no place', 'GET', '/me/support?cursor=x.y'],
  ['a NUL in a colleague’s name', 'GET', '/colleagues?q=%00'],
  ['a NUL in a hub’s techniques', 'GET', '/techniques?hub=%00'],
  [
    'a year without end',
    'PATCH',
    '/half-terms/:term',
    { startsOn: '2026-09-01', endsOn: '9999-12-31', expectedVersion: 1 },
  ],
]

async function build() {
  const test = await buildMeeting()
  const all = await test.person({ roles: ['coordinator', 'administrator'] })
  const at = (path: string) =>
    path
      .replace(':meeting', test.meeting.id)
      .replace(':group', test.meeting.groupId)
      .replace(':term', test.meeting.halfTermId)
      .replace(':person', test.amy.id)
  return { ...test, all, at }
}

describe('what no database can keep is refused with a sentence, on either engine', () => {
  test('each of them', async () => {
    const { all, facilitator, at } = await build()
    const failed: string[] = []
    for (const [name, method, path, payload] of cases) {
      const asks: InjectOptions = { method, url: `/api/v1${at(path)}`, ...(payload && { payload }) }
      const who = /commands|agenda|minutes|notes|pulse/.test(path) ? facilitator : all
      const answer = await who.inject(asks)
      if (![400, 404].includes(answer.statusCode)) failed.push(`${name}: ${answer.statusCode} ${answer.body}`)
    }
    expect(failed).toEqual([])
  })

  test('lists that are too long, and addresses too', async () => {
    const { all } = await build()
    const outcome = { statement: 'S', audiences: Array(5).fill('staff'), howWeWillKnow: '' }
    const hub = { outcomes: [outcome], expectedVersion: 1 }
    expect((await all.inject({ method: 'PATCH', url: '/api/v1/hubs/feedback', payload: hub })).statusCode).toBe(400)
    for (const URL of [`https://school.test/${'x'.repeat(1000)}`, 'javascript:alert(1)']) {
      const payload = { csl: { type: 'webpage', title: 'T', URL }, note: '' }
      const answer = await all.inject({ method: 'POST', url: '/api/v1/references', payload })
      expect(answer.statusCode).toBe(400)
    }
  })
})
