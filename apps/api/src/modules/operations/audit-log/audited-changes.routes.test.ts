import { auditLog, type AuditAction } from '@hubs/schema/audit'
import type { MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { describe, expect, test } from 'vitest'
import { accessTable } from '../../../../test/access/access-table.ts'
import { buildTestApp } from '../../../../test/test-app.ts'
import { png } from '../../school/school.testkit.ts'

type Send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) => Promise<void>
type Asked = <T extends object>(url: string) => Promise<T>
type Doing = { send: Send; ask: Asked }

const programmeOf = ({ ask }: Doing) => ask<Programme>('/programmes/current')
const closure = { from: '2026-11-27', kind: 'closure', name: 'Polling day' }
const image = png(20, 20).toString('base64')

/** What a coordinator does to the year, its dates, the hubs and the school, by the address it is done at. */
const acts: Record<string, [AuditAction, (doing: Doing) => Promise<void>]> = {
  'PATCH /api/v1/programmes/current': [
    'year-changed',
    async doing => {
      const { version } = await programmeOf(doing)
      await doing.send('PATCH', '/programmes/current', { groupMin: 7, expectedVersion: version })
    },
  ],
  'PATCH /api/v1/half-terms/:id': [
    'half-terms-changed',
    async doing => {
      const { halfTerms, version } = await programmeOf(doing)
      const [{ id = '', startsOn = '', name = '' } = {}] = halfTerms
      const payload = { startsOn, endsOn: '2026-10-22', name, expectedVersion: version }
      await doing.send('PATCH', `/half-terms/${id}`, payload)
    },
  ],
  'PUT /api/v1/half-terms': [
    'half-terms-changed',
    async doing => {
      const { halfTerms, version } = await programmeOf(doing)
      const named = halfTerms.map(({ position: _, ...each }, at) => ({ ...each, name: `Half term ${at + 1}` }))
      await doing.send('PUT', '/half-terms', { halfTerms: named, expectedVersion: version })
    },
  ],
  'POST /api/v1/days-off': ['days-off-changed', ({ send }) => send('POST', '/days-off', closure)],
  'DELETE /api/v1/days-off/:id': [
    'days-off-changed',
    async doing => {
      const [{ id = '' } = {}] = (await programmeOf(doing)).daysOff
      await doing.send('DELETE', `/days-off/${id}`)
    },
  ],
  'POST /api/v1/days-off/bank-holidays': [
    'days-off-changed',
    async doing => {
      const [{ id = '' } = {}] = (await programmeOf(doing)).daysOff
      await doing.send('DELETE', `/days-off/${id}`)
      await doing.send('POST', '/days-off/bank-holidays')
    },
  ],
  'PUT /api/v1/programmes/current/meeting-dates': [
    'meeting-dates-changed',
    async ({ ask, send }) => {
      const url = '/programmes/current/meeting-dates'
      const meetings = (await ask<MeetingDates>(url)).meetings.slice(0, 2)
      const wanted = meetings.map(({ id, date, startsAt, version }) => ({
        id,
        date,
        startsAt,
        place: 'Library',
        expectedVersion: version,
      }))
      await send('PUT', url, { meetings: wanted })
    },
  ],
  'PATCH /api/v1/meetings/:id': [
    'meeting-dates-changed',
    async ({ ask, send }) => {
      const [{ id = '', version } = {}] = (await ask<MeetingDates>('/programmes/current/meeting-dates')).meetings
      await send('PATCH', `/meetings/${id}`, { cancelled: true, expectedVersion: version })
    },
  ],
  'POST /api/v1/hubs': [
    'hub-opened',
    ({ send }) =>
      send('POST', '/hubs', {
        name: 'Oracy',
        question: 'Who talks?',
        summary: 'Talk that teaches.',
        icon: 'leaf',
        colour: 'teal',
        outcomes: [{ statement: 'Everyone speaks.', audiences: ['students'], howWeWillKnow: '' }],
      }),
  ],
  'PATCH /api/v1/hubs/:slug': [
    'hub-changed',
    async ({ ask, send }) => {
      const { version } = await ask<{ version: number }>('/hubs/feedback')
      await send('PATCH', '/hubs/feedback', { question: 'What next?', expectedVersion: version })
    },
  ],
  'PATCH /api/v1/school': [
    'school-changed',
    async ({ ask, send }) => {
      const { version } = await ask<{ version: number }>('/school')
      await send('PATCH', '/school', { name: 'Hilltop School', expectedVersion: version })
    },
  ],
  'PUT /api/v1/school/logo': ['school-changed', ({ send }) => send('PUT', '/school/logo', { image, alt: '' })],
  'DELETE /api/v1/school/logo': [
    'school-changed',
    async ({ send }) => {
      await send('PUT', '/school/logo', { image, alt: '' })
      await send('DELETE', '/school/logo')
    },
  ],
}

