import { at, type Row } from './access.ts'

const ballot = { ranks: ['feedback'], any: false }

const settings = { seniorsApart: false, workingDays: false, spreadDepartments: false }
const version = { expectedVersion: 4711 }

//                                                       visitor member facil. other coord. admin lead. school
export const choosingRows: Record<string, Row> = {
  'GET /api/v1/me/ballot': { get: at('/me/ballot'), expect: '401 200 200 200 200 200 200 200' },
  'PUT /api/v1/me/ballot': { get: at('/me/ballot', ballot), expect: '401 409 409 409 409 409 409 409' },
  'DELETE /api/v1/me/ballot': { get: at('/me/ballot'), expect: '401 409 409 409 409 409 409 409' },
  'GET /api/v1/me/allocation': { get: at('/me/allocation'), expect: '401 200 200 200 200 200 200 200' },
  'POST /api/v1/allocations': { get: at('/allocations', settings), expect: '401 403 403 403 409 403 403 409' },
  'GET /api/v1/allocations/current': { get: at('/allocations/current'), expect: '401 403 403 403 200 403 403 200' },
  'PATCH /api/v1/allocations/:id': {
    get: at('/allocations/none', { undo: true, ...version }),
    expect: '401 403 403 403 404 403 403 404',
  },
  'POST /api/v1/allocations/:id/publication': {
    get: at('/allocations/none/publication', version),
    expect: '401 403 403 403 404 403 403 404',
  },
  'GET /api/v1/placement-rules': { get: at('/placement-rules'), expect: '401 403 403 403 200 403 403 200' },
  'POST /api/v1/placement-rules': {
    get: at('/placement-rules', { kind: 'apart', personId: 'none', otherId: 'none', reason: 'Why' }),
    expect: '401 403 403 403 404 403 403 404',
  },
  'PUT /api/v1/placement-rules/:id': {
    get: at('/placement-rules/none', { kind: 'apart', personId: 'none', otherId: 'none', reason: 'Why', ...version }),
    expect: '401 403 403 403 404 403 403 404',
  },
  'DELETE /api/v1/placement-rules/:id': {
    get: at('/placement-rules/none'),
    expect: '401 403 403 403 404 403 403 404',
  },
  'GET /api/v1/people/:id/placement-options': {
    get: at('/people/none/placement-options'),
    expect: '401 403 403 403 409 403 403 409',
  },
  'GET /api/v1/placement-changes': { get: at('/placement-changes'), expect: '401 403 403 403 409 403 403 409' },
  'POST /api/v1/placement-changes': {
    get: at('/placement-changes', { personId: 'none', hubSlug: null, expectedHubSlug: null, reason: 'Why' }),
    expect: '401 403 403 403 409 403 403 409',
  },
  'POST /api/v1/placement-changes/:id/undo': {
    get: at('/placement-changes/none/undo'),
    expect: '401 403 403 403 409 403 403 409',
  },
  'POST /api/v1/reallocations': {
    get: at('/reallocations', { moving: 'only-if-needed' }),
    expect: '401 403 403 403 409 403 403 409',
  },
  'GET /api/v1/reallocations/current': {
    get: at('/reallocations/current'),
    expect: '401 403 403 403 200 403 403 200',
  },
  'POST /api/v1/reallocations/:id/acceptance': {
    get: at('/reallocations/none/acceptance'),
    expect: '401 403 403 403 404 403 403 404',
  },
  'GET /api/v1/swap-offers': { get: at('/swap-offers'), expect: '401 403 403 403 409 403 403 409' },
  'POST /api/v1/swap-offers': { get: at('/swap-offers'), expect: '401 403 403 403 409 403 403 409' },
  'POST /api/v1/swap-offers/:id/withdrawal': {
    get: at('/swap-offers/none/withdrawal'),
    expect: '401 403 403 403 404 403 403 404',
  },
  'GET /api/v1/me/swap-offers': { get: at('/me/swap-offers'), expect: '401 200 200 200 200 200 200 200' },
  'PUT /api/v1/me/swap-offers/:id': {
    get: at('/me/swap-offers/none', { accepts: true }),
    expect: '401 404 404 404 404 404 404 404',
  },
  'GET /api/v1/me/waiting': { get: at('/me/waiting'), expect: '401 200 200 200 200 200 200 200' },
  'PUT /api/v1/hubs/:slug/waiting': { get: at('/hubs/feedback/waiting'), expect: '401 409 409 409 409 409 409 409' },
  'DELETE /api/v1/hubs/:slug/waiting': {
    get: at('/hubs/feedback/waiting'),
    expect: '401 204 204 204 204 204 204 204',
  },
  'GET /api/v1/waiting-lists': { get: at('/waiting-lists'), expect: '401 403 403 403 200 403 403 200' },
  'GET /api/v1/choice-reminders': { get: at('/choice-reminders'), expect: '401 403 403 403 200 403 403 200' },
  'POST /api/v1/choice-reminders': { get: at('/choice-reminders', {}), expect: '401 403 403 403 200 403 403 200' },
  'GET /api/v1/allocations/:id/record': {
    get: at('/allocations/none/record'),
    expect: '401 403 403 403 404 403 403 404',
  },
}
