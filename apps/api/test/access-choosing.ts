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
  'GET /api/v1/allocations/:id/record': {
    get: at('/allocations/none/record'),
    expect: '401 403 403 403 404 403 403 404',
  },
}