/** Written down too, as the tests of their modules have it. */
const elsewhere: Record<string, AuditAction> = {
  'POST /api/v1/backups': 'backup-made',
  'POST /api/v1/school/export': 'school-exported',
  'POST /api/v1/people': 'person-added',
  'PATCH /api/v1/people/:id': 'person-changed',
  'PUT /api/v1/accessibility': 'accessibility-changed',
  'POST /api/v1/people/:id/export': 'data-exported',
  'POST /api/v1/people/:id/erasure': 'person-erased',
  'POST /api/v1/people/:id/invitation': 'invitation-sent',
  'POST /api/v1/people/:id/password-reset': 'password-reset-sent',
  'POST /api/v1/people/invitations': 'invitation-sent',
  'POST /api/v1/people/imports': 'people-imported',
  'POST /api/v1/people/imports/:id/undo': 'import-undone',
  'DELETE /api/v1/people/:id/second-factor': 'second-factor-reset',
  'PUT /api/v1/people/:id/membership': 'place-changed',
  'PATCH /api/v1/groups/:id': 'leaders-changed',
  'POST /api/v1/hubs/:slug/groups': 'groups-changed',
  'DELETE /api/v1/groups/:id': 'groups-changed',
  'POST /api/v1/groups/:id/merge': 'groups-changed',
  'POST /api/v1/allocations/:id/publication': 'allocation-published',
  'POST /api/v1/placement-changes': 'place-changed',
  'POST /api/v1/placement-changes/:id/undo': 'place-changed',
  'POST /api/v1/reallocations/:id/acceptance': 'place-changed',
  'POST /api/v1/people/:id/hours/corrections': 'hours-corrected',
  'POST /api/v1/next-year/start': 'year-started',
  'DELETE /api/v1/next-year/start': 'year-undone',
}

/** What is not there, and why. */
const unnoted: Record<string, string> = {
  'POST /api/v1/people/import-previews': 'changes nothing',
  'POST /api/v1/half-terms/read': 'changes nothing',
  'POST /api/v1/data-protection-assessment': 'changes nothing',
  'POST /api/v1/allocations': 'nobody is in a hub by it until it is published',
  'PATCH /api/v1/allocations/:id': 'nobody is in a hub by it until it is published',
  'POST /api/v1/reallocations': 'nobody is in a hub by it until it is accepted',
  'PUT /api/v1/next-year': 'nothing of it is so until the year is started',
  'POST /api/v1/placement-rules': 'who may not be with whom is for coordinators alone',
  'PUT /api/v1/placement-rules/:id': 'who may not be with whom is for coordinators alone',
  'DELETE /api/v1/placement-rules/:id': 'who may not be with whom is for coordinators alone',
  'POST /api/v1/swap-offers': 'two colleagues answer it; what comes of it is there',
  'POST /api/v1/swap-offers/:id/withdrawal': 'two colleagues answer it; what comes of it is there',
  'POST /api/v1/choice-reminders': 'each has its own list, with who sent it',
  'PUT /api/v1/cover-requests/:id': 'the request says who answered it',
  'POST /api/v1/emails/undelivered/retry': 'sends what was to be sent',
  'PUT /api/v1/moderation/replies/:id': 'the comment says who decided',
  'PUT /api/v1/strands/:code': 'words of the library, which everybody reads',
  'PUT /api/v1/citation-style': 'how sources look',
  'PUT /api/v1/programmes/current/reading': 'a list to read',
  'PUT /api/v1/reports/terms/:term/note': 'a note to governors, who read it',
}

async function build() {
  const { person } = await buildTestApp()
  const [coordinator, administrator] = [
    await person({ roles: ['coordinator'] }),
    await person({ roles: ['administrator'] }),
  ]
  const send: Send = async (method, url, payload) => {
    const answer = await coordinator.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
  }
  const ask: Asked = async url => (await coordinator.inject({ url: `/api/v1${url}` })).json()
  const log = async () =>
    auditLog
      .parse((await administrator.inject({ url: '/api/v1/audit?limit=50' })).json())
      .items.map(each => each.action)
  return { send, ask, log }
}

describe('what coordinators change for everybody', () => {
  test.each(Object.entries(acts))('%s is in the audit log', async (_route, [action, act]) => {
    const { log, ...doing } = await build()
    const before = (await log()).length
    await act(doing)
    const written = await log()
    expect(written.length).toBeGreaterThan(before)
    expect(new Set(written.slice(0, written.length - before))).toEqual(new Set([action]))
  })

  test('is that, or has its reason not to be', () => {
    const isTheirs = ([route, { expect: said }]: [string, { expect: string }]) => {
      const [, member, facilitator, , coordinator, administrator] = said.split(' ')
      const others = member === '403' && facilitator === '403'
      return !route.startsWith('GET ') && others && !(coordinator === '403' && administrator === '403')
    }
    const theirs = Object.entries(accessTable)
      .filter(isTheirs)
      .map(([route]) => route)
    const known = [acts, elsewhere, unnoted].flatMap(each => Object.keys(each))
    expect(theirs.filter(route => !known.includes(route))).toEqual([])
    expect(known.filter(route => !(route in accessTable))).toEqual([])
  })
})
