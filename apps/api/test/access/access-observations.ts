import { at, type Row, stale } from './access.ts'

//                                                       visitor member facil. other coord. admin lead. school
export const observationRows: Record<string, Row> = {
  'GET /api/v1/me/observations': { get: at('/me/observations'), expect: '401 200 200 200 200 200 200 200' },
  'POST /api/v1/observations': { get: at('/observations', {}), expect: '401 400 400 400 400 400 400 400' },
  'GET /api/v1/observations/:id': { get: at('/observations/others'), expect: '401 404 404 404 404 404 404 404' },
  'PATCH /api/v1/observations/:id': {
    get: at('/observations/others', stale),
    expect: '401 404 404 404 404 404 404 404',
  },
  'PUT /api/v1/observations/:id/notes': {
    get: at('/observations/others/notes', { notes: 'x', ...stale }),
    expect: '401 404 404 404 404 404 404 404',
  },
  'POST /api/v1/observations/:id/hand-over': {
    get: at('/observations/others/hand-over', stale),
    expect: '401 404 404 404 404 404 404 404',
  },
  'GET /api/v1/groups/:id/observations': {
    get: ({ group }) => at(`/groups/${group}/observations`)(),
    expect: '401 200 200 403 403 403 403 403',
  },
  'GET /api/v1/cover-requests': { get: at('/cover-requests'), expect: '401 403 403 403 200 403 403 200' },
  'PUT /api/v1/cover-requests/:id': {
    get: at('/cover-requests/others', { cover: 'arranged', ...stale }),
    expect: '401 403 403 403 404 403 403 404',
  },
}
