import { anyone, at, type Row, secret, stale } from './access.ts'

//                                                       visitor member facil. other coord. admin lead. school
export const meetingRows: Record<string, Row> = {
  'GET /api/v1/meetings': { get: at('/meetings'), expect: '401 200 200 200 200 200 200 200' },
  'GET /api/v1/programmes/current/meeting-dates': {
    get: at('/programmes/current/meeting-dates'),
    expect: '401 403 403 403 200 403 403 200',
  },
  'PUT /api/v1/programmes/current/meeting-dates': {
    get: ({ meeting }) =>
      at('/programmes/current/meeting-dates', {
        meetings: [{ id: meeting, date: '2026-09-23', startsAt: '15:30', place: '', ...stale }],
      })(),
    expect: '401 403 403 403 409 403 403 404',
  },
  'POST /api/v1/half-terms/read': {
    get: at('/half-terms/read', { text: 'no dates' }),
    expect: '401 403 403 403 400 403 403 400',
  },
  'PUT /api/v1/half-terms': {
    get: ({ halfTerm }) =>
      at('/half-terms', { halfTerms: [{ id: halfTerm, startsOn: '2026-09-01', endsOn: '2026-10-01' }], ...stale })(),
    expect: '401 403 403 403 409 403 403 404',
  },
  'POST /api/v1/hubs/:slug/groups': {
    get: at('/hubs/questioning/groups'),
    expect: '401 403 403 403 201 403 403 201',
  },
  // The only group of its hub.
  'DELETE /api/v1/groups/:id': {
    get: ({ group }) => at(`/groups/${group}`)(),
    expect: '401 403 403 403 409 403 403 404',
  },
  'POST /api/v1/groups/:id/merge': {
    get: ({ group }) => at(`/groups/${group}/merge`, { intoId: group })(),
    expect: '401 403 403 403 400 403 403 404',
  },
  'POST /api/v1/days-off': {
    get: at('/days-off', { from: '2026-10-03', kind: 'closure', name: 'Closed' }),
    expect: '401 403 403 403 400 403 403 400',
  },
  'POST /api/v1/days-off/bank-holidays': {
    get: at('/days-off/bank-holidays'),
    expect: '401 403 403 403 409 403 403 409',
  },
  'DELETE /api/v1/days-off/:id': { get: at('/days-off/none'), expect: '401 403 403 403 404 403 403 404' },
  'GET /api/v1/meetings/:id': {
    get: ({ meeting }) => at(`/meetings/${meeting}`)(),
    expect: '401 200 200 403 200 403 403 404',
  },
  'PATCH /api/v1/meetings/:id': {
    get: ({ meeting }) => at(`/meetings/${meeting}`, stale)(),
    expect: '401 403 409 403 409 403 403 404',
  },
  'PUT /api/v1/meetings/:id/agenda': {
    get: ({ meeting }) =>
      at(`/meetings/${meeting}/agenda`, {
        ...stale,
        segments: [{ kind: 'starter', title: 'A', minutes: 5, protected: false, prompt: '', notes: '' }],
      })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/agenda/fit': {
    get: ({ meeting }) => at(`/meetings/${meeting}/agenda/fit`, { withBreak: true, ...stale })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/commands': {
    get: ({ meeting }) => at(`/meetings/${meeting}/commands`, { type: 'start', commandId: 'c1', ...stale })(),
    expect: '401 403 409 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/run': {
    get: ({ meeting }) => at(`/meetings/${meeting}/run`)(),
    expect: '401 200 200 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/live': {
    get: ({ meeting }) => at(`/meetings/${meeting}/live`)(),
    expect: '401 200 200 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/register/:personId': {
    get: ({ meeting, member }) => at(`/meetings/${meeting}/register/${member}`, { attendance: 'present', ...stale })(),
    expect: '401 403 409 403 409 403 403 404',
  },
  'POST /api/v1/displays': anyone(at('/displays'), 201),
  'GET /api/v1/displays/current': anyone(at('/displays/current'), 401),
  'GET /api/v1/displays/current/run': anyone(at('/displays/current/run'), 401),
  'GET /api/v1/displays/current/live': anyone(at('/displays/current/live'), 401),
  'GET /api/v1/displays/current/check-in-code': anyone(at('/displays/current/check-in-code'), 401),
  'DELETE /api/v1/displays/current': anyone(at('/displays/current'), 401),
  'GET /api/v1/meetings/:id/displays': {
    get: ({ meeting }) => at(`/meetings/${meeting}/displays`)(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/displays': {
    get: ({ meeting }) => at(`/meetings/${meeting}/displays`, { code: 'K74QPX' })(),
    expect: '401 403 404 403 403 403 403 404',
  },
  'DELETE /api/v1/meetings/:id/displays/:displayId': {
    get: ({ meeting }) => at(`/meetings/${meeting}/displays/none`)(),
    expect: '401 403 404 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/check-in': {
    get: ({ meeting }) => at(`/meetings/${meeting}/check-in`)(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/check-in': {
    get: ({ meeting }) => at(`/meetings/${meeting}/check-in`, { mode: 'open' })(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/check-in-code': {
    get: ({ meeting }) => at(`/meetings/${meeting}/check-in-code`)(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'POST /api/v1/check-in-tokens': anyone(at('/check-in-tokens', { code: 'K74QPX' }), 404),
  'POST /api/v1/arrivals': { get: at('/arrivals', { token: secret }), expect: '401 410 410 410 410 410 410 410' },
}
