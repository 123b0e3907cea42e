import { anyone, at, type Row, secret, stale } from './access.ts'

//                                                       visitor member facil. other coord. admin lead. school
export const meetingRows: Record<string, Row> = {
  'GET /api/v1/meetings': { get: at('/meetings'), expect: '401 200 200 200 200 200 200 200' },
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
  'POST /api/v1/screens': anyone(at('/screens'), 201),
  'GET /api/v1/screens/current': anyone(at('/screens/current'), 401),
  'GET /api/v1/screens/current/run': anyone(at('/screens/current/run'), 401),
  'GET /api/v1/screens/current/live': anyone(at('/screens/current/live'), 401),
  'GET /api/v1/screens/current/door-code': anyone(at('/screens/current/door-code'), 401),
  'DELETE /api/v1/screens/current': anyone(at('/screens/current'), 401),
  'GET /api/v1/meetings/:id/screens': {
    get: ({ meeting }) => at(`/meetings/${meeting}/screens`)(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'POST /api/v1/meetings/:id/screens': {
    get: ({ meeting }) => at(`/meetings/${meeting}/screens`, { code: 'K74QPX' })(),
    expect: '401 403 404 403 403 403 403 404',
  },
  'DELETE /api/v1/meetings/:id/screens/:screenId': {
    get: ({ meeting }) => at(`/meetings/${meeting}/screens/none`)(),
    expect: '401 403 404 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/door': {
    get: ({ meeting }) => at(`/meetings/${meeting}/door`)(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'PUT /api/v1/meetings/:id/door': {
    get: ({ meeting }) => at(`/meetings/${meeting}/door`, { mode: 'open' })(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'GET /api/v1/meetings/:id/door-code': {
    get: ({ meeting }) => at(`/meetings/${meeting}/door-code`)(),
    expect: '401 403 200 403 403 403 403 404',
  },
  'POST /api/v1/tickets': anyone(at('/tickets', { code: 'K74QPX' }), 404),
  'POST /api/v1/arrivals': { get: at('/arrivals', { ticket: secret }), expect: '401 410 410 410 410 410 410 410' },
}
